using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Home;

/// <summary>How far a learner is with a note. Every card of it counts, also those never met.</summary>
/// <param name="Note">The note.</param>
/// <param name="Known">Cards that come back after days.</param>
/// <param name="Learning">Cards met, and not known or forgotten again.</param>
/// <param name="New">Cards never met.</param>
/// <param name="Due">Cards that wait today.</param>
/// <param name="Recall">The share of all its cards that would be recalled now, 0 to 1.</param>
/// <param name="Weight">Its part of the exam, in percent; null where the notes do not say.</param>
internal sealed record TopicStanding(Note Note, int Known, int Learning, int New, int Due, double Recall, double? Weight)
{
    public int Cards => Known + Learning + New;

    public int Seen => Known + Learning;

    public static TopicStanding Of(
        Library library, Note note, LearnerProfile profile, IReadOnlyDictionary<string, CardMemory> memories, Fsrs fsrs, DateTimeOffset now)
    {
        var cards = library.Deck.OfNote(note.Id);
        var met = cards.Select(card => memories.GetValueOrDefault(card.Id)).OfType<CardMemory>().ToList();
        var known = met.Count(memory => memory.Phase == Phase.Review);
        return new(
            note,
            known,
            met.Count - known,
            cards.Count - met.Count,
            met.Count(memory => StudyQueue.IsDue(memory, now, profile.DayOf)),
            cards.Count == 0 ? 0 : met.Sum(memory => fsrs.Recall(memory, now)) / cards.Count,
            note.Weight is null ? null : Sitting.Weight(library, note.Id));
    }
}
