using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Index;

/// <summary>What the entries of a note are found by: its texts, and how much each field of them counts.</summary>
internal sealed class Passages
{
    public const int Fields = 4;

    public const int Names = 0;
    public const int Definition = 1;
    private const int Around = 2;

    /// <summary>Flashcards: the situations in them lead to the entry, but are not what the note tells of it.</summary>
    public const int Cards = 3;

    private readonly NoteEntries chapter;
    private readonly List<(string Text, IReadOnlyList<Word> Words)> sentences;
    private readonly ILookup<Entry?, Flashcard> cards;

    private Passages(NoteEntries chapter)
    {
        this.chapter = chapter;
        sentences = [.. chapter.Note.Analogy.Select(step => step.Text)
            .Concat(chapter.Concepts.Select(concept => concept.Text))
            .Select(text => (text, Words.Of(text)))];
        cards = chapter.Note.Flashcards.ToLookup(chapter.AnswerOf);
    }

    /// <summary>
    /// By field: names, what the note says about the entry, and what it says nearby. A role is a picture, it describes nothing.
    /// </summary>
    public static ReadOnlySpan<float> Weights => [4, 3, 0.6f, 0.6f];

    /// <summary>How much a long field counts less than a short one, by field; 0 for not at all.</summary>
    public static ReadOnlySpan<float> LengthNorms => [0.2f, 0.5f, 0.6f, 0.6f];

    /// <summary>What the entries of a course are found by, in their order.</summary>
    public static IReadOnlyList<EntryPassages> Of(Catalogue catalogue)
    {
        var passages = catalogue.Chapters.ToDictionary(chapter => chapter, chapter => new Passages(chapter));
        return [.. catalogue.Entries.Select(entry => passages[catalogue.Of(entry)].Of(entry))];
    }

    private EntryPassages Of(Entry entry) =>
        new(entry, chapter.Language, [.. Texts(entry)], [.. cards[entry].Select(card => card.Prompt), .. entry.DescribedAs]);

    /// <summary>The texts that lead to the entry; a note as a whole has none, it is found by name.</summary>
    private IEnumerable<(int Field, string Text)> Texts(Entry entry) =>
        entry.Kind == EntryKind.Note
            ? []
            : EntryNames.Of(entry)
                .Select(name => (entry.Term?.Role is { } role && NameForms.Of(role).Contains(name.Text) ? Around : Names, name.Text))
                .Append((Definition, entry.Text))
                .Concat(entry.Remarks.Select(remark => (Definition, remark.Text)))
                .Concat(Nearby(entry).Select(text => (Around, text)))
                .Concat(cards[entry].Select(card => $"{card.Prompt} {card.Why}").Concat(entry.DescribedAs).Select(text => (Cards, text)));

    private IEnumerable<string> Nearby(Entry entry) => entry.Kind switch
    {
        EntryKind.Term => entry.Term!.Stages.Concat(Mentioning(entry)),
        EntryKind.Concept => chapter.PartsOf(entry).Select(part => $"{part.Name} {part.Text}")
            .Append(entry.Stage!.Title)
            .Concat(chapter.Note.Analogy.Where(step => entry.Phases.Contains(step.Step)).Select(step => step.Text)),
        EntryKind.Stage => entry.Stage!.Concepts.Select(concept => concept.Name),
        EntryKind.Analogy => chapter.Note.Analogy.Select(step => $"{step.Step} {step.Text}"),
        _ => [],
    };

    private IEnumerable<string> Mentioning(Entry term)
    {
        List<IReadOnlyList<Word>> names = [.. EntryNames.Of(term).Select(name => Words.Of(name.Text))];
        return sentences
            .Where(sentence => names.Exists(name => Words.IndexOf(sentence.Words, name) >= 0))
            .Select(sentence => sentence.Text);
    }
}

/// <summary>What an entry is found by.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Language">The language of its note.</param>
/// <param name="Texts">By field, as in <see cref="Passages"/>.</param>
/// <param name="Situations">The questions of its flashcards, and what people say of it.</param>
internal sealed record EntryPassages(
    Entry Entry, Language Language, IReadOnlyList<(int Field, string Text)> Texts, IReadOnlyList<string> Situations);
