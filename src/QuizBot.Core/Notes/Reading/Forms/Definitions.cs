using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>Definition lists: a line with a term, and below it a line that begins with a colon.</summary>
internal static class Definitions
{
    private const int LongestTerm = 120;

    /// <summary>Takes them out of the sections.</summary>
    public static IReadOnlyList<CardDraft> Take(IReadOnlyList<Section> sections)
    {
        var drafts = new List<CardDraft>();
        foreach (var entries in sections.Select(section => section.Entries))
        {
            for (var i = 0; i < entries.Count; i++)
            {
                var item = entries[i];
                if (item.Kind != OutlineItemKind.Paragraph || item.Embed is not null || item.IsHeading)
                    continue;
                var end = i + 1;
                if (item.Lines.Count == 1 && !IsDefinition(item.Lines[0]))
                {
                    // With a blank line between, the definition is an item of its own.
                    while (end < entries.Count && entries[end] is { Kind: OutlineItemKind.Paragraph, Embed: null } next
                        && IsDefinition(next.Lines[0]))
                        end++;
                }

                if (Read([.. entries.Skip(i).Take(end - i).SelectMany(entry => entry.Lines)], drafts))
                    entries.RemoveRange(i--, end - i - 1);
            }
        }

        return drafts;
    }

    private static bool Read(List<SourceLine> lines, List<CardDraft> drafts)
    {
        var first = lines.FindIndex(IsDefinition);
        if (first <= 0 || lines.Take(first).Any(line => line.Text.Length > LongestTerm))
            return false;
        for (var at = 0; at < lines.Count;)
        {
            var definition = lines.FindIndex(at, IsDefinition);
            if (definition < 0)
                break;
            var end = definition + 1;
            while (end < lines.Count && (IsDefinition(lines[end]) || !(end + 1 < lines.Count && IsDefinition(lines[end + 1]))))
                end++;
            var answer = new ContentBuilder();
            var several = lines.Skip(definition).Take(end - definition).Count(IsDefinition) > 1;
            foreach (var line in lines.Skip(definition).Take(end - definition))
                answer.Add(
                    IsDefinition(line) && several ? "• " : "",
                    InlineReader.ReadLines(IsDefinition(line) ? line.Text[1..].Trim() : line.Text));
            var content = answer.Build();
            foreach (var term in lines.Skip(at).Take(definition - at))
            {
                drafts.Add(new CardDraft
                {
                    Line = term.Number,
                    Form = CardForm.Definition,
                    Question = Content.Of(PromptText.Tidy(InlineReader.Read(term.Text)).Text),
                    Fields = [new Field(
                        FieldKind.Answer, definition < lines.Count ? lines[definition].Number : term.Number) { Content = content,
                        Items = content.IsText ? [content.Text] : [], IsLabelled = false }],
                });
            }

            at = end;
        }

        return true;
    }

    private static bool IsDefinition(SourceLine line) =>
        line.Text.StartsWith(": ", StringComparison.Ordinal) || line.Text.StartsWith(":\t", StringComparison.Ordinal);
}
