using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QuizBot.Core.Chat;

namespace QuizBot.Core.Bot;

/// <summary>Ids of questions and rounds, made from what brought them about, so that the same turn delivered twice asks once.</summary>
internal static class AskIds
{
    public static string From(Turn turn) => Hash(turn, "turn", turn.Id);

    /// <summary>The question that follows <paramref name="ask"/>.</summary>
    public static string After(Turn turn, string ask) => Hash(turn, "after", ask);

    /// <summary>Tells a turn from others without telling whose it was: channels put people's ids into those of turns.</summary>
    public static string MarkOf(Turn turn) => Hash(turn.Room.Channel, turn.Room.Workspace, turn.Room.Conversation, "mark", turn.Id);

    /// <summary>A round of a match.</summary>
    public static string OfMatch(RoomId room, string match, int number) =>
        Hash(room.Channel, room.Workspace, room.Conversation, "match", match, number.ToString(CultureInfo.InvariantCulture));

    private static string Hash(Turn turn, string what, string id) =>
        Hash(turn.Learner.Channel, turn.Learner.Workspace, turn.Learner.User, turn.Room.Conversation, what, id);

    private static string Hash(params ReadOnlySpan<string?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 10));
}
