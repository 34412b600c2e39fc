using NodaTime;
using QuizBot.Core.Schedules;

namespace QuizBot.Core.Streaks;

/// <summary>
/// How many days in a row a learner has answered. A day is the learner's study day (<see cref="LocalClock.StudyDay"/>) when the answer
/// was given; it is stamped then and never computed again, so a later change of zone or of days off leaves the past as it was.
/// </summary>
/// <param name="Length">Days with an answer, also on days off; what a freeze bridged is not among them. 0 before the first answer and once
/// broken.</param>
/// <param name="Best">The greatest length there has been.</param>
/// <param name="LastDay">The latest day with an answer. Null before the first.</param>
/// <param name="LastAnswer">The latest answer, in UTC; null before the first.</param>
/// <param name="Freezes">Missed days that can be bridged, 0 to <see cref="MostFreezes"/>.</param>
public sealed record Streak(int Length, int Best, DateOnly? LastDay, DateTimeOffset? LastAnswer, int Freezes)
{
    public const int MostFreezes = 2;

    /// <summary>Each time the length reaches a multiple of this, one freeze is earned.</summary>
    public const int DaysPerFreeze = 7;

    /// <summary>
    /// An answer this recent keeps the streak of someone whose zone has changed since, so that travel never costs anything.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(36);

    /// <summary>A day further ahead than zones can tell was stamped by a clock that was wrong.</summary>
    private const int FurthestZones = 3;

    /// <summary>The streak of a learner who never answered.</summary>
    public static Streak None { get; } = new(0, 0, null, null, 0);

    /// <summary>The zone of the latest answer; null before the first, and in rows from before it was kept.</summary>
    public string? Zone { get; init; }

    /// <summary>The last day that has been judged with the days off of its time; null where that is <see cref="LastDay"/>.</summary>
    public DateOnly? Judged { get; init; }

    /// <summary>The missed day that ended the streak before, and how long that was; null where none has ended.</summary>
    public DateOnly? LostOn { get; init; }

    public int LostLength { get; init; }

    /// <summary>How many freezes the latest answer found spent on the days before it.</summary>
    public int Bridged { get; init; }

    /// <summary>
    /// The streak after a graded answer. Growing takes a later day than <see cref="LastDay"/>: the second answer of a day, a day that
    /// comes again by travel and a clock that goes back change no length.
    /// </summary>
    /// <param name="now">When the answer was given.</param>
    /// <param name="zone">Where the learner is.</param>
    /// <param name="off">The learner's days off.</param>
    public Streak Answered(DateTimeOffset now, DateTimeZone zone, DaysOff off)
    {
        var today = LocalClock.StudyDay(now, zone);
        var before = Mended(today);
        var answered = before with
        {
            LastAnswer = before.LastAnswer > now && LastDay == before.LastDay ? before.LastAnswer : now.ToUniversalTime(),
            Zone = zone.Id,
        };
        if (today <= before.LastDay)
            return answered;
        var settled = before.Settled(now, zone, off);
        var length = settled.Length + 1;
        var earned = length % DaysPerFreeze == 0;
        return settled with
        {
            Length = length,
            Best = Math.Max(Best, length),
            LastDay = today,
            LastAnswer = answered.LastAnswer,
            Zone = zone.Id,
            Judged = null,
            Freezes = Math.Min(settled.Freezes + (earned ? 1 : 0), MostFreezes),
            Bridged = settled.Length > 0 ? before.Freezes - settled.Freezes : 0,
        };
    }

    /// <summary>
    /// The streak with every day before today judged: a missed one has cost a freeze or the streak. To be kept before days off change, so
    /// that the change is for days to come.
    /// </summary>
    public Streak Settled(DateTimeOffset now, DateTimeZone zone, DaysOff off)
    {
        var yesterday = LocalClock.StudyDay(now, zone).AddDays(-1);
        if (LastDay is not { } last || Length == 0 || (Zone is not null && Zone != zone.Id && now - LastAnswer <= Grace))
            return this;
        var freezes = Freezes;
        for (var day = (Judged > last ? Judged.Value : last).AddDays(1); day <= yesterday; day = day.AddDays(1))
        {
            if (off.Contains(day) || !LocalClock.Exists(day, zone))
                continue;
            if (freezes-- == 0)
                return this with { Length = 0, Freezes = 0, Judged = yesterday, LostOn = day, LostLength = Length };
        }

        return this with { Freezes = freezes, Judged = yesterday > last ? yesterday : Judged };
    }

    /// <summary>The length to show: 0 once broken.</summary>
    public int Current(DateTimeOffset now, DateTimeZone zone, DaysOff off) => Today(now, zone, off).Length;

    /// <summary>How the streak stands. Asking changes nothing.</summary>
    public StreakToday Today(DateTimeOffset now, DateTimeZone zone, DaysOff off)
    {
        var today = LocalClock.StudyDay(now, zone);
        var before = Mended(today);
        var counted = today <= before.LastDay;
        var settled = counted ? before : before.Settled(now, zone, off);
        if (settled.Length == 0)
            return new(0, 0, counted, Stake.Nothing) { LostOn = settled.LostOn, LostLength = settled.LostLength };
        var stake = counted || off.Contains(today) ? Stake.Nothing : settled.Freezes > 0 ? Stake.Freeze : Stake.Streak;
        return new(settled.Length, settled.Freezes, counted, stake);
    }

    /// <summary>After a clock that ran ahead has come back, the streak goes on from today.</summary>
    private Streak Mended(DateOnly today) =>
        LastDay > today.AddDays(FurthestZones) ? this with { LastDay = today.AddDays(-1), Judged = null, LastAnswer = null } : this;
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
/// <param name="Stake">What is lost if the rest of this day passes without an answer.</param>
public sealed record StreakToday(int Length, int Freezes, bool Counted, Stake Stake)
{
    /// <summary>The missed day that ended the streak before, where there is none now; else null.</summary>
    public DateOnly? LostOn { get; init; }

    /// <summary>How long that was.</summary>
    public int LostLength { get; init; }
}
