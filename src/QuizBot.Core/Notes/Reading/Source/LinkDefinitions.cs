using System.Text.RegularExpressions;

namespace QuizBot.Core.Notes.Reading.Source;

/// <summary>
/// Takes the addresses of links and pictures out of a note that stand on lines of their own ("[docs]: https://example.org"), and puts each
/// where it is meant: "[the docs][docs]" becomes "[the docs](https://example.org)".
/// </summary>
internal static partial class LinkDefinitions
{
    private const int Most = 10_000;

    public static void Take(string[] lines)
    {
        var addresses = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < lines.Length && addresses.Count < Most; i++)
        {
            if (!lines[i].Contains("]:", StringComparison.Ordinal) || Definition().Match(lines[i]) is not { Success: true } match)
                continue;
            addresses.TryAdd(match.Groups["label"].Value, match.Groups["address"].Value);
            lines[i] = "";
        }

        for (var i = 0; i < lines.Length && addresses.Count > 0; i++)
        {
            if (lines[i].Contains('[', StringComparison.Ordinal))
                lines[i] = Use().Replace(lines[i], match => Resolve(match, addresses));
        }
    }

    private static string Resolve(Match match, Dictionary<string, string> addresses)
    {
        var text = match.Groups["text"].Value;
        var label = match.Groups["label"] is { Success: true, Value: { Length: > 0 } other } ? other : text;
        return match.Groups["text"].Success && addresses.TryGetValue(label, out var address)
            ? $"{match.Groups["picture"].Value}[{text}](<{address}>)"
            : match.Value;
    }

    /// <summary>What looks like an address, so that "[Note]: text" stays.</summary>
    [GeneratedRegex(
        @"^\s{0,3}\[(?!\^)(?<label>[^\[\]]{1,100})\]:\s*<?(?<address>(https?://|mailto:|\#|/|\.{1,2}/)[^\s<>]+|[\w./%-]+\.[A-Za-z]{2,5})>?"
        + @"(\s+(""[^""]*""|'[^']*'|\([^()]*\)))?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Definition();

    [GeneratedRegex(
        @"`[^`]*`|(?<picture>!?)(?<![\\\]\[])\[(?<text>[^\[\]]{0,200})\](\[(?<label>[^\[\]]{0,100})\]|(?![\[(:\]]))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Use();
}
