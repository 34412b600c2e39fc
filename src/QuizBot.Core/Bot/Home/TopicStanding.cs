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
/// <param name="Due">Cards that wait today; not those that rest or are asked no more.</param>
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
        var left = Sitting.LeftOut(library, profile, profile.DayOf(now));
        var known = met.Count(memory => memory.Phase == Phase.Review);
        return new(
            note,
            known,
            met.Count - known,
            cards.Count - met.Count,
            cards.Count(card => memories.GetValueOrDefault(card.Id) is { } memory && StudyQueue.IsDue(memory, now, profile.DayOf)
                && !left.Contains(card.Id)),
            cards.Count == 0 ? 0 : met.Sum(memory => fsrs.Recall(memory, now)) / cards.Count,
            note.Weight is null ? null : Sitting.Weight(library, note.Id));
    }
}
