using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace QuizBot.Core.Notes.Reading.Source;

/// <summary>
/// Writes what other tools put into Markdown as the Markdown that everybody knows: formulas between dollars, [[page|links]] and
/// ![[pictures]] of Obsidian, ==highlights==, ~~struck out~~ text, clozes, tags of flashcard tools, footnote marks, comments and block ids.
/// </summary>
internal static partial class Dialects
{
    /// <summary>Stands before a hidden part, followed by its group.</summary>
    public const char ClozeStart = '\uE002';
    public const char ClozeEnd = '\uE003';
    public const char Highlight = '\uE004';
    public const char FirstGroup = '\uE100';
    private const int MostGroups = 99;

    private static readonly SearchValues<string> Signs = SearchValues.Create(
        ["$", "[[", "==", "~~", "{{", "#", "[^", "%%", @"\(", @"\[", " ^", "{:"], StringComparison.Ordinal);

    public static string ToMarkdown(string text) => text.AsSpan().ContainsAny(Signs) ? Known().Replace(text, Rewrite) : text;

    private static string Rewrite(Match match)
    {
        if (match.Groups["code"].Success)
            return match.Value;
        if (match.Groups["math"] is { Success: true, Value: var math })
            return Escaped(Latex.ToText(math) ?? math.Trim());
        if (match.Groups["wiki"] is { Success: true, Value: var page })
            return match.Groups["embed"].Success
                ? $"![{match.Groups["shown"].Value}](<{page}>)"
                : match.Groups["shown"] is { Success: true, Value: var shown }
                ? shown
                : LastPart(page);
        if (match.Groups["highlight"] is { Success: true, Value: var marked })
            return $"{ClozeStart}{Highlight}{ToMarkdown(marked)}{ClozeEnd}";
        if (match.Groups["hidden"] is { Success: true, Value: var hidden })
            return $"{ClozeStart}{Group(match.Groups["group"].Value)}{ToMarkdown(hidden.Trim())}{ClozeEnd}";
        // What was struck out is no longer meant, unless nothing else was said.
        return match.Groups["struck"] is { Success: true, Value: var struck } && match.Length == match.Result("$_").Trim().Length
            ? struck
            : "";
    }

    private static char Group(string number) =>
        (char)(FirstGroup
            + (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var group) ? Math.Min(group, MostGroups) : 0));

    /// <summary>"folder/page#heading" is shown as "heading".</summary>
    private static string LastPart(string page) => page[(page.AsSpan().TrimEnd("/#").LastIndexOfAny('/', '#') + 1)..];

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter > '\u007F' || char.IsWhiteSpace(letter))
                escaped.Append(letter);
            else
                escaped.Append('\\').Append(letter);
        }

        return escaped.ToString();
    }

    [GeneratedRegex(
        @"(?<code>(`+)(?!`).+?(?<!`)\1(?!`))"
        + @"|\$\$(?<math>[^$]{1,600}?)\$\$|(?<![\\$\w])\$(?<math>(?![\s\d.,]*\s)[^$\n]{1,300}?(?<![\s\\]))\$(?![\d\w])"
        + @"|\\\((?<math>.{1,300}?)\\\)|\\\[(?<math>.{1,600}?)\\\]"
        + @"|(?<embed>!)?\[\[(?<wiki>[^\[\]|\n]{1,300})(?:\\?\|(?<shown>[^\[\]\n]{0,200}))?\]\]"
        + @"|(?<![=!<>A-Za-z0-9_)\]])==(?<highlight>(?![\s=])[^=\n]{1,300}?(?<!\s))==(?!=)"
        + @"|\{\{c(?<group>[0-9]{1,2})::(?<hidden>(?:\$[^$\n]{1,200}\$|\$(?![^$\n]*\$)|[^{}$\n]){1,300}?)(?:::[^{}\n]{0,200}?)?\}\}"
        + @"|\{\{cloze\s(?<hidden>[^{}\n]{1,300})\}\}"
        + @"|~~(?<struck>[^~\n]{1,300})~~"
        + @"|(?<![\w\\/&#])\#(?:flashcards?|cards?|anki|spaced(?:-repetition)?|srs?|review|mochi|quiz)(?:/[\w/-]*)?(?![\w/-])"
        + @"|\[\#[\w/-]+\]\([^()]*\)"
        + @"|\[\^(?:[0-9]{1,3}|[a-z][\w-]{2,40})\](?!:)|%%[^%\n]*%%|(?<=\s)\^[\w-]{4,40}\s*$|\{:[^{}\n]{1,80}\}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Known();
}
