using QuizBot.Core.Memory;

namespace QuizBot.Core.Stores.Tables;

/// <summary>A learner's memory of one note's cards.</summary>
/// <param name="Note">The note's id.</param>
/// <param name="Cards">By flashcard id. A card that left the note stays, in case it returns.</param>
public sealed record NoteMemory(string Note, IReadOnlyDictionary<string, CardMemory> Cards)
{
    public static NoteMemory Empty(string note) => new(note, new Dictionary<string, CardMemory>());

    public CardMemory? Of(string card) => Cards.GetValueOrDefault(card);

    public NoteMemory With(string card, CardMemory memory) =>
        this with { Cards = new SortedDictionary<string, CardMemory>(Cards.ToDictionary(), StringComparer.Ordinal) { [card] = memory } };
}
