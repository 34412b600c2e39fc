using System.Globalization;
using System.Text.Json;
using NodaTime;
using QuizBot.Core.Schedules;
using QuizBot.Core.Streaks;
using Xunit;

namespace QuizBot.Core.Tests.Streaks;

public sealed class StreakTests
{
    private static readonly DateTimeZone Berlin = Zone("Europe/Berlin");

    /// <summary>November 2026: the 2nd is a Monday. Each entry is a local answer and the length and freezes after it.</summary>
    [Theory]
    [InlineData("weekends", "02 09:00 = 1/0")]
    // A day turns at four in the morning.
    [InlineData("weekends", "02 09:00 = 1/0 | 02 21:00 = 1/0 | 03 03:59 = 1/0 | 03 04:00 = 2/0 | 04 03:59 = 2/0")]
    // A weekend rests, and a day studied counts all the same.
    [InlineData("weekends", "05 09:00 = 1/0 | 06 09:00 = 2/0 | 09 20:00 = 3/0")]
    [InlineData("weekends", "06 09:00 = 1/0 | 07 09:00 = 2/0 | 08 09:00 = 3/0 | 09 20:00 = 4/0")]
    [InlineData("none", "06 09:00 = 1/0 | 09 09:00 = 1/0")]
    [InlineData("fri, sat", "05 09:00 = 1/0 | 08 20:00 = 2/0")]
    // A missed day without a freeze breaks; on a day off one starts again.
    [InlineData("weekends", "02 09:00 = 1/0 | 03 09:00 = 2/0 | 05 09:00 = 1/0 | 06 09:00 = 2/0")]
    [InlineData("weekends", "02 09:00 = 1/0 | 03 09:00 = 2/0 | 07 09:00 = 1/0 | 08 09:00 = 2/0 | 09 09:00 = 3/0")]
    // The seventh day earns a freeze, a missed day takes it, the fourteenth day earns the next.
    [InlineData("none", "02 09 = 1/0 | 03 09 = 2/0 | 04 09 = 3/0 | 05 09 = 4/0 | 06 09 = 5/0 | 07 09 = 6/0 | 08 09 = 7/1 | 10 09 = 8/0 | 12 09 = 1/0")]
    [InlineData("none", "02 09 = 1/0 | 03 09 = 2/0 | 04 09 = 3/0 | 05 09 = 4/0 | 06 09 = 5/0 | 07 09 = 6/0 | 08 09 = 7/1 | 11 09 = 1/0")]
    [InlineData("weekends", "02 09 = 1/0 | 03 09 = 2/0 | 04 09 = 3/0 | 05 09 = 4/0 | 06 09 = 5/0 | 09 09 = 6/0 | 10 09 = 7/1 | 14 09 = 1/0")]
    // A missed Thursday is paid for once.
    [InlineData("weekends", "02 09 = 1/0 | 03 09 = 2/0 | 04 09 = 3/0 | 05 09 = 4/0 | 06 09 = 5/0 | 09 09 = 6/0 | 10 09 = 7/1 | 11 09 = 8/1 | 13 09 = 9/0 | 14 09 = 10/0 | 16 09 = 11/0")]
    // Who stays where they are and misses a day has missed it, at whatever hour they come back.
    [InlineData("weekends", "02 22:00 = 1/0 | 04 09:00 = 1/0")]
    [InlineData("weekends", "02 22:00 = 1/0 | 04 20:00 = 1/0")]
    // A clock that goes back is harmless, and one that ran ahead for two weeks leaves no hole.
    [InlineData("none", "04 09:00 = 1/0 | 03 09:00 = 1/0 | 04 10:00 = 1/0 | 05 09:00 = 2/0")]
    [InlineData("none", "04 09:00 = 1/0 | 20 09:00 = 1/0 | 05 09:00 = 2/0 | 06 09:00 = 3/0")]
    public void Answered_follows_the_rules(string off, string story)
    {
        var streak = Streak.None;
        foreach (var chapter in story.Split(" | "))
        {
            var parts = chapter.Split(" = ");
            var local = parts[0].Contains(':', StringComparison.Ordinal) ? parts[0] : parts[0] + ":00";
            streak = streak.Answered(Local("2026-11-" + local), Berlin, Off(off));
            Assert.True($"{streak.Length}/{streak.Freezes}" == parts[1], $"{chapter}: {streak}");
        }
    }

