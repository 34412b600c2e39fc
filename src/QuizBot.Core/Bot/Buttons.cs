using QuizBot.Core.Chat;

namespace QuizBot.Core.Bot;

/// <summary>Buttons that more than one card has.</summary>
internal static class Buttons
{
    /// <param name="after">The question this one follows, so that pressing twice asks once; null where it follows none.</param>
    /// <param name="topic">What the quiz is narrowed to.</param>
    public static ViewAction Next(string? after, string? topic)
    {
        var data = WithTopic(topic);
        if (after is not null)
            data[ButtonData.After] = after;
        return new(Verbs.Next, "Next card") { Data = data, Primary = true };
    }

    public static ViewAction KeepGoing(string title, string? topic) =>
        new(Verbs.Quiz, title) { Data = ButtonData.With(WithTopic(topic), ButtonData.More, ButtonData.Yes), Primary = true };

    public static ViewAction Quiz(string title, string? topic = null) =>
        new(Verbs.Quiz, title) { Data = WithTopic(topic), Primary = true };

    /// <summary>A button that does what typing <paramref name="text"/> does.</summary>
    public static ViewAction Say(string title, string text) =>
        new(Verbs.Say, title) { Data = new Dictionary<string, string> { [ButtonData.Text] = text } };

    private static Dictionary<string, string> WithTopic(string? topic) => topic is null ? [] : new() { [ButtonData.Topic] = topic };
}
