using QuizBot.Core.Memory;
using QuizBot.Core.Streaks;

namespace QuizBot.Core.Stores.Tables;

/// <summary>One answer as it was given: a row of its own in the learner's partition, written in the commit that counts it.</summary>
public sealed record LogEntry
{
    /// <summary>Longest text kept of what was picked or typed.</summary>
    public const int LongestPicked = 300;

    /// <summary>The question's id, or the round's.</summary>
    public required string Ask { get; init; }

    /// <summary>The card with its course ("aif-c01/D1.2/Q1").</summary>
    public required string Card { get; init; }

    /// <summary>Eight hex digits that change when the card's prompt, answer or choices do.</summary>
    public required string Version { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The learner's day that it counts for, stamped when it was given.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What was picked or typed; null where the learner only said whether they had it.</summary>
    public string? Picked { get; init; }

    public required bool Correct { get; init; }

    /// <summary>What the memory was told. It can differ from <see cref="Correct"/>: an answer given with help is not yet known.</summary>
    public required Grade Grade { get; init; }

    /// <summary>Seconds from question to answer; null where it is not known.</summary>
    public double? Seconds { get; init; }

    public Help Help { get; init; }

    /// <summary>The memory of the card before; null for a card that was new.</summary>
    public CardMemory? Before { get; init; }

    /// <summary>The streak before, where this answer was the first of its day; null for later ones.</summary>
    public Streak? StreakBefore { get; init; }

    /// <summary>The learner said afterwards that the answer had been right.</summary>
    public bool Claimed { get; init; }

    /// <summary>The learner said afterwards that it was a guess: it counts, and comes back the next day.</summary>
    public bool Guessed { get; init; }

    /// <summary>The learner took the answer back: it counts for nothing.</summary>
    public bool Undone { get; init; }
}

/// <summary>What a learner looked at before they answered.</summary>
public enum Help
{
    None,

    /// <summary>A hint.</summary>
    Hint,

    /// <summary>The answer itself.</summary>
    Answer,
}
