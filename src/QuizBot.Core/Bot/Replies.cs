using QuizBot.Core.Chat;

namespace QuizBot.Core.Bot;

/// <summary>Short ways to make replies.</summary>
internal static class Replies
{
    public static IReadOnlyList<Reply> Post(View view) => [new(ReplyKind.Post, view)];

    /// <summary>For the learner alone: a private reply in a room, a message in personal chat.</summary>
    public static IReadOnlyList<Reply> ToLearner(Turn turn, View view) =>
        [new(turn.RoomKind == RoomKind.Personal ? ReplyKind.Post : ReplyKind.Private, view)];

    /// <summary>In place of the pressed card in personal chat, for the learner alone in a room.</summary>
    public static IReadOnlyList<Reply> ToPress(Turn turn, View view) =>
        [new(turn.RoomKind == RoomKind.Personal ? ReplyKind.Replace : ReplyKind.Private, view)];

    /// <summary>A line or two without a heading.</summary>
    public static View Line(string text, params IReadOnlyList<ViewAction> actions) =>
        new() { Blocks = [new TextBlock(text)], Actions = actions, Fallback = text };
}
