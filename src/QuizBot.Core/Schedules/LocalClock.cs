using NodaTime;
using NodaTime.Extensions;
using NodaTime.TimeZones;

namespace QuizBot.Core.Schedules;

/// <summary>Wall clocks and calendars of time zones.</summary>
public static class LocalClock
{
    private static readonly ZoneLocalMappingResolver FirstOfTwoOrEndOfGap =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>What the zone's calendar and clock show at an instant.</summary>
    public static DateTime At(DateTimeOffset instant, DateTimeZone zone) => In(zone, instant).LocalDateTime.ToDateTimeUnspecified();

    /// <summary>The calendar day in the zone at an instant.</summary>
    public static DateOnly Day(DateTimeOffset instant, DateTimeZone zone) => In(zone, instant).Date.ToDateOnly();

    /// <summary>The local hour at which a study day turns: what is answered at one in the morning belongs to the evening before.</summary>
    public const int DayTurnsAt = 4;

    /// <summary>
    /// The study day in the zone at an instant: the calendar day, which turns at <see cref="DayTurnsAt"/> instead of midnight.
    /// </summary>
    public static DateOnly StudyDay(DateTimeOffset instant, DateTimeZone zone)
    {
        var local = At(instant, zone);
        var day = DateOnly.FromDateTime(local);
        if (local.Hour >= DayTurnsAt)
            return day;

        // The small hours after a day that the calendar leaves out belong to the day before that.
        return Exists(day.AddDays(-1), zone) ? day.AddDays(-1) : day.AddDays(-2);
    }

    /// <summary>
    /// The first instant, in UTC, at which the zone's wall clock shows the time or a later one: the first of two where the time is
    /// doubled, the end of the gap where it is skipped.
    /// </summary>
    public static DateTimeOffset FirstAt(DateOnly day, TimeOnly time, DateTimeZone zone) =>
        zone.ResolveLocal(day.ToLocalDate() + time.ToLocalTime(), FirstOfTwoOrEndOfGap).ToInstant().ToDateTimeOffset();

    /// <summary>False for a day that the zone's calendar leaves out, such as 2011-12-30 in Samoa.</summary>
    public static bool Exists(DateOnly day, DateTimeZone zone) => Day(FirstAt(day, TimeOnly.MinValue, zone), zone) == day;

    private static ZonedDateTime In(DateTimeZone zone, DateTimeOffset instant) => instant.ToInstant().InZone(zone);
}
