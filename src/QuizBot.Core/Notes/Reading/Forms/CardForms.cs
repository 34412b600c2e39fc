using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>All the forms in which people write flashcards. A file says by its looks which it uses; it may use several.</summary>
internal static class CardForms
{
    /// <summary>Flashcards that one note may have.</summary>
    public const int Most = 100_000;

    private const int LongestNote = 4000;

    /// <summary>The flashcards of the forms that go by lines. Their lines are blank afterwards.</summary>
    public static List<CardDraft> TakeLines(List<SourceLine> lines, NoteTraits traits, Embeds embeds)
    {
        var reader = new LineReader(lines, embeds);
        AnkiBlocks.Take(reader);
        SpacedRepetition.Take(reader, traits);
        PercentCards.Take(reader);
        Clozes.Take(reader, traits);
        return reader.Drafts;
    }

    /// <summary>The flashcards of the forms that go by headings, lists, folds and tables.</summary>
    public static IEnumerable<CardDraft> Find(
        IReadOnlyList<Section> sections, Section? title, Code? frontMatter, Embeds embeds, FindingList findings)
    {
        var drafts = new List<CardDraft>(Definitions.Take(sections));
        foreach (var section in sections)
        {
            foreach (var item in section.Entries.ToList())
            {
                var read = item.Embed switch
                {
                    PipeTable table when QuestionTables.IsOne(table) => [.. QuestionTables.Read(table).Take(Most + 1)],
                    Code code when QuizYaml.MayHold(code) => QuizYaml.Read(code, findings),
                    _ => [],
                };
                if (read.Count == 0)
                    continue;
                drafts.AddRange(read);
                section.Entries.Remove(item);
            }
        }

        if (frontMatter is not null)
            drafts.AddRange(QuizYaml.Read(frontMatter, findings));
        drafts.AddRange(QuestionFinder.Find(sections, title, embeds, findings));
        return drafts;
    }

    /// <summary>A note whose title is a question and whose text is the answer; null for any other.</summary>
    public static CardDraft? OfTitle(IReadOnlyList<Section> sections, Section? title, Embeds embeds)
    {
        if (title is null || !QuestionText.IsQuestion(title.Heading)
            || sections.Sum(section => section.Entries.Sum(item => item.Length)) > LongestNote)
            return null;
        var (number, question) = PromptText.Split(title.Title);
        var items = OutlineItems.Flat(sections.SkipWhile(section => section != title)).Skip(1).ToList();
        var draft = BodyReader.Read(
            question, new CardDraft { Line = title.Line, Form = CardForm.Heading, Number = number, Question = Content.Empty }, items,
            embeds);
        return draft.Answer is null ? null : draft;
    }
}
