using System.Globalization;
using CsCheck;
using QuizBot.Core.Schedules;
using Xunit;

namespace QuizBot.Core.Tests.Schedules;

public sealed class ScheduleNextTests(ITestOutputHelper output)
{
    [Theory]
    // Berlin, 2026-03-29: 02:00 is 03:00. 2026-10-25: 03:00 is 02:00 again.
    [InlineData("daily 02:30 Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T01:00Z", "2026-03-30T00:30Z")]
    [InlineData("daily 02:00 Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T01:00Z", "2026-03-30T00:00Z")]
    [InlineData("daily 03:00 Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T01:00Z", "2026-03-30T01:00Z")]
    [InlineData("daily 02:30 Europe/Berlin", "2026-10-24T12:00Z", "2026-10-25T00:30Z", "2026-10-26T01:30Z")]
    [InlineData("daily 02:30 Europe/Berlin", "2026-10-25T00:45Z", "2026-10-26T01:30Z", "2026-10-27T01:30Z")]
    [InlineData("daily 03:00 Europe/Berlin", "2026-10-24T12:00Z", "2026-10-25T02:00Z", "2026-10-26T02:00Z")]
    [InlineData("weekdays 09:00 Europe/Berlin", "2026-11-20T08:00Z", "2026-11-23T08:00Z", "2026-11-24T08:00Z")]
    // New York.
    [InlineData("daily 02:15 America/New_York", "2026-03-07T12:00Z", "2026-03-08T07:00Z", "2026-03-09T06:15Z")]
    [InlineData("daily 01:30 America/New_York", "2026-10-31T12:00Z", "2026-11-01T05:30Z", "2026-11-02T06:30Z")]
    // Dublin calls its winter the exception; Troll changes by two hours; Casablanca goes back for Ramadan.
    [InlineData("daily 01:30 Europe/Dublin", "2026-03-28T12:00Z", "2026-03-29T01:00Z", "2026-03-30T00:30Z")]
    [InlineData("daily 02:30 Antarctica/Troll", "2026-03-28T12:00Z", "2026-03-29T01:00Z", "2026-03-30T00:30Z")]
    [InlineData("daily 02:30 Africa/Casablanca", "2026-02-14T12:00Z", "2026-02-15T01:30Z", "2026-02-16T02:30Z")]
    [InlineData("daily 02:30 Africa/Casablanca", "2026-03-21T12:00Z", "2026-03-22T02:00Z", "2026-03-23T01:30Z")]
    // Changes by half an hour, and zones with quarters of an hour.
    [InlineData("daily 02:15 Australia/Lord_Howe", "2026-10-03T12:00Z", "2026-10-03T15:30Z", "2026-10-04T15:15Z")]
    [InlineData("daily 01:45 Australia/Lord_Howe", "2026-04-04T12:00Z", "2026-04-04T14:45Z", "2026-04-05T15:15Z")]
    [InlineData("daily 09:00 Asia/Kathmandu", "2026-04-04T03:15Z", "2026-04-05T03:15Z", "2026-04-06T03:15Z")]
    [InlineData("daily 03:00 Pacific/Chatham", "2026-09-26T12:00Z", "2026-09-26T14:00Z", "2026-09-27T13:15Z")]
    [InlineData("daily 03:00 Pacific/Chatham", "2026-04-04T12:00Z", "2026-04-04T13:15Z", "2026-04-05T14:15Z")]
    // Midnight is skipped or comes twice.
    [InlineData("daily 00:30 Africa/Cairo", "2026-04-23T12:00Z", "2026-04-23T22:00Z", "2026-04-24T21:30Z")]
    [InlineData("daily midnight America/Santiago", "2026-09-05T12:00Z", "2026-09-06T04:00Z", "2026-09-07T03:00Z")]
    [InlineData("daily 23:30 America/Santiago", "2026-04-04T12:00Z", "2026-04-05T02:30Z", "2026-04-06T03:30Z")]
    // Toronto went from 23:30 to 00:30 of the next day in 1919: the run of one day falls into the next, which has its own as well.
    [InlineData("daily 23:45 America/Toronto", "1919-03-30T12:00Z", "1919-03-31T04:30Z", "1919-04-01T03:45Z")]
    // Samoa and Tokelau skipped 2011-12-30, Kiribati 1994-12-31 or 1995-01-01; Kwajalein skipped 1993-08-21 and had 1969-09-30 twice.
    [InlineData("daily 09:00 Pacific/Apia", "2011-12-29T18:00Z", "2011-12-29T19:00Z", "2011-12-30T19:00Z")]
    [InlineData("fridays 09:00 Pacific/Apia", "2011-12-29T19:00Z", "2012-01-05T19:00Z", "2012-01-12T19:00Z")]
    [InlineData("daily midnight Pacific/Apia", "2011-12-29T12:00Z", "2011-12-30T10:00Z", "2011-12-31T10:00Z")]
    [InlineData("daily 09:00 Pacific/Fakaofo", "2011-12-29T20:00Z", "2011-12-30T20:00Z", "2011-12-31T20:00Z")]
    [InlineData("daily noon Pacific/Kwajalein", "1993-08-20T12:00Z", "1993-08-21T00:00Z", "1993-08-22T00:00Z")]
    [InlineData("daily noon Pacific/Kwajalein", "1969-09-29T12:00Z", "1969-09-30T01:00Z", "1969-10-02T00:00Z")]
    public void Next_is_on_the_local_day_across_gaps_and_overlaps(string text, string after, string first, string second)
    {
        var schedule = Parse(text);

        var next = schedule.Next(At(after));

        Assert.Equal(At(first), next);
        Assert.Equal(TimeSpan.Zero, next!.Value.Offset);
        Assert.Equal(At(second), schedule.Next(next.Value));
        Assert.Equal(next, schedule.Next(next.Value.AddTicks(-1)));
    }

