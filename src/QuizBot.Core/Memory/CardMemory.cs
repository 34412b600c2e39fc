namespace QuizBot.Core.Memory;

/// <summary>One learner's memory of one flashcard, as <see cref="Fsrs.Review"/> returned it. A card that was never graded has none (null).</summary>
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
