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

    /// <summary>How far a learner is with each note that has cards.</summary>
    public static List<TopicStanding> All(
        Library library, LearnerProfile profile, IReadOnlyDictionary<string, CardMemory> memories, Fsrs fsrs, DateTimeOffset now)
    {
        var left = Sitting.LeftOut(library, profile, profile.DayOf(now));
        return [.. library.Course.Notes.Select(Of).Where(standing => standing.Cards > 0)];

        TopicStanding Of(Note note)
        {
            var cards = library.Deck.OfNote(note.Id);
            var met = cards.Where(card => memories.ContainsKey(card.Id)).Select(card => (card.Id, Memory: memories[card.Id])).ToList();
            var known = met.Count(card => card.Memory.Phase == Phase.Review);
            return new(
                note,
                known,
                met.Count - known,
                cards.Count - met.Count,
                met.Count(card => StudyQueue.IsDue(card.Memory, now, profile.DayOf) && !left.Contains(card.Id)),
                cards.Count == 0 ? 0 : met.Sum(card => fsrs.Recall(card.Memory, now)) / cards.Count,
                note.Weight is null ? null : Sitting.Weight(library, note.Id));
        }
    }
}
