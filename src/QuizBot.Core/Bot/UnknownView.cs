using QuizBot.Core.Views;

namespace QuizBot.Core.Bot;

/// <summary>What the bot says to a message it has no better answer for.</summary>
internal static class UnknownView
{
    public static View Of(Library library, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return With("I am here. Say “quiz” for a question, or “help” for everything I can do.", []);
        IReadOnlyList<Topic> near = library.Topics.Nearest(text, 3);
        string understood = $"I read “{Friendly.Shorten(text.Trim(), 80)}”, and that is not something I can do yet.";
        return near.Count == 0
            ? With(understood + " Say “help” to see what I understand.", [])
            : With($"{understood} The notes do cover {Friendly.List([.. near.Select(topic => topic.Name)])}.", near);
    }

    private static View With(string text, IReadOnlyList<Topic> near) => Replies.Line(
        text,
        [.. near.Select(topic => Buttons.Say($"Quiz: {topic.Name}", $"{Commands.Quiz} {topic.Name}")), Buttons.Quiz("Start a quiz"), Buttons.Say("Help", Commands.Help)]);
}
