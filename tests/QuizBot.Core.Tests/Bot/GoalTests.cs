using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Streaks;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>Goals for days in a row.</summary>
public sealed class GoalTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData(7, "7 days in a row! Would you like 30 as your next goal?")]
    [InlineData(30, "30 days in a row! Would you like 100 as your next goal?")]
    [InlineData(100, "100 days in a row! You need no goal from me any more.")]
    public async Task A_goal_that_is_reached_is_told_once(int days, string line)
    {
        var ada = await WithStreakAsync(days - 1);
        await AnswerAsync(ada);
        Assert.Contains(line, ada.Text, StringComparison.Ordinal);
        Assert.EndsWith(line, ada.Seen.Fallback, StringComparison.Ordinal);
        await AnswerAsync(ada);
        Assert.DoesNotContain("in a row!", ada.Text, StringComparison.Ordinal);
        bot.Now += TimeSpan.FromDays(1);
        await AnswerAsync(ada);
        Assert.DoesNotContain("in a row!", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goal_reached_before_is_not_told_again()
    {
        var ada = await WithStreakAsync(6, best: 12);
        await AnswerAsync(ada);
        Assert.DoesNotContain("in a row!", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_goal_is_taken_with_a_press_and_shown_with_the_streak()
    {
        var ada = await WithStreakAsync(6);
        await AnswerAsync(ada);
        await ada.PressAsync("Aim for 30");
        Assert.Contains("Your goal is 30 days in a row: 23 to go.", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("streak");
        Assert.Contains("Goal: 30 days, 23 to go", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_declines_is_offered_none_again()
    {
        var ada = await WithStreakAsync(6);
        await AnswerAsync(ada);
        await ada.PressAsync("No goal, thanks");
        Assert.Contains("no goals. The days still count", ada.Text, StringComparison.Ordinal);
        bot.Now += TimeSpan.FromDays(1);
        await SetStreakAsync(ada, 29, 29);
        await AnswerAsync(ada);
        Assert.DoesNotContain("in a row!", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("streak");
        Assert.DoesNotContain("Goal", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goal_of_ones_own_is_told_too_and_nonsense_changes_nothing()
    {
        var ada = await WithStreakAsync(44);
        await ada.SayAsync("streak goal 45");
        Assert.Contains("1 to go", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("streak goal -3");
        Assert.Contains("Say for example “streak goal 30”", ada.Text, StringComparison.Ordinal);
        await AnswerAsync(ada);
        Assert.Contains("45 days in a row, as you meant to! Would you like 100", ada.Text, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Someone who has answered on so many days, until yesterday.</summary>
    private async Task<Chat> WithStreakAsync(int days, int? best = null)
    {
        var ada = bot.Personal();
        await ada.SayAsync("timezone auto");
        await SetStreakAsync(ada, days, best ?? days);
        return ada;
    }

    private async Task SetStreakAsync(Chat chat, int days, int best) => await new Learners(bot.Store).UpdateAsync(
        chat.Learner,
        profile => profile with
        {
            DaysOff = DaysOff.None,
            Streak = new(days, best, profile.DayOf(bot.Now).AddDays(-1), bot.Now, 0),
        },
        Cancel);

    private static async Task AnswerAsync(Chat chat)
    {
        await chat.SayAsync("next");
        await chat.PressAsync("Show answer");
        await chat.PressAsync("Got it");
    }
}