    [Fact]
    public void Answered_keeps_at_most_two_freezes_that_bridge_two_days()
    {
        var streak = Daily(Streak.None, "2026-11-02", days: 28);
        Assert.Equal((28, 2), (streak.Length, streak.Freezes));

        Assert.Equal((29, 0), Pair(streak.Answered(Local("2026-12-02 09:00"), Berlin, DaysOff.None)));
        Assert.Equal((1, 0), Pair(streak.Answered(Local("2026-12-03 09:00"), Berlin, DaysOff.None)));
        Assert.Equal(28, streak.Answered(Local("2026-12-03 09:00"), Berlin, DaysOff.None).Best);
    }

    [Theory]
    [InlineData("2026-11-08 23:59", 7, 1, true, Stake.Nothing)]
    [InlineData("2026-11-09 03:59", 7, 1, true, Stake.Nothing)]
    [InlineData("2026-11-09 04:00", 7, 1, false, Stake.Freeze)]
    [InlineData("2026-11-10 03:59", 7, 1, false, Stake.Freeze)]
    [InlineData("2026-11-10 04:00", 7, 0, false, Stake.Streak)]
    [InlineData("2026-11-11 03:59", 7, 0, false, Stake.Streak)]
    [InlineData("2026-11-11 04:00", 0, 0, false, Stake.Nothing)]
    [InlineData("2036-11-11 00:00", 0, 0, false, Stake.Nothing)]
    public void Today_says_what_is_at_stake(string at, int length, int freezes, bool counted, Stake stake)
    {
        var streak = Daily(Streak.None, "2026-11-02", days: 7);

        var today = streak.Today(Local(at), Berlin, DaysOff.None);

        var lost = length == 0 ? new DateOnly(2026, 11, 10) : (DateOnly?)null;
        Assert.Equal(new StreakToday(length, freezes, counted, stake) { LostOn = lost, LostLength = length == 0 ? 7 : 0 }, today);
        Assert.Equal(length, streak.Current(Local(at), Berlin, DaysOff.None));
    }

    [Fact]
    public void Today_puts_nothing_at_stake_on_a_day_off_or_without_a_streak()
    {
        var friday = Streak.None.Answered(Local("2026-11-06 09:00"), Berlin, DaysOff.Weekends);

        Assert.Equal(new StreakToday(1, 0, false, Stake.Nothing), friday.Today(Local("2026-11-07 20:00"), Berlin, DaysOff.Weekends));
        Assert.Equal(new StreakToday(1, 0, false, Stake.Streak), friday.Today(Local("2026-11-09 20:00"), Berlin, DaysOff.Weekends));
        Assert.Equal(new StreakToday(0, 0, false, Stake.Nothing), Streak.None.Today(Local("2026-11-09 20:00"), Berlin, DaysOff.Weekends));
    }

    [Fact]
    public void Answered_leaves_the_past_when_the_days_off_change()
    {
        var streak = Daily(Streak.None, "2026-11-02", days: 5).Answered(Local("2026-11-09 09:00"), Berlin, DaysOff.Weekends);

        Assert.Equal(6, streak.Length);
        Assert.Equal(7, streak.Answered(Local("2026-11-10 09:00"), Berlin, DaysOff.None).Length);
    }

