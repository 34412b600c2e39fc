using NodaTime;
using NodaTime.Extensions;
using QuizBot.Core.Schedules;

namespace QuizBot.Core.Tests.Schedules;

/// <summary>
/// A zone's clock by brute force: stretches of constant offset, found by looking every six hours. It says what a schedule should do
/// by trying every stretch for every day.
/// </summary>
internal sealed class WallClock
{
    private readonly List<(DateTimeOffset From, DateTimeOffset To, TimeSpan Offset)> stretches = [];

    public static WallClock Between(DateTimeZone zone, DateTimeOffset start, DateTimeOffset end)
    {
        var clock = new WallClock();
        var from = start.AddDays(-30);
        while (from < end.AddDays(30))
        {
            var offset = Offset(from);
            var to = from;
            while (to < end.AddDays(30) && Offset(to) == offset)
                to = to.AddHours(6);
            for (var low = to.AddHours(-6); to - low > TimeSpan.FromSeconds(1);)
            {
                var middle = low + (to - low) / 2;
                if (Offset(middle) == offset)
                    low = middle;
                else
                    to = middle;
            }
            to = new(to.Ticks - to.Ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
            clock.stretches.Add((from, to, offset));
            from = to;
        }
        return clock;

        TimeSpan Offset(DateTimeOffset at) => zone.GetUtcOffset(at.ToInstant()).ToTimeSpan();
    }

    public List<DateTimeOffset> Runs(Schedule schedule, DateTimeOffset start, DateTimeOffset end)
    {
        var runs = new List<DateTimeOffset>();
        for (var day = start.Date.AddDays(-2); day < end.Date.AddDays(2); day = day.AddDays(1))
        {
            if (!schedule.Days.Has(day.DayOfWeek) || !stretches.Exists(stretch => stretch.From + stretch.Offset < day.AddDays(1) && day < stretch.To + stretch.Offset))
                continue;
            var wall = new DateTimeOffset(day + schedule.Time.ToTimeSpan(), TimeSpan.Zero);
            var run = stretches
                .Select(stretch => (At: wall - stretch.Offset > stretch.From ? wall - stretch.Offset : stretch.From, stretch.To))
                .First(candidate => candidate.At < candidate.To).At;
            if (run > start && run < end)
                runs.Add(run);
        }
        return runs;
    }
}
