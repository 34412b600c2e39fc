using System.IO.Compression;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Tests.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>
/// Goes on with a database that the first version of QuizBot wrote in its playground on the evening of 2026-11-28 and, by its moved
/// clock, a day later: Ada studies alone, with a question open, a schedule and a reminder; Ada, Noor and Kenji (who is not to be
/// named) answered a round in the room, and a second one is open.
/// </summary>
public sealed class OldDatabaseTests : IAsyncDisposable
{
    private static readonly RoomId StudyGroup = new("playground", "local", "study-group");
    private static readonly RoomId AdasChat = new("playground", "local", "personal-ada");

    private readonly BotUnderTest bot = new(Read()) { Now = new(2026, 11, 29, 22, 30, 0, TimeSpan.Zero) };

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("streak", "Your streak: 2 days")]
    [InlineData("timezone", "Your day follows UTC+2 (you chose it)")]
    [InlineData("days off", "Friday and Saturday")]
    [InlineData("reminder", "at 20:30")]
    [InlineData("schedule", "weekdays at 09:00 (UTC+2), note D1.2")]
    public async Task Settings_streak_and_schedule_are_as_they_were(string typed, string told)
    {
        var ada = Personal("ada");
        await ada.SayAsync(typed);
        Assert.Contains(told, ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_question_that_waits_is_answered_and_counts_on_top()
    {
        var ada = Personal("ada");
        await ada.SayAsync("data preparation");
        Assert.Contains("Right", ada.Text, StringComparison.Ordinal);
        var profile = (await new Learners(bot.Store).GetAsync(ada.Learner, Cancel)).Value;
        Assert.Equal((7, 6, 2), (profile.Reviews, profile.Correct, profile.Streak.Length));
        // The evening was already the next calendar day; by the study day, which turns at four, the next one begins in the morning after.
        bot.Now += TimeSpan.FromHours(34);
        await ada.SayAsync("next");
        await ada.PressAsync("Show answer");
        await ada.PressAsync("Got it");
        await ada.SayAsync("streak");
        Assert.Contains("Your streak: 3 days", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_in_the_room_is_answered_and_names_nobody_who_asked_not_to_be_named()
    {
        var noor = new Chat(bot, "noor", StudyGroup, RoomKind.Channel);
        await noor.PressAsync(Verbs.Answer, new Dictionary<string, string> { ["round"] = "f3ea22713c427db06b35", ["card"] = "D1.2/Q2", ["answer"] = "model drift" });
        var kenji = new Chat(bot, "kenji", StudyGroup, RoomKind.Channel);
        await kenji.PressAsync(Verbs.Answer, new Dictionary<string, string> { ["round"] = "f3ea22713c427db06b35", ["card"] = "D1.2/Q2", ["answer"] = "model drift" });
        await noor.SayAsync("leaderboard");
        Assert.Contains("noor", noor.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("2 people on the board, 3 of 3 right", noor.Seen.Fallback, StringComparison.Ordinal);
        Assert.DoesNotContain("kenji", noor.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("personal-ada", PushKind.Card)]
    [InlineData("personal-ada", PushKind.Reminder)]
    [InlineData("study-group", PushKind.Card)]
    [InlineData("study-group", PushKind.Recap)]
    public async Task What_was_planned_comes_when_it_is_due(string conversation, PushKind kind)
    {
        var shard = Keys.Shard(StudyGroup with { Conversation = conversation });
        var pushes = new Pushes(bot.Store);
        var due = Assert.Single(await pushes.FirstAsync(shard, 10, Cancel), push => push.Value.Kind == kind && push.Value.Room.Conversation == conversation);
        bot.Now = due.Value.Due;
        Assert.Equal([due.Value], await pushes.MoveAsync(shard, [due], bot.Now, Cancel));
        var replies = await bot.PushAsync(due.Value);
        // The streak of two days is not yet worth a reminder.
        Assert.Equal(kind != PushKind.Reminder, replies.Any(reply => reply.Kind == ReplyKind.Post));
        Assert.True((await pushes.GetAsync(due.Value.Room, kind, Cancel))!.Value.Due > bot.Now);
    }

    [Fact]
    public async Task All_that_was_kept_is_exported_and_deleted()
    {
        var ada = Personal("ada");
        await ada.SayAsync("export my data");
        foreach (var kept in new[] { "Etc/GMT-2", "D1.2/amazon-s3/role", "2026-11-30", "D1.2/aws-glue" })
            Assert.Contains(kept, ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("delete my data");
        await ada.PressAsync(ada.Seen.Actions[0]);
        Assert.Equal(0, (await new Learners(bot.Store).GetAsync(ada.Learner, Cancel)).Value.Reviews);
        Assert.Null(await new Pushes(bot.Store).GetAsync(AdasChat, PushKind.Card, Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Chat Personal(string user) => new(bot, user, StudyGroup with { Conversation = "personal-" + user }, RoomKind.Personal);

    private static byte[] Read()
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(Path.GetDirectoryName(Sample.SeedPath)!, "version-1.db.gz")), CompressionMode.Decompress);
        using var file = new MemoryStream();
        packed.CopyTo(file);
        return file.ToArray();
    }
}
