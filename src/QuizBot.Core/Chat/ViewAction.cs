namespace QuizBot.Core.Chat;

/// <summary>A button.</summary>
/// <param name="Verb">What it asks for (<see cref="Verbs"/>): ASCII letters and hyphens.</param>
/// <param name="Title">What a person reads; at most 75 characters are shown.</param>
public sealed record ViewAction(string Verb, string Title)
{
    /// <summary>Comes back with the press. Short values: all of it together is under 1,000 characters.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    /// <summary>The button to press if in doubt; at most one of a view.</summary>
    public bool Primary { get; init; }

    /// <summary>True when the card's inputs come back with the press.</summary>
    public bool Submits { get; init; }
}
