using System.Text;
using System.Text.RegularExpressions;

namespace QuizBot.Exchange;

/// <summary>Plain text as Markdown that is read as just that text.</summary>
internal static partial class MarkdownText
{
    private const string Marks = "\\`*[]{}<>~$|^";
    private const int LongestLabel = 40;

    /// <summary>On one line: line breaks become break tags. What could mean something in a note is written as its number.</summary>
    public static string Of(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Replace('\t', ' ').Trim());
        return string.Join("<br>", lines.Select(Line)).Trim();
    }

    /// <summary>The same for text in which code may stand between fences.</summary>
    public static string WithCode(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var blocks = new List<string>();
        var at = 0;
        foreach (Match code in Code().Matches(text))
        {
            blocks.Add(Of(text[at..code.Index].Trim()));
            blocks.Add(code.Value);
            at = code.Index + code.Length;
        }

        blocks.Add(Of(text[at..].Trim()));
        return string.Join("\n\n", blocks.Where(block => block.Length > 0));
    }

    /// <summary>Code between fences.</summary>
    /// <param name="code">As it is to be shown.</param>
    /// <param name="language">Its language; empty where it is not known.</param>
    public static string Fenced(string code, string language)
    {
        var fence = code.Contains("```", StringComparison.Ordinal) ? "~~~~" : "```";
        return $"{fence}{language}\n{code}\n{fence}";
    }

    private static string Line(string line)
    {
        var markdown = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (MeansSomething(line, i))
                markdown.Append("&#").Append((int)line[i]).Append(';');
            else if (!char.IsControl(line[i]))
                markdown.Append(line[i]);
        }

        return markdown.ToString();
    }

    private static bool MeansSomething(string line, int at)
    {
        var (before, after) = (at > 0 ? line[at - 1] : ' ', at + 1 < line.Length ? line[at + 1] : ' ');
        return line[at] switch
        {
            '_' => !char.IsLetterOrDigit(before) || !char.IsLetterOrDigit(after),
            '&' => char.IsAsciiLetter(after) || after == '#',
            '=' or '%' => before == line[at] || after == line[at],
            // "Why:" at the start of a line would be a label.
            ':' or '：' => before == ':' || after == ':' || (at < LongestLabel && !line.AsSpan(0, at).ContainsAny('.', '?')),
            '#' => !char.IsLetterOrDigit(before),
            '-' or '+' or '.' or ')' => line.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0,
            '!' => after == '[',
            var mark => Marks.Contains(mark, StringComparison.Ordinal),
        };
    }

    [GeneratedRegex(
        @"^(?<fence>```|~~~~)[\w+#.-]*\n.*?\n\k<fence>$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
