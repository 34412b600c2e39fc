using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Outline;

/// <summary>
/// Headings, bullets, numbered items and paragraphs of a note, in one pass over its lines.
/// It is more forgiving than CommonMark where people are: any deeper indentation nests a bullet, a list may begin right under a paragraph
/// at any number, and a line that begins in bold ("**Why:** ...") begins a paragraph of its own.
/// </summary>
internal sealed partial class OutlineReader
{
    private readonly Embeds embeds;

    private readonly List<Section> sections = [new(0, "", 0)];
    private readonly Stack<(int Indent, OutlineItem Entry)> open = new();
    private OutlineItem? last;
    private bool afterBlank;
    private bool afterRule;

    private OutlineReader(Embeds embeds) => this.embeds = embeds;

    public static IReadOnlyList<Section> Read(IEnumerable<SourceLine> lines, Embeds embeds)
    {
        var reader = new OutlineReader(embeds);
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
        else if (embeds.At(text) is { } part)
            AddBlock(part, line);
        else if (HeadingOf(line.Text) is { } heading)
            StartSection(heading.Level, heading.Text, line.Number, null);
        else if (IsUnderline(text))
            StartSection(text[0] == '=' ? 1 : 2, PopParagraph(), line.Number - 1, null);
        else if (IsRule(text))
            EndAll(byRule: true);
        else if (Marker().Match(line.Text) is { Success: true } marker)
            StartItem(marker, line);
        else
            AddText(line, Indent(line.Text));
    }

    private void StartSection(int level, string heading, int line, string? number)
    {
        EndAll(byRule: false);
        var text = InlineReader.Read(heading);
        sections.Add(new Section(level, text.Text, line) { Title = text, Number = number });
    }

    private void StartItem(Match marker, SourceLine line)
    {
        var (number, text) = (marker.Groups["number"], marker.Groups["text"].Value.Trim());
        var indent = Indent(marker.Value);
        while (open.TryPeek(out var above) && indent <= above.Indent + 1)
            open.Pop();
        if (HeadingOf(text) is { } heading && open.Count == 0)
        {
            StartSection(heading.Level, heading.Text, line.Number, number.Success ? number.Value : null);
            return;
        }

        var tick = marker.Groups["tick"];
        var part = embeds.At(text);
        last = new OutlineItem(
            number.Success ? OutlineItemKind.Numbered : OutlineItemKind.Bullet, open.Count,
            Trimmed(line with { Text = part is null ? text : "" }))
        {
            Number = number.Success ? number.Value : null,
            Tick = tick.Success ? tick.Value is not " " : null,
            IsAfterRule = TakeRule(),
        };
        sections[^1].Entries.Add(last);
        open.Push((indent, last));
        afterBlank = false;
        if (part is not null)
            AddPart(part, line, open.Count);
    }

    private void AddBlock(Embed part, SourceLine line)
    {
        var indent = Indent(line.Text);
        while (open.TryPeek(out var above) && indent <= above.Indent && (afterBlank || part is Fold))
            open.Pop();
        AddPart(part, line, open.Count);
    }

    private void AddPart(Embed part, SourceLine line, int depth)
    {
        sections[^1].Entries
            .Add(new OutlineItem(OutlineItemKind.Block, depth, line with { Text = "" }) { Embed = part, IsAfterRule = TakeRule() });
        // What follows is a paragraph of its own.
        last = null;
        afterBlank = false;
    }

    private void AddText(SourceLine line, int indent)
    {
        var text = Trimmed(line) with { IsAfterBlank = afterBlank };
        var below = last is null;
        if (afterBlank)
        {
            while (open.TryPeek(out var above) && indent <= above.Indent)
                open.Pop();
            last = below ? null : open.TryPeek(out var item) ? item.Entry : null;
        }

        afterBlank = false;
        if (last is null || (last.Kind == OutlineItemKind.Paragraph && BeginsBold(text.Text)))
        {
            last = new OutlineItem(OutlineItemKind.Paragraph, below && indent > 0 ? open.Count : 0, text) { IsAfterRule = TakeRule() };
            sections[^1].Entries.Add(last);
        }
        else
        {
            last.Continue(text);
        }
    }

    private static SourceLine Trimmed(SourceLine line)
    {
        var breaks = line.Text.EndsWith("  ", StringComparison.Ordinal)
            || (line.Text.EndsWith('\\') && !line.Text.EndsWith(@"\\", StringComparison.Ordinal));
        var text = line.Text.Trim();
        return line with { Text = text.EndsWith('\\') && breaks ? text[..^1].TrimEnd() : text, Breaks = breaks };
    }

    private bool TakeRule()
    {
        var wasRule = afterRule;
        afterRule = false;
        return wasRule;
    }

    private void EndAll(bool byRule)
    {
        open.Clear();
        last = null;
        afterBlank = false;
        afterRule = byRule;
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

    private static bool BeginsBold(string text) =>
        text.StartsWith("**", StringComparison.Ordinal) || text.StartsWith("__", StringComparison.Ordinal);

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

    [GeneratedRegex(
        @"^\s*(([-*+•]|(?<number>[0-9]{1,9})[.)])(\s+\[(?<tick>[ xX×хХ✓✔])\](?!\()\s*|\s+|$)"
        + @"|[[(](?<tick>[ xX×хХ✓✔])[\])](?!\()(\s+|$))(?<text>.*)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Marker();
}
