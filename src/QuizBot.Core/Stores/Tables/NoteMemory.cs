using QuizBot.Core.Memory;

namespace QuizBot.Core.Stores.Tables;

/// <summary>A learner's memory of one note's cards.</summary>
/// <param name="Note">The note's id.</param>
/// <param name="Cards">By flashcard id within the course. A card that left the note stays, in case it returns.</param>
/// <param name="Course">The course's id; null in rows from before courses had one.</param>
public sealed record NoteMemory(string Note, IReadOnlyDictionary<string, CardMemory> Cards, string? Course = null)
{
    public static NoteMemory Empty(string course, string note) => new(note, new Dictionary<string, CardMemory>(), course);

    public CardMemory? Of(string card) => Cards.GetValueOrDefault(card);

    public NoteMemory With(string card, CardMemory memory) =>
        this with { Cards = new SortedDictionary<string, CardMemory>(Cards.ToDictionary(), StringComparer.Ordinal) { [card] = memory } };

    /// <summary>As it was before the card was ever graded.</summary>
    public NoteMemory Without(string card) =>
        this with
        {
            Cards = new SortedDictionary<string, CardMemory>(Cards.Where(pair => pair.Key != card).ToDictionary(), StringComparer.Ordinal),
        };
}
