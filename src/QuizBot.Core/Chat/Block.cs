using System.Globalization;

namespace QuizBot.Core.Chat;

/// <summary>One part of a <see cref="View"/>, from top to bottom.</summary>
public abstract record Block;

/// <summary>
/// Something to fill in; what stands in it comes back under <paramref name="Id"/> with the press of a <see cref="ViewAction"/> that
/// submits.
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

public sealed record Fact(string Label, string Value);

/// <summary>Labels with values, such as "Streak: 5 days".</summary>
public sealed record FactsBlock(IReadOnlyList<Fact> Facts) : Block;

/// <summary>Text whose line breaks and spacing matter, in a fixed-width font, such as a calendar or an export.</summary>
/// <param name="Label">What it is, for people who cannot see it.</param>
/// <param name="Text">May be long; never wrapped by the bot.</param>
public sealed record FixedBlock(string Label, string Text) : Block;

/// <summary>A picture.</summary>
/// <param name="Alt">What it shows, in words, for people and channels that cannot show it; never empty.</param>
/// <param name="Address">Where it is served: "https://…", or a path of this server ("/pictures/…") where nobody has said how it is reached
/// from outside. Null for one that cannot be shown.</param>
public sealed record PictureBlock(string Alt, string? Address) : Block
{
    /// <summary>The address where anybody on the web can reach it; null where it is none.</summary>
    public Uri? WebAddress =>
        Uri.TryCreate(Address, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address : null;
}

/// <summary>How far along something is.</summary>
/// <param name="Label">What is measured, with the numbers in words ("4 of 12 cards answered").</param>
/// <param name="Value">0 to <paramref name="Max"/>.</param>
/// <param name="Max">More than 0.</param>
public sealed record ProgressBlock(string Label, int Value, int Max) : Block;

/// <summary>Rows and columns, such as a leaderboard or two terms side by side. Each row has as many cells as there are headers.</summary>
public sealed record TableBlock(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <summary>A paragraph; may hold line breaks.</summary>
public record TextBlock(string Text, Tone Tone = Tone.Body) : Block;

/// <summary>Says where a message has its words from. A channel that has citations of its own may show those instead of the text.</summary>
/// <param name="Text">All of it in a line ("From D1.2 ML Lifecycle, “Key Services”").</param>
/// <param name="Sources">At least one.</param>
public sealed record SourceBlock(string Text, IReadOnlyList<Source> Sources) : TextBlock(Text, Tone.Subtle);

/// <summary>One place in the notes.</summary>
/// <param name="Entry">The key of what it explains ("D1.2/aws-glue").</param>
/// <param name="Name">What it explains ("AWS Glue").</param>
/// <param name="Place">Where it stands ("D1.2 ML Lifecycle, “Key Services”").</param>
/// <param name="Excerpt">What it says; may be long.</param>
/// <param name="Link">Opens the note there; null where the notes cannot be opened.</param>
public sealed record Source(string Entry, string Name, string Place, string Excerpt, Uri? Link);

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

/// <summary>
/// The signs of a good and a bad result, for channels where colour alone would say it. The playground draws the same two.
/// </summary>
public static class ToneSigns
{
    public const string Good = "✅";
    public const string Bad = "❌";

    /// <summary>The text with the sign of its tone in front, where it has one and does not begin with it.</summary>
    public static string WithSign(this TextBlock block) => block.Tone switch
    {
        Tone.Good => WithSign(Good, block.Text),
        Tone.Bad => WithSign(Bad, block.Text),
        _ => block.Text,
    };

    private static string WithSign(string sign, string text) => text.StartsWith(sign, StringComparison.Ordinal) ? text : $"{sign} {text}";
}
