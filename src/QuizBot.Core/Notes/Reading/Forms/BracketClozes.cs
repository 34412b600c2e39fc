using System.Text.RegularExpressions;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>
/// Clozes of hashcards: a paragraph that begins with "C:", with each hidden part in square brackets. They are written as those of Anki.
/// </summary>
internal static partial class BracketClozes
{
    private const int MostLines = 50;

    public static void Rewrite(string[] lines)
    {
        // Options from A to D are no clozes.
        if (!Array.Exists(lines, line => line.StartsWith("C:", StringComparison.Ordinal))
            || Array.Exists(lines, line => Option().IsMatch(line)))
            return;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("C:", StringComparison.Ordinal) || (i > 0 && !IsBreak(lines[i - 1])))
                continue;
            var group = 0;
            for (var at = i; at < lines.Length && at - i < MostLines && !IsBreak(lines[at]); at++)
                lines[at] = Hidden().Replace(lines[at], match => $"{{{{c{Math.Min(++group, 99)}::{match.Groups["hidden"].Value}}}}}");
            if (group > 0)
                lines[i] = lines[i][2..].TrimStart();
        }
    }

    private static bool IsBreak(string line) => string.IsNullOrWhiteSpace(line) || line[0] == '#' || line.TrimEnd() == "---";

    [GeneratedRegex(@"^B[:.)]\s")]
    private static partial Regex Option();

    [GeneratedRegex(
        @"(?<![!\]\\])\[(?<hidden>(\$[^$\n]{1,200}\$|\$(?![^$\n]*\$)|[^\[\]{}$\n]){1,300})\](?![(\[:])", RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();
}
