using System.Globalization;
using System.Text.Json;
using CsCheck;
using QuizBot.Core.Schedules;
using Xunit;

namespace QuizBot.Core.Tests.Schedules;

public sealed class ScheduleTextTests
{
    [Theory]
    [InlineData("weekdays 09:00 Europe/Berlin", "weekdays at 09:00 (Europe/Berlin)")]
    [InlineData("Weekdays at 9:00 in Berlin.", "weekdays at 09:00 (Europe/Berlin)")]
    [InlineData("every weekday 9.00 (Europe/Berlin)", "weekdays at 09:00 (Europe/Berlin)")]
    [InlineData("daily at 9am", "every day at 09:00 (Europe/Paris)")]
    [InlineData("every day 8:30 pm", "every day at 20:30 (Europe/Paris)")]
    [InlineData("each day, at 8:30 p.m.", "every day at 20:30 (Europe/Paris)")]
    [InlineData("mon, wed 17:30 D1.2", "Monday and Wednesday at 17:30 (Europe/Paris), note D1.2")]
    [InlineData("D1.2 on mondays & weds at 1730", "Monday and Wednesday at 17:30 (Europe/Paris), note D1.2")]
    [InlineData("weekends noon", "weekends at 12:00 (Europe/Paris)")]
    [InlineData("sat and sun midnight utc", "weekends at 00:00 (UTC)")]
    [InlineData("monday to friday at 9", "weekdays at 09:00 (Europe/Paris)")]
    [InlineData("Mon–Fri 9 o'clock", "weekdays at 09:00 (Europe/Paris)")]
    [InlineData("mon - thu 7am new york", "Monday, Tuesday, Wednesday and Thursday at 07:00 (America/New_York)")]
    [InlineData("from friday until monday 22:15", "Monday, Friday, Saturday and Sunday at 22:15 (Europe/Paris)")]
    [InlineData("tue thu 12:05am", "Tuesday and Thursday at 00:05 (Europe/Paris)")]
    [InlineData("12pm fridays", "Friday at 12:00 (Europe/Paris)")]
    [InlineData("monday, wednesday and friday 6 pm Asia/Kolkata note ml-lifecycle", "Monday, Wednesday and Friday at 18:00 (Asia/Kolkata), note ml-lifecycle")]
    [InlineData("17h30 every sunday", "Sunday at 17:30 (Europe/Paris)")]
    [InlineData("9am", "every day at 09:00 (Europe/Paris)")]
    [InlineData("at 9 every day utc + 2", "every day at 09:00 (UTC+2)")]
    [InlineData("daily 9:00 UTC-3", "every day at 09:00 (UTC-3)")]
    [InlineData("daily 9:00 Eastern Standard Time", "every day at 09:00 (America/New_York)")]
    [InlineData("daily 9:00 berlin time", "every day at 09:00 (Europe/Berlin)")]
    [InlineData("daily 9:00 9am", "every day at 09:00 (Europe/Paris)")]
    [InlineData("weekdays 9am Pacific Time", "weekdays at 09:00 (America/Los_Angeles)")]
    [InlineData("weekdays at 9am eastern", "weekdays at 09:00 (America/New_York)")]
    [InlineData("mon 8:00 MÜNCHEN", "Monday at 08:00 (Europe/Berlin)")]
    [InlineData("in Kiev, mon 8:00", "Monday at 08:00 (Europe/Kyiv)")]
    [InlineData("daily 9am, Portland, Oregon", "every day at 09:00 (America/Los_Angeles)")]
    [InlineData("daily 9am Port of Spain", "every day at 09:00 (America/Port_of_Spain)")]
    [InlineData("daily 9am UTC+5:30", "every day at 09:00 (UTC+5:30)")]
    public void TryParse_understands(string text, string expected)
    {
        Assert.True(Schedule.TryParse(text, "Europe/Paris", out var schedule, out var problem), problem);
        Assert.Equal((expected, ""), (schedule.ToString(), problem));
    }

