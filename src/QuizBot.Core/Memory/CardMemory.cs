namespace QuizBot.Core.Memory;

/// <summary>
/// One learner's memory of one flashcard, as <see cref="Fsrs.Review"/> returned it. A card that was never graded has none (null).
/// </summary>
public sealed record CardMemory
{
    /// <summary>Days until recall falls to 90 percent; 0.001 to 36,500.</summary>
    public required double Stability { get; init; }

    /// <summary>1 (easy) to 10 (hard).</summary>
    public required double Difficulty { get; init; }

    /// <summary>When to ask again, in UTC.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>When it was last graded, in UTC, to the millisecond.</summary>
    public required DateTimeOffset LastReview { get; init; }

    /// <summary>How often it was graded.</summary>
    public required int Reps { get; init; }

    /// <summary>How often it was forgotten once known.</summary>
    public required int Lapses { get; init; }

    public required Phase Phase { get; init; }

    /// <summary>0-based index of the learning or relearning step it waits in.</summary>
    public int Step { get; init; }

    /// <summary>Whole days from <see cref="LastReview"/> to <see cref="Due"/>; 0 while it is repeated within the day.</summary>
    public int ScheduledDays { get; init; }
}

/// <summary>How well a learner remembered. The values are FSRS's own.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1008", Justification = "There is no grade that means none.")]
public enum Grade
{
    Again = 1,
    Hard = 2,
    Good = 3,
    Easy = 4,
}

/// <summary>Where a flashcard is on its way into memory. The values are FSRS's own.</summary>
public enum Phase
{
    /// <summary>Never graded.</summary>
    New = 0,

    /// <summary>First minutes: repeated within the day.</summary>
    Learning = 1,

    /// <summary>Known: repeated after whole days.</summary>
    Review = 2,

    /// <summary>Forgotten once known: repeated within the day again.</summary>
    Relearning = 3,
}
