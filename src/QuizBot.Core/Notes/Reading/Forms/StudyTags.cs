using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>
/// Questions with a tag: "What is a key? #card" of Logseq, with its answer in the bullets below, and "Front #flashcard" with it in the next
/// lines.
/// </summary>
internal static partial class StudyTags
{
    /// <summary>The question of an item with a tag; null for an item without one.</summary>
    public static FoundQuestion? Take(OutlineItem item)
    {
        var at = item.Lines.Index().FirstOrDefault(line => Tag().IsMatch(line.Item.Text), (-1, default)).Item1;
        // A tag alone marks the file, not a question.
        if (at < 0 || (at == 0 && InlineReader.Read(AnyTag().Replace(Tag().Replace(item.Lines[0].Text, ""), "")).Text.Length == 0))
            return null;
        var front = string.Join(' ', item.Lines.Take(at + 1).Select(line => AnyTag().Replace(Tag().Replace(line.Text, ""), "")));
        var (number, question) = PromptText.Split(InlineReader.ReadLines(front.TrimStart('#', ' ')));
        var found = new FoundQuestion
        {
            Line = item.Line,
            Question = question,
            Form = CardForm.Line,
            Number = number,
            Depth = item.Depth,
            Kind = item.Kind,
        };
        OutlineItem? back = null;
        foreach (var line in item.Lines.Skip(at + 1))
        {
            if (back is null)
                back = new OutlineItem(OutlineItemKind.Paragraph, item.Depth, line);
            else
                back.Continue(line);
        }

        if (back is not null)
            found.Items.Add(back);
        return found;
    }

    [GeneratedRegex(
        @"(?<![\w\\/#])#(?:flashcards?|cards?)(?![\w/-])|\[\[[Cc]ard\]\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    /// <summary>Tags behind the question: "#card #react".</summary>
    [GeneratedRegex(@"(?<![\w\\/#&])#(?:\[\[[^\]]*\]\]|[\p{L}][\w/-]*)(?=\s*(?:#|$))")]
    private static partial Regex AnyTag();
}