    [Fact]
    public void Next_is_nothing_where_the_zone_is_unknown() =>
        Assert.Null(new Schedule { Days = Days.Every, Time = new TimeOnly(9, 0), Zone = "Atlantis/Poseidonis" }.Next(At("2026-01-01T00:00Z")));

    [Fact]
    public void Next_is_nothing_without_days() =>
        Assert.Null(new Schedule { Days = Days.None, Time = new TimeOnly(9, 0), Zone = "UTC" }.Next(At("2026-01-01T00:00Z")));

    [Fact]
    public void Next_runs_once_on_every_scheduled_day_that_exists_in_all_zones_for_ten_years()
    {
        DateTimeOffset start = At("2020-01-01T00:00Z"), end = At("2030-01-01T00:00Z");
        var random = new Random(6);
        var runs = 0;
        foreach (var zone in AllZones.List)
        {
            var schedule = new Schedule
            {
                Days = random.Next(3) == 0 ? (Days)random.Next(1, 128) : Days.Every,
                // Half of all times are in the small hours, where clocks change.
                Time = new TimeOnly(random.Next(2) == 0 ? random.Next(4) : random.Next(24), random.Next(4) * 15 % 60),
                Zone = zone.Id,
            };
            var expected = WallClock.Between(zone, start, end).Runs(schedule, start, end);
            var actual = new List<DateTimeOffset>(expected.Count);
            for (var run = schedule.Next(start); run < end; run = schedule.Next(run.Value))
                actual.Add(run.Value);
            Assert.True(expected.SequenceEqual(actual), $"{schedule}: {string.Join(", ", expected.Except(actual).Take(3))} expected, {string.Join(", ", actual.Except(expected).Take(3))} found");
            Assert.True(actual.Zip(actual.Skip(1)).All(pair => pair.First < pair.Second), $"{schedule} goes back");
            runs += actual.Count;
        }
        output.WriteLine($"{AllZones.List.Count} zones, {runs} runs");
    }

    [Fact]
    public void Next_depends_only_on_the_next_run_wherever_one_asks()
    {
        Gen.Select(Gen.Int[0, AllZones.List.Count - 1].Select(i => AllZones.List[i]), Gen.Int[1, 127], Gen.Int[0, 1439], Gen.Long[At("1970-01-01T00:00Z").Ticks, At("2037-01-01T00:00Z").Ticks])
            .Sample((zone, days, minute, ticks) =>
            {
                var after = new DateTimeOffset(ticks, TimeSpan.Zero);
                var schedule = new Schedule { Days = (Days)days, Time = TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minute)), Zone = zone.Id };

                var next = schedule.Next(after)!.Value;

                Assert.True(next > after && next - after <= TimeSpan.FromDays(15));
                Assert.Equal(next, schedule.Next(after + (next - after) / 2));
                Assert.Equal(next, schedule.Next(next.AddTicks(-1)));
                Assert.Equal(next, schedule.Next(after.ToOffset(TimeSpan.FromHours(-7))));
            }, iter: 5000);
    }

    private static Schedule Parse(string text)
    {
        Assert.True(Schedule.TryParse(text, "UTC", out var schedule, out var problem), problem);
        return schedule;
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
