namespace QuizBot.Core.Memory;

/// <summary>
/// The spaced repetition algorithm FSRS-6, equal to ts-fsrs 5.4.2. Only the last bit of exp and pow is the machine's
/// own: a stability over a thousand days may end 0.00000001 apart. Days are those of the calendar that is given, or UTC's.
/// </summary>
public sealed class Fsrs(FsrsParameters parameters)
{
    private readonly MemoryModel model = new(parameters);

    public static Fsrs Default { get; } = new(FsrsParameters.Default);

    /// <summary>For learners who say only whether they had it.</summary>
    public static Fsrs TwoButtons { get; } = new(FsrsParameters.TwoButtons);

    /// <summary>The memory after a card was graded at <paramref name="now"/>.</summary>
    /// <param name="memory">The memory before; null for a card that was never graded.</param>
    /// <param name="grade">How well it was remembered.</param>
    /// <param name="now">Kept to the millisecond. Where the clock went back to a day before the last review, no day has passed
    /// since then (ts-fsrs refuses this) and the review is stamped with the new clock.</param>
    /// <param name="day">The learner's study day of an instant: two reviews on one day are of the same day. Null for UTC's days, as
    /// ts-fsrs.</param>
    /// <param name="spread">How the interval is moved; null to keep it as the model has it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="grade"/> is none of the four.</exception>
    public CardMemory Review(
        CardMemory? memory, Grade grade, DateTimeOffset now, Func<DateTimeOffset, DateOnly>? day = null, Spread? spread = null)
    {
        if (!Enum.IsDefined(grade))
            throw new ArgumentOutOfRangeException(nameof(grade), grade, "A grade is Again, Hard, Good or Easy.");
        now = ToMillisecond(now);
        var phase = memory?.Phase ?? Phase.New;
        var days = phase == Phase.New ? 0 : DaysSince(memory!.LastReview, now, day ?? UtcDay);
        var before = new Before(memory, phase, days, spread);
        (var stability, var difficulty) = After(before, grade);
        var next = new CardMemory
        {
            Stability = stability,
            Difficulty = difficulty,
            Due = now,
            LastReview = now,
            Reps = (memory?.Reps ?? 0) + 1,
            Lapses = (memory?.Lapses ?? 0) + (IsLapse(phase, grade) ? 1 : 0),
            Phase = Phase.Review,
        };
        if (!parameters.ShortTerm)
            return InDays(next, ApartFromAgain(before, grade), before);
        if (phase == Phase.Review && grade != Grade.Again)
            return InDays(next, Apart(before, grade), before);
        return InSteps(next, before, grade);
    }

    /// <summary>The chance, 0 to 1, that the learner remembers the card now; by whole 24-hour periods since the last review.</summary>
    public double Recall(CardMemory memory, DateTimeOffset now)
    {
        if (memory.Phase == Phase.New)
            return 0;
        var days = Math.Max(0, (ToMillisecond(now) - memory.LastReview).Days);
        return model.Recall(days, Rounding.Fixed8(memory.Stability));
    }

    private (double Stability, double Difficulty) After(Before before, Grade grade) =>
        before is { Memory: { } memory, Phase: not Phase.New }
            ? model.Next(memory.Stability, memory.Difficulty, before.Days, grade)
            : model.First(grade);

    private int Interval(Before before, Grade grade) => Interval(before, After(before, grade).Stability);

    private int Interval(Before before, double stability)
    {
        var days = model.Interval(stability);
        return before.Spread?.Move(days, before.Days, parameters.MaximumInterval) ?? days;
    }

    /// <summary>The interval of a Hard, Good or Easy review: a better grade never comes back sooner.</summary>
    private int Apart(Before before, Grade grade)
    {
        var good = Interval(before, Grade.Good);
        var hard = Math.Min(Interval(before, Grade.Hard), good);
        good = Math.Max(good, hard + 1);
        return grade switch
        {
            Grade.Hard => hard,
            Grade.Good => good,
            _ => Math.Max(Interval(before, Grade.Easy), good + 1),
        };
    }

    /// <summary>The same where Again has an interval in days as well.</summary>
    private int ApartFromAgain(Before before, Grade grade)
    {
        var hard = Interval(before, Grade.Hard);
        var again = Math.Min(Interval(before, Grade.Again), hard);
        if (grade == Grade.Again)
            return again;
        hard = Math.Max(hard, again + 1);
        if (grade == Grade.Hard)
            return hard;
        var good = Math.Max(Interval(before, Grade.Good), hard + 1);
        return grade == Grade.Good ? good : Math.Max(Interval(before, Grade.Easy), good + 1);
    }

    private CardMemory InSteps(CardMemory next, Before before, Grade grade)
    {
        var phase = before.Phase;
        var step = before.Memory?.Step ?? 0;
        var steps = phase is Phase.Review or Phase.Relearning ? parameters.RelearningSteps : parameters.LearningSteps;
        (var minutes, var nextStep) = step >= steps.Count ? (0, 0) : grade switch
        {
            // A step of a day or more leaves a card in review with its step: forgotten there, it waits that step of relearning.
            Grade.Again => (phase == Phase.Review ? steps[step] : steps[0], 0),
            Grade.Hard => (BetweenFirstTwo(steps), step),
            Grade.Good when step + 1 < steps.Count => (steps[step + 1], step + 1),
            _ => (0, 0),
        };
        if (minutes == 0)
            return InDays(next, Interval(before, next.Stability), before);
        const int dayInMinutes = 1440;
        var withinDay = minutes < dayInMinutes;
        return next with
        {
            Due = next.LastReview.AddMinutes(minutes),
            Phase = !withinDay ? Phase.Review : phase is Phase.Review or Phase.Relearning ? Phase.Relearning : Phase.Learning,
            Step = nextStep,
            ScheduledDays = minutes / dayInMinutes,
        };
    }

    private static int BetweenFirstTwo(IReadOnlyList<int> steps) =>
        (int)Rounding.Nearest(steps.Count == 1 ? steps[0] * 1.5 : (steps[0] + steps[1]) / 2.0);

    private CardMemory InDays(CardMemory next, int days, Before before)
    {
        days = before.Spread?.OffDaysOff(days, before.Days, parameters.MaximumInterval, next.LastReview) ?? days;
        return next with { Due = next.LastReview.AddDays(days), ScheduledDays = days };
    }

    private bool IsLapse(Phase phase, Grade grade) =>
        grade == Grade.Again && (phase == Phase.Review || (!parameters.ShortTerm && phase != Phase.New));

    private static int DaysSince(DateTimeOffset last, DateTimeOffset now, Func<DateTimeOffset, DateOnly> day) =>
        Math.Max(0, day(now).DayNumber - day(last).DayNumber);

    private static DateOnly UtcDay(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    private static DateTimeOffset ToMillisecond(DateTimeOffset now) =>
        new(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);

    /// <summary>What a review finds.</summary>
    /// <param name="Days">Days since the last review, by the learner's calendar.</param>
    private readonly record struct Before(CardMemory? Memory, Phase Phase, int Days, Spread? Spread);
}
