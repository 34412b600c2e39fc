using CsCheck;
using NodaTime;
using NodaTime.Extensions;
using QuizBot.Core.Schedules;
using QuizBot.Core.Streaks;
using QuizBot.Core.Tests.Schedules;
using Xunit;

namespace QuizBot.Core.Tests.Streaks;

public sealed class StreakPropertyTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Epoch = new(1975, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<DateTimeZone> AnyZone = Gen.Int[0, AllZones.List.Count - 1].Select(i => AllZones.List[i]);

    private static readonly Gen<DaysOff> AnyDaysOff = Gen.Int[0, 126].Select(days => new DaysOff((Days)days));

    [Fact]
    public void Answered_never_breaks_with_an_answer_on_every_day_that_is_not_off_in_all_zones()
    {
        var random = new Random(7);
        var answers = 0;
        foreach (var zone in AllZones.List)
        {
            var off = new DaysOff((Days)random.Next(127));
            var streak = Streak.None;
            var expected = 0;
            foreach (var day in LivedDays(zone, Epoch.AddDays(random.Next(60 * 365)), 500))
            {
                if (off.Contains(LocalClock.StudyDay(day[0], zone)))
                    continue;
                var now = day[random.Next(day.Count)];
                Assert.Equal(expected, streak.Current(now, zone, off));
                streak = streak.Answered(now, zone, off);
                expected++;
                Assert.True(streak.Length == expected && streak.Best == expected, $"{zone.Id} {off} {now:u}: {streak} is not {expected}");
                Assert.Equal(Math.Min(expected / Streak.DaysPerFreeze, Streak.MostFreezes), streak.Freezes);
                answers++;
            }
        }
        output.WriteLine($"{AllZones.List.Count} zones, {answers} answers");
    }

    /// <summary>For who stays where they are, the rules are simple, day by day.</summary>
    [Fact]
    public void Answered_equals_the_rules_day_by_day_with_missed_days_freezes_and_days_off_in_all_zones()
    {
        var random = new Random(36);
        int breaks = 0, bridged = 0;
        foreach (var zone in AllZones.List)
        {
            var off = new DaysOff((Days)random.Next(127));
            var diligence = 0.7 + random.NextDouble() * 0.3;
            var streak = Streak.None;
            var model = new StreakModel();
            foreach (var day in LivedDays(zone, Epoch.AddDays(random.Next(60 * 365)), 500))
            {
                var noon = day[day.Count / 2];
                var isOff = off.Contains(LocalClock.StudyDay(noon, zone));
                if (random.NextDouble() > diligence)
                {
                    model.Miss(isOff);
                    continue;
                }
                var today = streak.Today(noon, zone, off);
                Assert.Equal((model.Length, model.Freezes), (today.Length, today.Freezes));
                model.Answer();
                streak = streak.Answered(noon, zone, off);
                Assert.Equal((model.Length, model.Best, model.Freezes), (streak.Length, streak.Best, streak.Freezes));
            }
            breaks += model.Breaks;
            bridged += model.Bridged;
        }
        output.WriteLine($"{AllZones.List.Count} zones, {breaks} breaks, {bridged} days bridged by freezes");
        Assert.True(breaks > 1000 && bridged > 1000);
    }

    /// <summary>Anyone anywhere: any zone after any other, any pause, clocks that go back, days off that change.</summary>
    [Fact]
    public void Answered_keeps_its_promises_through_travel_pauses_and_clocks_that_go_back()
    {
        var pause = Gen.OneOf(
            Gen.Double[0, 20].Select(TimeSpan.FromHours),
            Gen.Double[16, 40].Select(TimeSpan.FromHours),
            Gen.Double[1, 6].Select(TimeSpan.FromDays),
            Gen.Double[-1, 0].Select(TimeSpan.FromDays),
            Gen.Const(Streak.Grace),
            Gen.Const(TimeSpan.Zero));
        Gen<(TimeSpan Pause, DateTimeZone Zone, DaysOff Off)> step = Gen.Select(pause, AnyZone, AnyDaysOff);
        Gen.Select(Gen.Int[0, 60 * 365], step.Array[1, 80], Gen.Bool, Gen.Bool).Sample((day, steps, travels, changes) =>
        {
            var now = Epoch.AddDays(day);
            var streak = Streak.None;
            var grown = new HashSet<DateOnly>();
            var best = 0;
            foreach ((var wait, var there, var then) in steps)
            {
                var zone = travels ? there : steps[0].Zone;
                var off = changes ? then : steps[0].Off;
                now += wait;
                var today = LocalClock.StudyDay(now, zone);
                var before = streak.Today(now, zone, off);
                if (streak.LastDay > today.AddDays(3))
                {
                    // Days that were stamped by a clock far ahead: it goes on from today as if they had not been.
                    var length = streak.Length;
                    streak = streak.Answered(now, zone, off);
                    Assert.Equal((length + 1, today), (streak.Length, streak.LastDay));
                    best = Math.Max(best, streak.Length);
                    grown = [today];
                    continue;
                }

                var after = streak.Answered(now, zone, off);

                Assert.InRange(after.Length, 1, streak.Length + 1);
                Assert.InRange(after.Freezes, 0, Streak.MostFreezes);
                if (after.Length > streak.Length)
                    Assert.True(grown.Add(today), $"{today} counted twice");
                if (streak.Zone != zone.Id && now - streak.LastAnswer <= Streak.Grace)
                    Assert.True(after.Length >= streak.Length && after.Freezes >= streak.Freezes && before.Length == streak.Length, "within 36 hours of travel nothing is lost");
                var grows = before.Length > 0 && !before.Counted;
                var expected = before.Length == 0 && !before.Counted ? 1 : before.Length + (grows ? 1 : 0);
                Assert.Equal(expected, after.Length);
                Assert.Equal(best = Math.Max(best, after.Length), after.Best);
                Assert.Equal(streak.LastDay > today ? streak.LastDay : today, after.LastDay);
                Assert.Equal(streak.LastAnswer > now ? streak.LastAnswer : now, after.LastAnswer);
                Assert.Equal(after, after.Answered(now, zone, off));
                Assert.Equal(new StreakToday(after.Length, after.Freezes, true, Stake.Nothing), after.Today(now, zone, off));
                streak = after;
            }
        }, iter: 3000);
    }

    [Fact]
    public void Today_keeps_its_word_about_what_is_at_stake() =>
        Gen.Select(AnyZone, AnyDaysOff, Gen.Int[0, 60 * 365], Gen.Int[1, 30]).Sample((zone, off, start, run) =>
        {
            var streak = Streak.None;
            List<List<DateTimeOffset>> days = [.. LivedDays(zone, Epoch.AddDays(start), run + 2)];
            foreach (var day in days[..^2])
                streak = streak.Answered(day[0], zone, off);

            var idle = streak.Today(days[^2][^1], zone, off);
            var next = streak.Today(days[^1][^1], zone, off);

            Assert.Equal(streak.Length, idle.Length);
            Assert.Equal(idle.Stake == Stake.Streak, next.Length == 0);
            if (next.Length > 0)
                Assert.Equal(idle.Freezes - (idle.Stake == Stake.Freeze ? 1 : 0), next.Freezes);
        }, iter: 2000);

    /// <summary>The days that people in a zone live through, each with its half hours.</summary>
    private static IEnumerable<List<DateTimeOffset>> LivedDays(DateTimeZone zone, DateTimeOffset from, int count)
    {
        var last = LocalClock.StudyDay(from, zone);
        var day = new List<DateTimeOffset>();
        for (var now = from; count > 0; now = now.AddMinutes(30))
        {
            var today = LocalClock.StudyDay(now, zone);
            // A day that begins again because a clock goes back over midnight is still the same day.
            if (today > last)
            {
                last = today;
                if (day.Count > 0)
                {
                    yield return day;
                    count--;
                }
                day = [];
            }
            if (today == last)
                day.Add(now);
        }
    }
}
