using System.Text.RegularExpressions;

namespace QuizBot.Core.Notes.Reading;

/// <summary>
/// Headings, bullets, numbered items and paragraphs of a note, in one pass over its lines.
/// It is more forgiving than CommonMark where people are: any deeper indentation nests a bullet, a list may begin right under a paragraph
/// at any number, and a line that begins in bold ("**Why:** ...") begins a paragraph of its own.
/// </summary>
internal sealed partial class OutlineReader
{
    private readonly List<Section> sections = [new(0, "", 0)];
    private readonly Stack<(int Indent, OutlineItem Entry)> open = new();
    private OutlineItem? last;
    private bool afterBlank;

    public static IReadOnlyList<Section> Read(IEnumerable<SourceLine> lines)
    {
        var reader = new OutlineReader();
        foreach (var line in lines)
            reader.Add(line);
        return reader.sections;
    }

    /// <summary>The level of a heading like "## Title", 1 to 6, with its raw text; null for any other line.</summary>
    public static (int Level, string Text)? HeadingOf(string line)
    {
        var text = line.AsSpan().TrimStart();
        if (text is not ['#', ..] || line.Length - text.Length > 3)
            return null;
        var level = text.IndexOfAnyExcept('#') is var end && end < 0 ? text.Length : end;
        var title = text[level..];
        // "##Title" is meant as a heading; "#1" and "#hashtag" are not.
        if (level > 6 || (level == 1 && title is not ([] or [' ' or '\t', ..])))
            return null;
        return (level, title.Trim().TrimEnd('#').TrimEnd().ToString());
    }

    private void Add(SourceLine line)
    {
        line = line with { Text = WithoutQuote(line.Text) };
        var text = line.Text.AsSpan().Trim();
        if (text.IsEmpty)
            afterBlank = true;
        else if (HeadingOf(line.Text) is { } heading)
            StartSection(heading.Level, heading.Text, line.Number);
        else if (IsUnderline(text))
            StartSection(text[0] == '=' ? 1 : 2, PopParagraph(), line.Number - 1);
        else if (IsRule(text))
            EndAll();
        else if (Marker().Match(line.Text) is { Success: true } marker)
            StartItem(marker, line.Number);
        else
            AddText(line, Indent(line.Text));
    }

    private void StartSection(int level, string heading, int line)
    {
        EndAll();
        sections.Add(new Section(level, InlineReader.Read(heading).Text, line));
    }

    private void StartItem(Match marker, int line)
    {
        var indent = Indent(marker.Value);
        while (open.TryPeek(out var above) && indent <= above.Indent + 1)
            open.Pop();
        var number = marker.Groups["number"];
        last = new OutlineItem(number.Success ? OutlineItemKind.Numbered : OutlineItemKind.Bullet, open.Count, new SourceLine(line, marker.Groups["text"].Value.Trim()))
        {
            Number = number.Success ? number.Value : null,
        };
        sections[^1].Entries.Add(last);
        open.Push((indent, last));
        afterBlank = false;
    }

    private void AddText(SourceLine line, int indent)
    {
        var text = line with { Text = line.Text.Trim() };
        if (afterBlank)
        {
            while (open.TryPeek(out var above) && indent <= above.Indent)
                open.Pop();
            last = open.TryPeek(out var item) ? item.Entry : null;
        }

        afterBlank = false;
        if (last is null || (last.Kind == OutlineItemKind.Paragraph && BeginsBold(text.Text)))
        {
            last = new OutlineItem(OutlineItemKind.Paragraph, 0, text);
            sections[^1].Entries.Add(last);
        }
        else
        {
            last.Continue(text);
        }
    }

    private void EndAll()
    {
        open.Clear();
        last = null;
        afterBlank = false;
    }

    /// <summary>A line of = or - right under a one-line paragraph makes that a heading.</summary>
    private bool IsUnderline(ReadOnlySpan<char> text) =>
        text is ['=' or '-', _, _, ..] && !text.ContainsAnyExcept(text[0])
        && !afterBlank && last is { Kind: OutlineItemKind.Paragraph, Lines.Count: 1 };

    private string PopParagraph()
    {
        var paragraph = sections[^1].Entries[^1];
        sections[^1].Entries.RemoveAt(sections[^1].Entries.Count - 1);
        return paragraph.Lines[0].Text;
    }

    private static bool IsRule(ReadOnlySpan<char> text) =>
        text[0] is '*' or '-' or '_' or '=' && !text.ContainsAnyExcept(text[0], ' ') && text.Count(text[0]) >= 3;

    private static bool BeginsBold(string text) => text.StartsWith("**", StringComparison.Ordinal) || text.StartsWith("__", StringComparison.Ordinal);

    private static string WithoutQuote(string line)
    {
        var text = line.AsSpan().TrimStart();
        if (text is not ['>', ..])
            return line;
        while (text is ['>', ..])
            text = text[(text is ['>', ' ', ..] ? 2 : 1)..];
        return text.ToString();
    }

    private static int Indent(string text)
    {
        var indent = 0;
        foreach (var letter in text)
        {
            if (letter is not (' ' or '\t'))
                break;
            indent = letter == '\t' ? (indent / 4 * 4) + 4 : indent + 1;
        }

        return indent;
    }

    [GeneratedRegex(@"^\s*(?:[-*+•]|(?<number>[0-9]{1,9})[.)])(?:\s+(?<text>.*))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Marker();
}
