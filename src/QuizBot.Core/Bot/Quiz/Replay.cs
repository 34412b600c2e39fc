using QuizBot.Core.Memory;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>
/// What answers in the log do to memory: the one place where they do. The memory of any card can be made again from its answers.
/// </summary>
public static class Replay
{
    /// <summary>
    /// The memory of each card by its stored id, made from nothing but the log. Where its oldest answers are not kept any more, the first
    /// that is kept has the memory before it.
    /// </summary>
    /// <param name="fsrs">The model.</param>
    /// <param name="log">Oldest first.</param>
    /// <param name="profile">Whose days they are.</param>
    public static IReadOnlyDictionary<string, CardMemory> All(Fsrs fsrs, IEnumerable<LogEntry> log, LearnerProfile profile)
    {
        var memories = new Dictionary<string, CardMemory>();
        foreach (var entry in log.Where(entry => !entry.Undone))
            memories[entry.Card] = After(fsrs, memories.GetValueOrDefault(entry.Card) ?? entry.Before, entry, profile);
        return memories;
    }

    /// <summary>The memory after one answer.</summary>
    internal static CardMemory After(Fsrs fsrs, CardMemory? before, LogEntry entry, LearnerProfile profile)
    {
        Func<DateTimeOffset, bool>? isOff = profile.DaysOff.Days == Days.None ? null : due => profile.DaysOff.Contains(profile.DayOf(due));
        var after = fsrs.Review(before, entry.Grade, entry.At, profile.DayOf, Spread.For(entry.Card, before?.Reps ?? 0, isOff));
        var tomorrow = entry.At.AddDays(1);
        return entry.Guessed && after.Due > tomorrow ? after with { Due = tomorrow, ScheduledDays = 1 } : after;
    }

    internal static LogEntry Corrected(LogEntry entry, Correction correction) => correction switch
    {
        Correction.Undo => entry with { Undone = true },
        Correction.WasRight => entry with { Claimed = true, Correct = true, Grade = Grade.Good },
        _ => entry with { Guessed = true, Grade = Grade.Hard },
    };
}