    [Theory]
    [InlineData("", "On which days, and at what time? Write it like this: weekdays 09:00 Europe/Berlin.")]
    [InlineData(null, "On which days, and at what time?")]
    [InlineData(" , ", "At what time?")]
    [InlineData("weekdays", "At what time? Write it like this: weekdays 09:00 Europe/Berlin.")]
    [InlineData("daily 25:00", "“25:00” is not a time of day: they go from 00:00 to 23:59, or from 12am to 11:59pm.")]
    [InlineData("daily 24:00", "“24:00” is not a time of day")]
    [InlineData("daily 13pm", "“13pm” is not a time of day")]
    [InlineData("daily 9:75", "“9:75” is not a time of day")]
    [InlineData("daily 9:00-10:00", "“9:00-10:00” is not a time of day")]
    [InlineData("daily 9am and 5pm", "One time for each schedule, please: I read both 09:00 and 17:00.")]
    [InlineData("daily 9am D1.2 D1.3", "One note for each schedule, please: I read both D1.2 and D1.3.")]
    [InlineData("daily 9am Europe/Berln", "I do not know the time zone “Europe/Berln”. Did you mean Europe/Berlin? For example: weekdays 09:00 Europe/Berlin.")]
    [InlineData("daily 9am IST", "“IST” can mean several time zones. Which one: Asia/Kolkata, Europe/Dublin or Asia/Jerusalem?")]
    [InlineData("every other monday at 9", "I repeat by days of the week, once on each, so I cannot do “every other”.")]
    [InlineData("every 2 days at 9", "I cannot do “every 2”")]
    [InlineData("hourly", "I cannot do “hourly”")]
    [InlineData("tomorrow 9am", "I cannot do “tomorrow”")]
    [InlineData("daily 9am ../../etc/passwd", "I do not know the time zone “../../etc/passwd”")]
    [InlineData("🕘🕘🕘 9am", "I do not know the time zone “🕘🕘🕘”")]
    public void TryParse_says_how_to_mend_it(string? text, string problem)
    {
        Assert.False(Schedule.TryParse(text, "Europe/Paris", out var schedule, out var said));
        Assert.Null(schedule);
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_asks_for_the_zone_when_there_is_none_to_fall_back_on()
    {
        Assert.False(Schedule.TryParse("daily 9am", "", out _, out var problem));
        Assert.Equal("I do not know your time zone yet, so please name one. Write it like this: weekdays 09:00 Europe/Berlin.", problem);
    }

    [Fact]
    public void Schedule_survives_json()
    {
        Assert.True(Schedule.TryParse("mon, wed 17:30 D1.2 Europe/Berlin", "", out var schedule, out _));

        Assert.Equal(schedule, JsonSerializer.Deserialize<Schedule>(JsonSerializer.Serialize(schedule)));
    }

    [Fact]
    public void TryParse_stays_short_when_the_text_is_not()
    {
        Assert.False(Schedule.TryParse(new string('9', 100_000), "UTC", out _, out var problem));
        Assert.Equal("That is too long for a schedule. Write it like this: weekdays 09:00 Europe/Berlin.", problem);
    }

    [Fact]
    public void TryParse_reads_back_what_to_string_writes() =>
        Gen.Select(Gen.Int[1, 127], Gen.Int[0, 1439], Gen.Int[0, AllZones.List.Count - 1], Gen.Int[0, 4].Select(i => new string?[] { null, "D1.2", "ml-lifecycle", "sat", "9am" }[i])).Sample((days, minute, zone, note) =>
        {
            var schedule = new Schedule { Days = (Days)days, Time = TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minute)), Zone = AllZones.List[zone].Id, NoteId = note };
            // Two ids are abbreviations that people use for something else.
            if (schedule.Zone is "EST" or "MST")
                return;

            Assert.True(Schedule.TryParse(schedule.ToString(), "Asia/Tokyo", out var read, out var problem), problem);
            // A zone with several names, such as UTC or Jamaica, may come back by another.
            Assert.Equal(schedule, read with { Zone = schedule.Zone });
            Assert.True(AllZones.IsSame(schedule.Zone, read.Zone), $"{schedule.Zone} {read.Zone}");
        }, iter: 3000);

    [Fact]
    public void TryParse_always_answers_whatever_people_write()
    {
        string[] vocabulary = ["mon", "to", "-", "and", "every", "day", "9", "9am", "pm", ":", "17:30", "utc", "+", "2", "note", "D1.2", "at", "Europe/", "Berlin", "noon", "other", "(", "'", "\0", "…"];
        var words = Gen.OneOf(Gen.Int[0, vocabulary.Length - 1].Select(i => vocabulary[i]), Gen.String);
        words.Array[0, 9].Select(parts => string.Join(' ', parts)).Sample(text =>
        {
            var understood = Schedule.TryParse(text, "Europe/Paris", out var schedule, out var problem);

            Assert.Equal(understood, schedule is not null);
            Assert.Equal(understood, problem.Length == 0);
            Assert.InRange(problem.Length, 0, 700);
            if (schedule is not null)
                Assert.True(schedule.Next(DateTimeOffset.Parse("2026-11-22T00:00Z", CultureInfo.InvariantCulture)) is not null);
        }, iter: 5000);
    }
}
