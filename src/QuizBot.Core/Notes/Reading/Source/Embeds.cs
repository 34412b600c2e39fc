using System.Globalization;

namespace QuizBot.Core.Notes.Reading.Source;

/// <summary>A part of a note that is no running text.</summary>
/// <param name="Line">1-based, where it begins.</param>
internal abstract record Embed(int Line);

/// <param name="Line">1-based line of the opening fence.</param>
/// <param name="Language">What stands after the fence ("python"); may be empty.</param>
/// <param name="Text">Without the fences.</param>
internal sealed record Code(int Line, string Language, string Text) : Embed(Line);

/// <param name="Line">1-based.</param>
/// <param name="Source">LaTeX without its dollar signs.</param>
internal sealed record Formula(int Line, string Source) : Embed(Line);

/// <summary>
/// Takes what is no running text out of a note's lines and leaves a sign in its place, of two characters that no text has.
/// So everything that reads text goes line by line and stumbles over nothing, and nothing is lost.
/// </summary>
internal sealed class Embeds
{
    private const char Opening = '\uE000';
    private const char Closing = '\uE001';

    private readonly List<Embed> all = [];

    public IEnumerable<Embed> All => all;

    /// <summary>A text without what could be taken for a sign.</summary>
    public static string Clean(string text) =>
        text.AsSpan().ContainsAny(Opening, Closing)
            ? text.Replace(Opening.ToString(), "", StringComparison.Ordinal).Replace(Closing.ToString(), "", StringComparison.Ordinal)
            : text;

    /// <summary>The sign for a part.</summary>
    public string Put(Embed part)
    {
        all.Add(part);
        return string.Create(CultureInfo.InvariantCulture, $"{Opening}{all.Count - 1}{Closing}");
    }

    /// <summary>The part whose sign is all that a text holds; null for any other text.</summary>
    public Embed? At(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text is [Opening, .. var number, Closing]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < all.Count
            ? all[index]
            : null;
    }
}
