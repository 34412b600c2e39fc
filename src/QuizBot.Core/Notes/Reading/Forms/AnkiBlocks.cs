using System.Globalization;
using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>
/// The blocks of Obsidian_to_Anki: lines between START and END (or %%ANKI and END%%) with the note type first, then the front, then
/// "Back:"; the same on one line between STARTI and ENDI; and what its settings call a target deck.
/// </summary>
internal sealed partial class AnkiBlocks(LineReader lines)
{
    private const int MostLines = 400;

    public static void Take(LineReader lines)
    {
        var reader = new AnkiBlocks(lines);
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Trim();
            if (text is "START" or "%%ANKI")
                i = reader.TakeBlock(i, text is "START" ? "END" : "END%%");
            else if (text.Contains("STARTI", StringComparison.Ordinal) && Inline().Match(text) is { Success: true } inline)
                reader.TakeInline(i, inline);
            else if (Setting().IsMatch(text))
                lines.Take(i, text.EndsWith(':') || !text.Contains(':', StringComparison.Ordinal) ? Math.Min(i + 2, lines.Count) : i + 1);
        }
    }

    private int TakeBlock(int start, string endMark)
    {
        var end = start + 1;
        while (end < lines.Count && end - start < MostLines && lines[end].Trim() != endMark)
            end++;
        if (end == lines.Count || lines[end].Trim() != endMark || end - start < 3)
            return start;
        var type = lines[start + 1].Trim();
        var (front, back) = (start + 2, end);
        for (var i = front; i < end; i++)
        {
            if (Label().Match(lines[i]) is not { Success: true } label)
                continue;
            var name = label.Groups["name"].Value;
            if (name is "Tags" or "ID" or "DELETE")
            {
                lines.Replace(i, "");
            }
            else if (i == front || name is "Front" or "Text" or "Question")
            {
                lines.Replace(i, lines[i][label.Length..]);
            }
            else
            {
                // Further fields say more of the answer.
                back = Math.Min(back, i);
                lines.Replace(i, lines[i][label.Length..]);
            }
        }

        Add(lines.NumberOf(start), type, front, back, end);
        lines.Take(start, end + 1);
        return end;
    }

    private void Add(int line, string type, int front, int back, int end)
    {
        if (type.Contains("Cloze", StringComparison.OrdinalIgnoreCase))
        {
            AddCloze(line, CurlyClozes(string.Join(' ', Enumerable.Range(front, back - front).Select(index => lines[index]))));
            return;
        }

        Add(line, lines.ContentOf(front, back), lines.ContentOf(back, end));
        if (type.Contains("reversed", StringComparison.OrdinalIgnoreCase))
            Add(line, lines.ContentOf(back, end), lines.ContentOf(front, back));
    }

    private void AddCloze(int line, string raw)
    {
        var text = InlineReader.ReadLines(raw);
        foreach (var group in text.Clozes.GroupBy(part => part.Group))
            lines.Drafts.Add(Clozes.Draft(text.Text, [.. group], line));
    }

    private void Add(int line, Content front, Content back) => lines.Drafts.Add(new CardDraft
    {
        Line = line,
        Form = CardForm.Block,
        Question = front,
        Fields = [new Field(FieldKind.Answer, line)
        {
            Content = back,
            Items = back.IsText && !back.IsEmpty ? [back.Text] : [],
            IsLabelled = false,
        }],
    });

    private void TakeInline(int index, Match match)
    {
        var body = match.Groups["body"].Value;
        var back = InlineBack().Match(body);
        if (match.Groups["type"].Value.Contains("Cloze", StringComparison.OrdinalIgnoreCase))
            AddCloze(lines.NumberOf(index), CurlyClozes(body));
        else if (back.Success)
            Add(
                lines.NumberOf(index), Content.Of(InlineReader.Read(body[..back.Index]).Text),
                Content.Of(InlineReader.Read(back.Groups["back"].Value).Text));
        lines.Take(index, index + 1);
    }

    /// <summary>"{1:so}", "{c1:so}" and "{so}" are written as "{{c1::so}}".</summary>
    private static string CurlyClozes(string text)
    {
        var next = 1;
        return Curly().Replace(text, match =>
        {
            var group = match.Groups["group"].Success ? match.Groups["group"].Value : (next++).ToString(CultureInfo.InvariantCulture);
            return $"{{{{c{group}::{match.Groups["hidden"].Value}}}}}";
        });
    }

    [GeneratedRegex(@"^\s*(?<name>[A-Z][A-Za-z ]{0,30}):\s*")]
    private static partial Regex Label();

    [GeneratedRegex(@"STARTI\s*\[(?<type>[^\]]*)\]\s*(?<body>.*?)\s*ENDI\b")]
    private static partial Regex Inline();

    [GeneratedRegex(@"\s+Back:\s*(?<back>.*?)(?:\s+(?:Tags|ID):.*)?$")]
    private static partial Regex InlineBack();

    [GeneratedRegex(@"^(TARGET DECK|FILE TAGS)\b:?")]
    private static partial Regex Setting();

    [GeneratedRegex(@"(?<!\{)\{(?:c?(?<group>[0-9]{1,2})[:|]{1,2})?(?<hidden>[^{}]+)\}(?!\})")]
    private static partial Regex Curly();
}
