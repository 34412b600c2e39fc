using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>The lines of a note, from which the forms that go by lines take theirs, one form after the other.</summary>
internal sealed class LineReader(List<SourceLine> lines, Embeds embeds)
{
    public int Count => lines.Count;

    public Embeds Embeds => embeds;

    public List<CardDraft> Drafts { get; } = [];

    public string this[int index] => lines[index].Text;

    public int NumberOf(int index) => lines[index].Number;

    public bool IsBlank(int index) => string.IsNullOrWhiteSpace(lines[index].Text);

    /// <summary>True for a line that no text goes across: a blank one, a heading, a rule.</summary>
    public bool IsBreak(int index) => IsBlank(index) || OutlineReader.HeadingOf(lines[index].Text) is not null || IsRule(index);

    public bool IsRule(int index) =>
        lines[index].Text.Trim() is { Length: >= 3 } text && text[0] is '-' or '_' or '*' && text.All(letter => letter == text[0]);

    /// <summary>The outline of some lines, from one index up to before another.</summary>
    public IReadOnlyList<OutlineItem> Outline(int start, int end) =>
        OutlineItems.Flat(OutlineReader.Read(lines.GetRange(start, Math.Max(0, end - start)), embeds));

    /// <summary>What some lines say.</summary>
    public Content ContentOf(int start, int end)
    {
        var field = new FieldDraft(FieldKind.Text, lines[Math.Min(start, lines.Count - 1)].Number, 0);
        foreach (var piece in Pieces.Of(Outline(start, end), keepsBreaks: true))
            field.Add(piece);
        return field.ToContent();
    }

    public void Take(int start, int end)
    {
        for (var i = start; i < end; i++)
            lines[i] = lines[i] with { Text = "" };
    }

    public void Replace(int index, string text) => lines[index] = lines[index] with { Text = text };
}
