using System.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>Turns what a note says into parts of a sentence.</summary>
internal static class Prose
{
    private const int LongestQuote = 400;
    private const int LongestWhy = 1000;

    private static readonly string[] Determiners = ["the", "a", "an", "our", "your", "my", "his", "her", "their"];

    /// <summary>In curly quotes, at most a few sentences long.</summary>
    public static string Quote(string text) => $"“{Shorten(text, LongestQuote)}”";

    public static string Why(string text) => Shorten(text, LongestWhy);

    /// <summary>With a full stop where it has no end.</summary>
    public static string Sentence(string text)
    {
        var sentence = text.Trim().TrimEnd(':');
        return sentence.Length == 0 || char.IsPunctuation(sentence[^1]) && sentence[^1] is not (')' or '”') ? sentence : sentence + ".";
    }

    /// <summary>"The Data Plumber" as it stands inside a sentence: "the Data Plumber".</summary>
    public static string The(string role)
    {
        var space = role.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? "" : role[..space];
        return Determiners.Contains(first, StringComparer.OrdinalIgnoreCase) ? LowerFirst(role) : "the " + role;
    }

    /// <summary>"The Media Company Analogy" as it stands inside a sentence: "the media company analogy".</summary>
    public static string Analogy(string? title)
    {
        var words = (title ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(WithoutTitleCase).ToList();
        if (!words.Any(word => word.Any(char.IsLetterOrDigit)))
            return "the analogy";
        if (words[^1] != "analogy")
            words.Add("analogy");
        return words[0] is "the" or "a" or "an" or "our" or "my" or "your" ? string.Join(' ', words) : "the " + string.Join(' ', words);
    }

    private static string Shorten(string text, int longest)
    {
        var line = OneLine(text, longest + 1);
        if (line.Length > longest)
        {
            var end = line.LastIndexOf(". ", longest, StringComparison.Ordinal);
            var space = line.LastIndexOf(' ', longest - 1);
            line = end > longest / 2 ? line[..(end + 1)] : line[..(space > longest / 2 ? space : longest - 1)].TrimEnd('\uD800', ' ') + "…";
        }

        return line.EndsWith(':') ? line[..^1].TrimEnd() + "…" : line;
    }

    private static string OneLine(string text, int most)
    {
        var line = new StringBuilder();
        foreach (var letter in text)
        {
            if (line.Length > most)
                break;
            if (!char.IsWhiteSpace(letter))
                line.Append(letter);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    private static string WithoutTitleCase(string word) => word.Skip(1).Any(char.IsUpper) ? word : LowerFirst(word);

    private static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
