using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>
/// Sentences with a part to hide: "{{c1::so}}" and "{{cloze so}}" anywhere; "==so==", and "**so**" where that sentence is scheduled, in
/// files that hold flashcards. Each part is a flashcard of its own; parts of one number are hidden together.
/// </summary>
internal sealed class Clozes(LineReader lines, NoteTraits traits)
{
    private const string Blank = "____";
    private const int MostLines = 40;

    public static void Take(LineReader lines, NoteTraits traits)
    {
        var reader = new Clozes(lines, traits);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines.IsBreak(i))
                continue;
            var end = i + 1;
            while (end < lines.Count && end - i < MostLines && !lines.IsBreak(end) && !traits.Scheduled.Contains(lines.NumberOf(end - 1)))
                end++;
            reader.TakeParagraph(i, end);
            i = end - 1;
        }
    }

    private void TakeParagraph(int start, int end)
    {
        var raw = Enumerable.Range(start, end - start).Select(index => lines[index]).ToList();
        var isScheduled = Enumerable.Range(start, end - start).Any(index => traits.Scheduled.Contains(lines.NumberOf(index)))
            || (end < lines.Count && traits.Scheduled.Contains(lines.NumberOf(end)));
        if (!raw.Exists(line => line.Contains("==", StringComparison.Ordinal) || line.Contains("{{", StringComparison.Ordinal))
            && !isScheduled)
            return;
        var isTaken = false;
        foreach (var item in lines.Outline(start, end).Where(item => item.Embed is null))
        {
            var pieces = Pieces.Of([item]);
            if (pieces is not [var piece])
                continue;
            var parts = PartsOf(piece.Text, isScheduled);
            foreach (var group in parts.GroupBy(part => part.Group == 0 ? -part.Start - 1 : part.Group))
            {
                isTaken = true;
                lines.Drafts.Add(Draft(piece.Text.Text, [.. group], item.Line));
            }
        }

        if (isTaken)
            lines.Take(start, end);
    }

    private List<Cloze> PartsOf(RichText text, bool isScheduled)
    {
        var parts = text.Clozes.Where(part => !part.IsHighlight || traits.HasFlashcardTag).ToList();
        return parts.Count > 0 || !isScheduled ? parts : [.. text.Bold.Select(bold => new Cloze(bold.Start, bold.End, 0, false))];
    }

    /// <summary>The text with these parts hidden.</summary>
    public static CardDraft Draft(string text, IReadOnlyList<Cloze> hidden, int line)
    {
        var masked = text;
        foreach (var part in hidden.OrderByDescending(part => part.Start))
            masked = string.Concat(masked.AsSpan(0, part.Start), Blank, masked.AsSpan(part.End));
        var answer = string.Join(", ", hidden.Select(part => text[part.Start..part.End]).Distinct());
        return new CardDraft
        {
            Line = line,
            Form = CardForm.ClozeText,
            Question = Content.Of(masked),
            Fields = [Field.Of(FieldKind.Answer, line, answer) with { IsLabelled = false }],
        };
    }
}
