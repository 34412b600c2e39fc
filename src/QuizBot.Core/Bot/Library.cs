using QuizBot.Core.Cards;
using QuizBot.Core.Notes;

namespace QuizBot.Core.Bot;

/// <summary>What the bot knows at one moment: the course and what is made from it. Replaced whole when notes change.</summary>
public sealed class Library(Course course)
{
    public Course Course { get; } = course;

    public Deck Deck { get; } = Deck.Build(course);

    public Topics Topics { get; } = new(course);

    /// <summary>The cards about a topic; where none is about it alone, those of its note.</summary>
    public IReadOnlyList<Flashcard> CardsOf(Topic topic)
    {
        IReadOnlyList<Flashcard> about = topic.Subject is null ? [] : Deck.About(topic.Note, topic.Subject);
        return about.Count > 0 ? about : Deck.OfNote(topic.Note);
    }

    /// <summary>The note a card comes from; null where the notes have changed since.</summary>
    public Note? NoteOf(Flashcard card) => Course.Notes.FirstOrDefault(note => note.Id == card.NoteId);
}
