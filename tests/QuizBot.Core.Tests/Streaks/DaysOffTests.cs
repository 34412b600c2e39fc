using QuizBot.Core.Schedules;
using QuizBot.Core.Streaks;
using Xunit;

namespace QuizBot.Core.Tests.Streaks;

public sealed class DaysOffTests
{
    [Theory]
    [InlineData("weekends", "weekends")]
    [InlineData("Weekend", "weekends")]
    [InlineData("sat and sun", "weekends")]
    [InlineData("none", "none")]
    [InlineData("fri, sat", "Friday and Saturday")]
    [InlineData("Fri Sat", "Friday and Saturday")]
    [InlineData("sunday", "Sunday")]
    [InlineData("friday to sunday", "Friday, Saturday and Sunday")]
    [InlineData("weekdays", "weekdays")]
    public void TryParse_understands(string text, string expected)
    {
        Assert.True(DaysOff.TryParse(text, out var off, out var problem), problem);
        Assert.Equal(expected, off.ToString());
    }

    [Theory]
    [InlineData("every day", "A streak needs at least one day of the week that is not off.")]
    [InlineData("mon to sun", "A streak needs at least one day of the week that is not off.")]
    [InlineData("holidays", "Write the days off like this: weekends, or: fri, sat, or: none.")]
    [InlineData("sat, holidays", "Write the days off like this")]
    [InlineData("", "Write the days off like this")]
    [InlineData(null, "Write the days off like this")]
    public void TryParse_says_how_to_mend_it(string? text, string expected)
    {
        Assert.False(DaysOff.TryParse(text, out var off, out var problem));
        Assert.Null(off);
        Assert.StartsWith(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_refuses_without_reading_what_is_far_too_long() =>
        Assert.False(DaysOff.TryParse(new string(' ', 100_000) + "sat", out _, out _));

    [Fact]
    public void TryParse_reads_back_every_set()
    {
        for (var days = Days.None; days < Days.Every; days++)
        {
            var off = new DaysOff(days);
            Assert.True(DaysOff.TryParse(off.ToString(), out var read, out _));
            Assert.Equal(off, read);
        }
        Assert.Throws<ArgumentException>(() => new DaysOff(Days.Every));
    }
}
