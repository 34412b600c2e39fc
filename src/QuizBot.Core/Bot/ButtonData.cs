namespace QuizBot.Core.Bot;

/// <summary>What buttons carry: the names of values, and the words among them.</summary>
internal static class ButtonData
{
    /// <summary>The id of a question put to a learner.</summary>
    public const string Ask = "ask";

    /// <summary>The id of a flashcard.</summary>
    public const string Card = "card";

    /// <summary>The id of a round.</summary>
    public const string Round = "round";

    /// <summary>Whether the learner had the answer.</summary>
    public const string Got = "got";

    /// <summary>What a quiz is narrowed to.</summary>
    public const string Topic = "topic";

    /// <summary>That the learner goes on although nothing is due.</summary>
    public const string More = "more";

    /// <summary>The question that this one follows.</summary>
    public const string After = "after";

    /// <summary>What pressing the button says.</summary>
    public const string Text = "text";

    /// <summary>Whether to go through with it.</summary>
    public const string Sure = "sure";

    /// <summary>That only whoever presses is answered.</summary>
    public const string Alone = "alone";

    /// <summary>The key of an entry to explain.</summary>
    public const string Entry = "term";

    /// <summary>The question that what is explained was offered for, as its row is called.</summary>
    public const string Question = "question";

    /// <summary>What to do with a card.</summary>
    public const string What = "what";

    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>The question or round that a card belongs to; empty where it belongs to none.</summary>
    public static string SeedOf(IReadOnlyDictionary<string, string> data) =>
        data.GetValueOrDefault(Ask) ?? data.GetValueOrDefault(Round, "");

    public static Dictionary<string, string> With(IReadOnlyDictionary<string, string> data, string key, string value) =>
        new(data) { [key] = value };
}
