using QuizBot.Core.Cards.Deriving;
using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards;

/// <summary>All flashcards of a course, authored and derived. Immutable: a changed course gets a new deck.</summary>
public sealed class Deck
{
    private readonly Dictionary<string, Flashcard> byId;
    private readonly Dictionary<string, IReadOnlyList<Flashcard>> byNote;
    private readonly IReadOnlyDictionary<string, string> others;
    private readonly Dictionary<string, IReadOnlyList<Flashcard>> bySubject;

    private Deck(IReadOnlyList<Flashcard> cards, IReadOnlyDictionary<string, string> others)
    {
        Cards = cards;
        this.others = others;
        byId = cards.ToDictionary(card => card.Id, StringComparer.OrdinalIgnoreCase);
        byNote = cards.GroupBy(card => card.NoteId, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, AsList, StringComparer.OrdinalIgnoreCase);
        bySubject = cards.Where(card => card.Subject is not null).GroupBy(card => SubjectKey(card.NoteId, card.Subject!))
            .ToDictionary(group => group.Key, AsList);
    }

    /// <summary>Notes in the course's order; in a note its authored cards in file order, then the derived ones.</summary>
    public IReadOnlyList<Flashcard> Cards { get; }

    /// <summary>Derives what the notes allow. Of two cards with one id the first stays.</summary>
    public static Deck Build(Course course)
    {
        var lessons = new CardSource[course.Notes.Count];
        var derived = new Flashcard[lessons.Length][];
        Parallel.For(0, lessons.Length, at => lessons[at] = new(course.Notes[at]));
        Parallel.For(0, lessons.Length, at => derived[at] = [.. CardDeriver.Derive(lessons, at)]);
        List<Flashcard> cards = [.. lessons.Zip(derived, (lesson, more) => lesson.Note.Flashcards.Select(Mixed).Concat(more))
            .SelectMany(all => all).DistinctBy(card => card.Id, StringComparer.OrdinalIgnoreCase)];
        var others = OtherAnswers.Of(cards.Where(card => card.Kind == FlashcardKind.Typed).Select(card => card.Answer).Concat(
            course.Notes.SelectMany(NamesIn)));
        return new([.. cards.Select(card => card.Kind == FlashcardKind.Typed ? card with { Others = others } : card)], others);
    }

    /// <summary>A card that is none of the deck's, as if it were: what the course names is another answer to it.</summary>
    public Flashcard Among(Flashcard card) => card with { Others = others };

    /// <summary>The card with this id, whatever its case; null where there is none.</summary>
    public Flashcard? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>A note's cards in deck order; empty for an unknown note.</summary>
    public IReadOnlyList<Flashcard> OfNote(string noteId) => byNote.GetValueOrDefault(noteId, []);

    /// <summary>The cards about a term or concept of a note, in deck order; empty where there are none.</summary>
    public IReadOnlyList<Flashcard> About(string noteId, string slug) => bySubject.GetValueOrDefault(SubjectKey(noteId, slug), []);

    private static IEnumerable<string> NamesIn(Note note) =>
        note.Terms.Select(term => term.Name).Concat(note.Stages.SelectMany(stage => stage.Concepts).Select(concept => concept.Name));

    /// <summary>
    /// Authors like to write the right choice first, and nobody should learn that. What speaks of the other choices stays in its place.
    /// </summary>
    private static Flashcard Mixed(Flashcard card) =>
        card.Kind is FlashcardKind.MultipleChoice or FlashcardKind.MultipleResponse && ChoiceOrder.IsFree(card.Choices)
            ? card with { Choices = StableShuffle.Shuffle([.. card.Choices.Order(StringComparer.Ordinal)], card.Id) }
            : card;

    private static string SubjectKey(string noteId, string slug) => $"{noteId.ToUpperInvariant()}/{slug}";

    private static IReadOnlyList<Flashcard> AsList<TKey>(IGrouping<TKey, Flashcard> group) => [.. group];
}
