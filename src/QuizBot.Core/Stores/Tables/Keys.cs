using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QuizBot.Core.Chat;

namespace QuizBot.Core.Stores.Tables;

/// <summary>
/// Where keys are built, and nowhere else. An id from outside is written with letters, digits and <c>- . : @ _</c> as they are
/// and every other UTF-8 byte as <c>=HH</c>, the empty id as <c>=-</c>, which <see cref="Decode"/> undoes. A part that would be too long
/// for a key keeps its beginning and ends in <c>=~</c> and a SHA-256 of the whole; the row behind such a key holds the full id.
/// </summary>
public static class Keys
{
    private const int LongestPart = 72;
    private const string HashMark = "=~";
    private const string EmptyMark = "=-";

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "-.0123456789:@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    public const string Profile = "profile";

    public const string Room = "room";

    /// <summary>Row of a room's newest explanations.</summary>
    public const string Explained = "explained";

    /// <summary>Partition of all reports.</summary>
    public const string Reports = "reports";

    /// <summary>Row of an installation, in the partition of <see cref="Install"/>.</summary>
    public const string InstallRow = "install";

    /// <summary>Partition of the keys that seal what is secret.</summary>
    public const string KeyRing = "keys";

    /// <summary>Partition of the one-time marks of installations that were begun.</summary>
    public const string InstallMarks = "marks";

    /// <summary>
    /// Partition and row, among the installs, of what is written to see whether the store takes anything. It means nothing and is in no
    /// backup.
    /// </summary>
    public const string Health = "health";

    /// <summary>Partition of the workspaces that have removed the bot, among the installs.</summary>
    public const string Departures = "departed";

    /// <summary>Partition and row of how far the upkeep of the store has come, among the installs; of no use to another store.</summary>
    public const string Upkeep = "upkeep";

    public static readonly RowRange Memories = RowRange.Prefix("memory|");

    public static readonly RowRange Logs = RowRange.Prefix("log|");

    public static readonly RowRange Days = RowRange.Prefix("day|");

    public static readonly RowRange Rounds = RowRange.Prefix("round|");

    public static readonly RowRange Answers = RowRange.Prefix("answer|");

    public static readonly RowRange Scores = RowRange.Prefix("score|");

    public static readonly RowRange RoomsOfLearner = RowRange.Prefix("room|");

    public static readonly RowRange AllPlans = RowRange.Prefix("plan|");

    public static readonly RowRange Errands = RowRange.Prefix("due|");

    public static readonly RowRange Erasures = RowRange.Prefix("erase|");

    public static readonly RowRange Outbox = RowRange.Prefix("out|");

    /// <summary>How many partitions the errands of all rooms are spread over.</summary>
    public const int ShardCount = 64;

    public static string Partition(LearnerId learner) => Join(learner.Channel, learner.Workspace, learner.User);

    public static string Partition(RoomId room) => Join(room.Channel, room.Workspace, room.Conversation);

    /// <summary>Begins every partition of a workspace, of learners and of rooms.</summary>
    public static string Workspace(string channel, string workspace) => Join(channel, workspace) + "|";

    public static string Departure(string channel, string workspace) => Join(channel, workspace);

    /// <summary>Tells a partition from all others, and whose it is to nobody.</summary>
    public static string Mark(string partition) => Hash(partition);

    /// <summary>Sorts by time.</summary>
    public static string Erasure(DateTimeOffset due, string mark) =>
        string.Create(CultureInfo.InvariantCulture, $"erase|{due.UtcTicks:D19}|{mark}");

    public static string Install(string channel, string workspace) => Join("install", channel, workspace);

    public static string Key(string name) => Join("key", name);

    /// <summary>Sorts by expiry.</summary>
    public static string InstallMark(DateTimeOffset expires, string mark) =>
        Join(expires.UtcTicks.ToString("D19", CultureInfo.InvariantCulture), mark);

    /// <summary>The marks that have expired.</summary>
    public static RowRange InstallMarksBefore(DateTimeOffset now) => new("", now.UtcTicks.ToString("D19", CultureInfo.InvariantCulture));

    public static string Memory(string course, string noteId) => Join("memory", course, noteId);

    /// <summary>As rows were called before they named the course.</summary>
    public static string OldMemory(string noteId) => Join("memory", noteId);

    /// <summary>Sorts by time; the question's id tells apart what was answered in the same instant.</summary>
    public static string Log(DateTimeOffset at, string ask) =>
        string.Create(CultureInfo.InvariantCulture, $"log|{at.UtcTicks:D19}|{Encode(ask)}");

    /// <summary>The log from an instant on.</summary>
    public static RowRange LogSince(DateTimeOffset since) =>
        Logs with { After = string.Create(CultureInfo.InvariantCulture, $"log|{since.UtcTicks:D19}") };

    public static RowRange LogBefore(DateTimeOffset before) =>
        Logs with { Before = string.Create(CultureInfo.InvariantCulture, $"log|{before.UtcTicks:D19}") };