    [Fact]
    public void Days_that_are_past_stay_judged_when_the_days_off_change()
    {
        var monday = Local("2026-11-09 09:00");
        var lost = Daily(Streak.None, "2026-11-02", days: 4).Settled(monday, Berlin, DaysOff.Weekends);
        Assert.Equal((0, new DateOnly(2026, 11, 6)), (lost.Today(monday, Berlin, Off("fri, sat, sun")).Length, lost.LostOn));

        var kept = Daily(Streak.None, "2026-11-02", days: 5).Settled(monday, Berlin, DaysOff.Weekends);
        Assert.Equal(5, kept.Today(monday, Berlin, DaysOff.None).Length);
        Assert.Equal(6, kept.Answered(monday, Berlin, DaysOff.None).Length);
    }

    [Theory]
    // Westward over the date line the same day comes again; it counts once.
    [InlineData("2026-11-10 08:00 Asia/Tokyo = 1 | 2026-11-10 09:00 Pacific/Honolulu = 1 | 2026-11-11 09:00 Pacific/Honolulu = 2")]
    // Eastward a day is never lived at all.
    [InlineData("2026-11-10 20:00 Pacific/Honolulu = 1 | 2026-11-12 22:00 Asia/Tokyo = 2 | 2026-11-13 09:00 Asia/Tokyo = 3")]
    // Round the world in two days.
    [InlineData("2026-11-10 09:00 Europe/Berlin = 1 | 2026-11-10 18:00 America/New_York = 1 | 2026-11-11 09:00 America/Los_Angeles = 2 | 2026-11-12 20:00 Asia/Tokyo = 3 | 2026-11-12 23:00 Europe/Berlin = 3")]
    // Samoa had no 30 December in 2011, a Friday.
    [InlineData("2011-12-29 08:10 Pacific/Apia = 1 | 2011-12-31 23:50 Pacific/Apia = 2")]
    // Midnights that clocks skip or show twice.
    [InlineData("2026-09-05 23:59 America/Santiago = 1 | 2026-09-06 05:00 America/Santiago = 2 | 2026-09-07 04:00 America/Santiago = 3")]
    public void Answered_counts_each_local_day_once_wherever_the_learner_is(string story)
    {
        var streak = Streak.None;
        foreach (var chapter in story.Split(" | "))
        {
            string[] parts = chapter.Split(" = "), words = parts[0].Split(' ');
            var zone = Zone(words[2]);
            streak = streak.Answered(Local($"{words[0]} {words[1]}", zone), zone, DaysOff.None);
            Assert.True(streak.Length == int.Parse(parts[1], CultureInfo.InvariantCulture), $"{chapter}: {streak}");
        }
    }

    [Fact]
    public void Streaks_and_days_off_survive_JSON()
    {
        var streak = Daily(Streak.None, "2026-11-02", days: 7);

        Assert.Equal(streak, JsonSerializer.Deserialize<Streak>(JsonSerializer.Serialize(streak)));
        Assert.Equal(Streak.None, JsonSerializer.Deserialize<Streak>(JsonSerializer.Serialize(Streak.None)));
        Assert.Equal(DaysOff.Weekends, JsonSerializer.Deserialize<DaysOff>(JsonSerializer.Serialize(DaysOff.Weekends)));
    }

    private static Streak Daily(Streak streak, string firstDay, int days)
    {
        var first = Local(firstDay + " 21:00");
        for (var i = 0; i < days; i++)
            streak = streak.Answered(first.AddDays(i), Berlin, DaysOff.None);
        return streak;
    }

    private static (int Length, int Freezes) Pair(Streak streak) => (streak.Length, streak.Freezes);

    private static DateTimeOffset Local(string text) => Local(text, Berlin);

    private static DateTimeOffset Local(string text, DateTimeZone zone)
    {
        var local = DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return LocalClock.FirstAt(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone);
    }

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static DaysOff Off(string text)
    {
        Assert.True(DaysOff.TryParse(text, out var off, out var problem), problem);
        return off;
    }
}
