using QuizBot.Core.Streaks;
using Xunit;

namespace QuizBot.Core.Tests.Streaks;

public sealed class DaysTogetherTests
{
    /// <summary>A Wednesday.</summary>
    private static readonly DateOnly Today = new(2026, 3, 4);

    /// <summary>Days back from today: "x" studied, "." not.</summary>
    [Theory]
    [InlineData("xxx", "xxx", 3)]
    [InlineData(".xx", "xxx", 2)]
    [InlineData(".xx", ".xx", 2)]
    [InlineData("x.x", "xxx", 1)]
    [InlineData("xxx", "x.x", 1)]
    [InlineData("..x", "xxx", 0)]
    [InlineData("...", "...", 0)]
    [InlineData("xxxxxxx", "xxxxxxx", 7)]
    public void Days_count_on_which_both_studied_and_today_is_not_over(string one, string other, int together) =>
        Assert.Equal(together, DaysTogether.Count(Days(one, DaysOff.None), Days(other, DaysOff.None), Today.AddDays(-30)));

    /// <summary>Three and four days back are a weekend.</summary>
    [Theory]
    [InlineData("xxx..xx", "xxx..xx", true, false, 5)]
    [InlineData("xxxxxxx", "xxx..xx", false, true, 5)]
    [InlineData("xxx..xx", "xxxxxxx", true, false, 5)]
    [InlineData("xxx..xx", "xxx..xx", false, false, 3)]
    [InlineData("xxxxxxx", "xxxxxxx", true, true, 7)]
    public void A_day_off_of_either_costs_nothing(string one, string other, bool oneRests, bool otherRests, int together) => Assert.Equal(
        together,
        DaysTogether.Count(
            Days(one, oneRests ? DaysOff.Weekends : DaysOff.None), Days(other, otherRests ? DaysOff.Weekends : DaysOff.None), Today.AddDays(-30)));

    [Fact]
    public void A_day_away_of_either_costs_nothing()
    {
        var away = DaysOff.None with { Away = new(Today.AddDays(-2), Today.AddDays(-1)) };
        Assert.Equal(2, DaysTogether.Count(Days("x..x", away), Days("x..x", DaysOff.None), Today.AddDays(-30)));
    }

    [Fact]
    public void Only_days_since_both_agreed_count() =>
        Assert.Equal(2, DaysTogether.Count(Days("xxxxx", DaysOff.None), Days("xxxxx", DaysOff.None), Today.AddDays(-1)));

    [Fact]
    public void Each_has_a_day_of_their_own()
    {
        // It is Thursday already where the other lives; they have until tonight, and their Wednesday is past.
        StudyDays ahead = new(new HashSet<DateOnly> { Today, Today.AddDays(-1) }, DaysOff.None, Today.AddDays(1));
        Assert.Equal(2, DaysTogether.Count(Days("xx", DaysOff.None), ahead, Today.AddDays(-30)));
        Assert.Equal(1, DaysTogether.Count(Days(".x", DaysOff.None), ahead, Today.AddDays(-30)));
        Assert.Equal(0, DaysTogether.Count(Days("xx", DaysOff.None), ahead with { Studied = new HashSet<DateOnly>() }, Today.AddDays(-30)));
    }

    private static StudyDays Days(string back, DaysOff rest) =>
        new(back.Index().Where(day => day.Item == 'x').Select(day => Today.AddDays(-day.Index)).ToHashSet(), rest, Today);
}
