using System.Globalization;

namespace QuizBot.Core.Chat;

/// <summary>
/// Something to fill in; what stands in it comes back under <paramref name="Id"/> with the press of a <see cref="ViewAction"/> that submits.
/// </summary>
/// <param name="Id">ASCII letters, digits and hyphens.</param>
/// <param name="Label">What it is; read by screen readers.</param>
public abstract record FieldBlock(string Id, string Label) : Block
{
    /// <summary>What is wrong with what was entered, in a sentence that is shown beside it; null where nothing is.</summary>
    public string? Problem { get; init; }
}

/// <summary>Options to pick from.</summary>
/// <param name="Id">As in <see cref="FieldBlock"/>.</param>
/// <param name="Label">What to pick.</param>
/// <param name="Options">In the order shown. Values are short ASCII without commas.</param>
/// <param name="Pick">One or several, and how much room to take.</param>
public sealed record ChoiceBlock(string Id, string Label, IReadOnlyList<Option> Options, Pick Pick = Pick.One) : FieldBlock(Id, Label)
{
    /// <summary>Values of the options that are picked at first.</summary>
    public IReadOnlyList<string> Picked { get; init; } = [];
}

/// <summary>A line to type into, or to set by what a client has for such a value.</summary>
/// <param name="Id">As in <see cref="FieldBlock"/>.</param>
/// <param name="Label">What to enter.</param>
/// <param name="Placeholder">Shown while it is empty, where there is something to type.</param>
/// <param name="MaxLength">In characters, for a text.</param>
public sealed record InputBlock(string Id, string Label, string Placeholder, int MaxLength) : FieldBlock(Id, Label)
{
    public InputKind Kind { get; init; }

    /// <summary>What stands in it at first; left out where it is none of its kind.</summary>
    public string Value { get; init; } = "";

    /// <summary>The least number.</summary>
    public int Min { get; init; }

    /// <summary>The greatest number.</summary>
    public int Max { get; init; }

    /// <summary>The value of a time, or null where it is no time that a client can show.</summary>
    public string? Time() =>
        Kind == InputKind.Time && TimeOnly.TryParseExact(Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? Value
            : null;

    /// <summary>The value of a number, or null where it is none that a client can show.</summary>
    public int? Number() =>
        Kind == InputKind.Number && int.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= Min && number <= Max
            ? number
            : null;
}

public enum InputKind
{
    Text,

    /// <summary>A time of day, "20:00".</summary>
    Time,

    /// <summary>A whole number from <see cref="InputBlock.Min"/> to <see cref="InputBlock.Max"/>.</summary>
    Number,
}

public sealed record Option(string Value, string Text);

/// <summary>How many options may be picked.</summary>
public enum Pick
{
    One,

    /// <summary>One, in a drop-down.</summary>
    OneCompact,

    /// <summary>One of many, found by typing a part of it where a client can do that.</summary>
    OneFiltered,
    Several,
}
