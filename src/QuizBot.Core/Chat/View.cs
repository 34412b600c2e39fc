namespace QuizBot.Core.Chat;

/// <summary>
/// The neutral picture of one message. Every text is plain text, never markup: an edge escapes what its channel would interpret.
/// Edges render every block on their channel within its limits, and shorten with an ellipsis where they must.
/// </summary>
public sealed record View
{
    /// <summary>The card's heading; null for a message that is only a line or two.</summary>
    public string? Title { get; init; }

    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>At most <see cref="MaxActions"/>, the likeliest first.</summary>
    public IReadOnlyList<ViewAction> Actions { get; init; } = [];

    /// <summary>
    /// The whole message in a sentence or two: notifications, old clients, and screen readers where <see cref="Speak"/> is null.
    /// </summary>
    public required string Fallback { get; init; }

    /// <summary>What a voice says instead of <see cref="Fallback"/>; null for the same.</summary>
    public string? Speak { get; init; }

    public const int MaxActions = 10;
}

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

    /// <summary>True for one of several answers: a row of its own, one below the other. Those that are not stand together.</summary>
    public bool Wide { get; init; }
}
