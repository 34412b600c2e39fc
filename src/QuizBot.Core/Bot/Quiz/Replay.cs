using QuizBot.Core.Memory;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>What answers in the log do to memory: the memory of any card can be made again from its answers, oldest first.</summary>
public static class Replay
{
    /// <summary>The memory of each card by its stored id, made from nothing but the log.</summary>
    /// <param name="fsrs">The model.</param>
    /// <param name="log">Oldest first.</param>
    /// <param name="day">The learner's study day of an instant.</param>
    public static IReadOnlyDictionary<string, CardMemory> All(Fsrs fsrs, IEnumerable<LogEntry> log, Func<DateTimeOffset, DateOnly> day)
    {
        var memories = new Dictionary<string, CardMemory>();
        foreach (var entry in log.Where(entry => !entry.Undone))
            memories[entry.Card] = After(fsrs, memories.GetValueOrDefault(entry.Card), entry, day);
        return memories;
    }

    /// <summary>The memory after one answer.</summary>
    internal static CardMemory After(Fsrs fsrs, CardMemory? before, LogEntry entry, Func<DateTimeOffset, DateOnly> day)
    {
        var after = fsrs.Review(before, entry.Grade, entry.At, day);
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
