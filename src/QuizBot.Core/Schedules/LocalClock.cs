namespace QuizBot.Core.Schedules;

/// <summary>
/// Wall clocks and calendars of time zones. Everything is derived from the offset at an instant, the one thing that .NET tells
/// right about every zone: its IsInvalidTime and ConvertTimeToUtc overlook changes that are no daylight saving, as when Samoa
/// skipped a day, and take the second of two doubled times.
/// </summary>
public static class LocalClock
{
    /// <summary>More than any zone was ever away from UTC, and less than there ever was between two changes of one zone.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromHours(16);

    /// <summary>The calendar day in the zone at an instant.</summary>
    public static DateOnly Day(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>
    /// The first instant, in UTC, at which the zone's wall clock shows the time or a later one: the first of two where the time is
    /// doubled, the end of the gap where it is skipped.
    /// </summary>
    public static DateTimeOffset FirstAt(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var wall = new DateTimeOffset(day, time, TimeSpan.Zero);
        TimeSpan before = zone.GetUtcOffset(wall - Reach), after = zone.GetUtcOffset(wall + Reach);
        var instant = wall - before;
        if (before == after)
            return instant;
        var change = Change(wall - Reach, wall + Reach, zone);
        if (instant < change)
            return instant;
        return wall - after > change ? wall - after : change;
    }

    /// <summary>False for a day that the zone's calendar leaves out, such as 2011-12-30 in Samoa.</summary>
    public static bool Exists(DateOnly day, TimeZoneInfo zone) => Day(FirstAt(day, TimeOnly.MinValue, zone), zone) == day;

    /// <summary>The first instant with another offset than at <paramref name="low"/>.</summary>
    private static DateTimeOffset Change(DateTimeOffset low, DateTimeOffset high, TimeZoneInfo zone)
    {
        var before = zone.GetUtcOffset(low);
        while (high - low > TimeSpan.FromTicks(1))
        {
            var middle = low + (high - low) / 2;
            if (zone.GetUtcOffset(middle) == before)
                low = middle;
            else
                high = middle;
        }
        return high;
    }
}
