namespace QuizBot.Core.Notes;

/// <summary>A part of a question or an answer, from top to bottom.</summary>
public abstract record CardPart;

/// <summary>Plain text; may hold line breaks.</summary>
public sealed record TextPart(string Text) : CardPart;

/// <summary>Code, to be shown in a fixed-width font with its line breaks and spaces.</summary>
/// <param name="Text">At most a few screens long.</param>
/// <param name="Language">As the note names it ("python"); empty where it does not.</param>
public sealed record CodePart(string Text, string Language) : CardPart;

/// <summary>Rows and columns of plain text. Each row has as many cells as there are headers.</summary>
public sealed record TablePart(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows) : CardPart;

/// <summary>A picture.</summary>
/// <param name="Alt">What it shows, in words; "picture" where the note does not say.</param>
/// <param name="Source">Its address as the note writes it: a file beside the note, or an address on the web.</param>
public sealed record PicturePart(string Alt, string Source) : CardPart
{
    /// <summary>Where the bot serves it: "https://bot.example/pictures/….png", or the path alone. Null where it does not.</summary>
    public string? Address { get; init; }
}
