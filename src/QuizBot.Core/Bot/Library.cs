using QuizBot.Core.Cards;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Notes;

namespace QuizBot.Core.Bot;

/// <summary>What the bot knows at one moment: the course and what is made from it. Replaced whole when notes change.</summary>
public sealed class Library
{
    public Library(Course course)
    {
        Course = course;

        // Side by side: a start waits for both.
        var deck = Task.Run(() => Deck.Build(course));
        Explainer = new(course);
        Topics = new(Explainer);
        Deck = deck.GetAwaiter().GetResult();
    }

    public Course Course { get; }

    public Deck Deck { get; }

    public Explainer Explainer { get; }

    public Topics Topics { get; }

    /// <summary>The cards about a topic; where none is about it alone, those of its note.</summary>
    public IReadOnlyList<Flashcard> CardsOf(Topic topic)
    {
        var about = topic.Subject is null ? [] : Deck.About(topic.Note, topic.Subject);
        return about.Count > 0 ? about : Deck.OfNote(topic.Note);
    }

    /// <summary>What a card is about; null where it is about no term or concept, or the notes have changed since.</summary>
    public Entry? SubjectOf(Flashcard card) =>
        card.Subject is { } slug ? Explainer.Find($"{card.NoteId}/{slug}") : Explainer.Named(card.Answer);

    /// <summary>The id under which a card is stored: it carries the course ("aif-c01/D1.2/Q1").</summary>
    public string StoredId(Flashcard card) => $"{Course.Id}/{card.Id}";

    /// <summary>
    /// The card behind a stored id; null for one of another course, or one that has left the notes. Ids from before courses had ids are
    /// understood.
    /// </summary>
    public Flashcard? FindStored(string id) =>
        id.StartsWith(Course.Id + "/", StringComparison.OrdinalIgnoreCase) && Deck.Find(id[(Course.Id.Length + 1)..]) is { } card
            ? card
            : Deck.Find(id);

    /// <summary>The note a card comes from; null where the notes have changed since.</summary>
    public Note? NoteOf(Flashcard card) => Course.Notes.FirstOrDefault(note => note.Id == card.NoteId);
}
