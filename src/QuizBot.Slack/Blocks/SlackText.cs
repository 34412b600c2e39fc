using System.Globalization;
using System.Text;

namespace QuizBot.Slack.Blocks;

/// <summary>
/// Plain text made fit for Slack. Lengths are what the text costs once <c>&amp; &lt; &gt;</c> are escaped, as Slack stores it.
/// </summary>
internal static class SlackText
{
    private const char Ellipsis = '…';

    /// <summary>LF line ends, no control characters, no half surrogates, no blank ends.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
                clean.Append(CultureInfo.InvariantCulture, $"{rune}");
        }

        return clean.ToString().TrimEnd().TrimStart('\n');
    }

    public static int Cost(ReadOnlySpan<char> text)
    {
        var cost = 0;
        foreach (var rune in text.EnumerateRunes())
            cost += Cost(rune);
        return cost;
    }

    /// <summary>The text as it is, or its beginning and an ellipsis. Empty where <paramref name="limit"/> leaves no room.</summary>
    public static string Shorten(string text, int limit)
    {
        if (Fitting(text, limit) == text.Length)
            return text;
        var beginning = text[..Fitting(text, Math.Max(0, limit - 1))].TrimEnd();
        return beginning.Length == 0 ? "" : beginning + Ellipsis;
    }

    /// <summary>Shortened as <see cref="Shorten"/> does, then escaped for mrkdwn and message texts.</summary>
    public static string Escape(string text, int limit) => Escape(Shorten(text, limit));

    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>
    /// The text in parts of at most <paramref name="limit"/>, cut between paragraphs, lines or words where that is possible.
    /// </summary>
    public static IEnumerable<string> Split(string text, int limit)
    {
        while (true)
        {
            var end = Fitting(text, limit);
            if (end == text.Length)
            {
                yield return text;
                yield break;
            }

            end = GoodEnd(text, end);
            yield return text[..end].TrimEnd();
            text = text[end] == '\n' ? text[end..].TrimStart('\n') : text[end..].TrimStart(' ');
        }
    }

    private static int GoodEnd(string text, int end)
    {
        ReadOnlySpan<string> breaks = ["\n\n", "\n", " "];
        foreach (var mark in breaks)
        {
            var at = text.LastIndexOf(mark, end - 1, StringComparison.Ordinal);
            if (at > end / 2)
                return at;
        }

        return end;
    }

    /// <summary>How many characters of the beginning cost at most <paramref name="limit"/>.</summary>
    private static int Fitting(string text, int limit)
    {
        var length = 0;
        var cost = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            cost += Cost(rune);
            if (cost > limit)
                return length;
            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    private static int Cost(Rune rune) => rune.Value switch
    {
        '&' => 5,
        '<' or '>' => 4,
        _ => rune.Utf16SequenceLength,
    };
}
