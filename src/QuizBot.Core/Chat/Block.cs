namespace QuizBot.Core.Chat;

/// <summary>One part of a <see cref="View"/>, from top to bottom.</summary>
public abstract record Block;

/// <summary>
/// Options to pick from; the picked values come back under <paramref name="Id"/> with the press of a <see cref="ViewAction"/> that submits.
/// </summary>
/// <param name="Id">Input id: ASCII letters, digits and hyphens.</param>
/// <param name="Label">What to pick; read by screen readers.</param>
/// <param name="Options">In the order shown. Values are short ASCII without commas.</param>
/// <param name="Pick">One or several, and how much room to take.</param>
public sealed record ChoiceBlock(string Id, string Label, IReadOnlyList<Option> Options, Pick Pick = Pick.One) : Block;

public sealed record Fact(string Label, string Value);

/// <summary>Labels with values, such as "Streak: 5 days".</summary>
public sealed record FactsBlock(IReadOnlyList<Fact> Facts) : Block;

/// <summary>Text whose line breaks and spacing matter, in a fixed-width font, such as a calendar or an export.</summary>
/// <param name="Label">What it is, for people who cannot see it.</param>
/// <param name="Text">May be long; never wrapped by the bot.</param>
public sealed record FixedBlock(string Label, string Text) : Block;

/// <summary>A line to type an answer into; comes back under <paramref name="Id"/>.</summary>
public sealed record InputBlock(string Id, string Label, string Placeholder, int MaxLength) : Block
{
    /// <summary>What stands in it at first.</summary>
    public string Value { get; init; } = "";
}

public sealed record Option(string Value, string Text);

/// <summary>How many options may be picked; <see cref="OneCompact"/> is one of them in a drop-down.</summary>
public enum Pick
{
    One,
    OneCompact,
    Several,
}

/// <summary>How far along something is.</summary>
/// <param name="Label">What is measured, with the numbers in words ("4 of 12 cards answered").</param>
/// <param name="Value">0 to <paramref name="Max"/>.</param>
/// <param name="Max">More than 0.</param>
public sealed record ProgressBlock(string Label, int Value, int Max) : Block;

/// <summary>Rows and columns, such as a leaderboard or two terms side by side. Each row has as many cells as there are headers.</summary>
public sealed record TableBlock(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <summary>A paragraph; may hold line breaks.</summary>
public sealed record TextBlock(string Text, Tone Tone = Tone.Body) : Block;

/// <summary>How a text is meant.</summary>
public enum Tone
{
    Body,
    Heading,
    Subtle,
    Good,
    Bad,
    Quote,
}