    /// <summary>The same for a report that is delivered again; from it nobody can tell which room, or whose, it came from.</summary>
    public static string Report(RoomId room, string turn) =>
        "report|" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Join(Partition(room), turn))));

    /// <summary>In a learner's partition: a room in which something of theirs is.</summary>
    public static string RoomOfLearner(RoomId room) => Join("room", room.Channel, room.Workspace, room.Conversation);

    /// <summary>That one learner asks another to be study buddies. Names nobody: only who has both finds it.</summary>
    public static string AskMark(LearnerId asking, LearnerId asked) => Hash($"buddy\n{Partition(asking)}\n{Partition(asked)}");

    public static string Day(DateOnly day) => "day|" + Iso(day);

    /// <summary>Sorts by day.</summary>
    public static string Unanswered(DateOnly day, string id) => $"{Iso(day)}|{Encode(id)}";

    /// <summary>True for what <see cref="Unanswered"/> makes of a plain id; a button can carry anything.</summary>
    public static bool IsUnanswered(string row) =>
        row.Split('|') is [var day, { Length: > 0 and <= LongestPart } id] && !id.AsSpan().ContainsAnyExcept(Plain)
            && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static RowRange UnansweredBefore(DateOnly day) => new("", Iso(day));

    public static string Round(string round) => Join("round", round);

    /// <summary>Names nobody: it is made from round and learner, and only who has both finds it.</summary>
    public static string RoundAnswer(string round, LearnerId learner) => $"answer|{Encode(round)}|{Hash($"{round}\n{Partition(learner)}")}";

    /// <summary>As answers were called before their keys named nobody.</summary>
    public static string NamedRoundAnswer(string round, LearnerId learner) => $"answer|{Encode(round)}|{Shorten(Partition(learner))}";

    /// <summary>True for a row of the old name that is the learner's.</summary>
    public static bool IsNamed(string row, LearnerId learner) => row.EndsWith("|" + Shorten(Partition(learner)), StringComparison.Ordinal);

    public static RowRange RoundAnswers(string round) => RowRange.Prefix($"answer|{Encode(round)}|");

    /// <param name="week">Its Monday.</param>
    /// <param name="learner">Whose score.</param>
    public static string Score(DateOnly week, LearnerId learner) => $"score|{Iso(week)}|{Shorten(Partition(learner))}";

    public static bool IsScore(string row) => row.StartsWith("score|", StringComparison.Ordinal);

    /// <summary>What a score is kept under once nobody may know whose it was; in the same week.</summary>
    public static string NamelessScore(string score) => $"score|{score.Split('|')[1]}|gone-{Hash(score)}";

    public static RowRange WeekScores(DateOnly week) => RowRange.Prefix($"score|{Iso(week)}|");

    public static RowRange ScoresBefore(DateOnly week) => Scores with { Before = $"score|{Iso(week)}" };

    /// <summary>The partition that a room's errands are in; the same on every machine and in every version.</summary>
    public static string Shard(RoomId room) =>
        Shard(SHA256.HashData(Encoding.UTF8.GetBytes(Partition(room)))[0] % ShardCount);

    public static string Shard(int number) => number.ToString("D2", CultureInfo.InvariantCulture);

    public static string Plan(RoomId room, PushKind kind) => $"plan|{Shorten(Partition(room))}|{kind}";

    public static RowRange Plans(RoomId room) => RowRange.Prefix($"plan|{Shorten(Partition(room))}|");

    /// <summary>Sorts by time.</summary>
    public static string Due(Push errand) => At("due", errand);

    /// <summary>Sorts by time.</summary>
    public static string Out(Push errand) => At("out", errand);

    /// <summary>The id behind an encoded part; null where the part was shortened and only its row knows.</summary>
    public static string? Decode(string part)
    {
        if (part.Contains(HashMark, StringComparison.Ordinal))
            return null;
        if (part == EmptyMark)
            return "";
        var bytes = new List<byte>(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] != '=')
            {
                bytes.Add((byte)part[i]);
                continue;
            }

            bytes.Add(byte.Parse(part.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            i += 2;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    public static string Encode(string id)
    {
        if (id.Length == 0)
            return EmptyMark;
        if (!id.AsSpan().ContainsAnyExcept(Plain))
            return Shorten(id);
        var text = new StringBuilder(id.Length);
        foreach (var b in Encoding.UTF8.GetBytes(id))
        {
            if (Plain.Contains((char)b))
                text.Append((char)b);
            else
                text.Append(CultureInfo.InvariantCulture, $"={b:X2}");
        }

        return Shorten(text.ToString());
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string At(string what, Push errand) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}|{errand.Due.UtcTicks:D19}|{Shorten(Partition(errand.Room))}|{errand.Kind}");

    private static string Join(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder(Encode(parts[0]));
        foreach (var part in parts[1..])
            text.Append('|').Append(Encode(part));
        return text.ToString();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 20));

    private static string Shorten(string encoded)
    {
        if (encoded.Length <= LongestPart)
            return encoded;
        var hash = Hash(encoded);
        var beginning = encoded[..(LongestPart - HashMark.Length - hash.Length)];
        return beginning + HashMark + hash;
    }
}
