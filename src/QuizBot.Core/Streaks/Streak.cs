using NodaTime;
using QuizBot.Core.Schedules;

namespace QuizBot.Core.Streaks;

/// <summary>
/// How many days in a row a learner has answered. A day is the learner's local calendar day when the answer was given; it is
/// stamped then and never computed again, so a later change of zone or of days off leaves the past as it was.
/// </summary>
/// <param name="Length">Days that counted; days off and days that a freeze bridged are not among them. 0 before the first answer.</param>
/// <param name="Best">The greatest length there has been.</param>
/// <param name="LastDay">The latest local day with an answer; it and every day before it are settled. Null before the first.</param>
/// <param name="LastAnswer">The latest answer, in UTC; null before the first.</param>
/// <param name="Freezes">Missed days that can be bridged, 0 to <see cref="MostFreezes"/>.</param>
public sealed record Streak(int Length, int Best, DateOnly? LastDay, DateTimeOffset? LastAnswer, int Freezes)
{
    public const int MostFreezes = 2;

    /// <summary>Each time the length reaches a multiple of this, one freeze is earned.</summary>
    public const int DaysPerFreeze = 7;

    /// <summary>An answer this recent keeps a streak whole whatever the calendar says, so that travel never costs anything.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(36);

    /// <summary>The streak of a learner who never answered.</summary>
    public static Streak None { get; } = new(0, 0, null, null, 0);

    /// <summary>
    /// The streak after a graded answer. Growing takes a later local day than <see cref="LastDay"/>: the second answer of a day, a
    /// day that comes again by travel and a clock that goes back change no length. On a day off a streak can start but not grow.
    /// </summary>
    /// <param name="now">When the answer was given.</param>
    /// <param name="zone">Where the learner is.</param>
    /// <param name="off">The learner's days off.</param>
    public Streak Answered(DateTimeOffset now, DateTimeZone zone, DaysOff off)
    {
        var today = LocalClock.Day(now, zone);
        var answered = this with { LastAnswer = LastAnswer > now ? LastAnswer : now.ToUniversalTime() };
        if (today <= LastDay)
            return answered;
        var missed = Missed(now, today, zone, off);
        answered = answered with { LastDay = today };
        if (Length == 0 || missed > Freezes)
            return answered with { Length = 1, Best = Math.Max(Best, 1), Freezes = 0 };
        answered = answered with { Freezes = Freezes - missed };
        return off.Contains(today) ? answered : answered.Grown();
    }

    /// <summary>The length to show: 0 once broken.</summary>
    public int Current(DateTimeOffset now, DateTimeZone zone, DaysOff off) => Today(now, zone, off).Length;

    /// <summary>How the streak stands. Asking changes nothing.</summary>
    public StreakToday Today(DateTimeOffset now, DateTimeZone zone, DaysOff off)
    {
        var today = LocalClock.Day(now, zone);
        var counted = today <= LastDay;
        var left = Freezes - (counted ? 0 : Missed(now, today, zone, off));
        if (Length == 0 || left < 0)
            return new(0, 0, counted, Stake.Nothing);
        var stake = counted || off.Contains(today) ? Stake.Nothing : left > 0 ? Stake.Freeze : Stake.Streak;
        return new(Length, left, counted, stake);
    }

    private Streak Grown()
    {
        var length = Length + 1;
        var earned = length % DaysPerFreeze == 0;
        return this with { Length = length, Best = Math.Max(Best, length), Freezes = Math.Min(Freezes + (earned ? 1 : 0), MostFreezes) };
    }

    /// <summary>Days between the last answer's and today that the calendar has and that are not off; counted no further than it takes to break.</summary>
    private int Missed(DateTimeOffset now, DateOnly today, DateTimeZone zone, DaysOff off)
    {
        var missed = 0;
        if (LastDay is not { } last || now - LastAnswer <= Grace)
            return missed;
        for (var day = last.AddDays(1); day < today && missed <= Freezes; day = day.AddDays(1))
            if (!off.Contains(day) && LocalClock.Exists(day, zone))
                missed++;
        return missed;
    }
}

/// <summary>What is lost if a day passes without an answer.</summary>
public enum Stake
{
    /// <summary>Nothing: there is no streak, the day has its answer, or it is a day off.</summary>
    Nothing,

    /// <summary>One freeze.</summary>
    Freeze,

    /// <summary>The streak.</summary>
    Streak,
}

/// <summary>How a streak stands at an instant.</summary>
/// <param name="Length">Days; 0 once broken.</param>
/// <param name="Freezes">How many missed days it can still bear, 0 to <see cref="Streak.MostFreezes"/>.</param>
/// <param name="Counted">True when this local day has had its answer, so that another one changes nothing.</param>
/// <param name="Stake">What is lost if the rest of this day passes without an answer, unless one follows within <see cref="Streak.Grace"/>.</param>
public sealed record StreakToday(int Length, int Freezes, bool Counted, Stake Stake);
