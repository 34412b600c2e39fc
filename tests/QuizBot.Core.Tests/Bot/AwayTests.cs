using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>Someone who is away for a while.</summary>
public sealed class AwayTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("until 12 Mar", "2026-03-12")]
    [InlineData("until 12th of March", "2026-03-12")]
    [InlineData("till March 12th", "2026-03-12")]
    [InlineData("until mar. 12, 2026", "2026-03-12")]
    [InlineData("12.3.", "2026-03-12")]
    [InlineData("until 12.03.2026", "2026-03-12")]
    [InlineData("until 2026-03-12", "2026-03-12")]
    [InlineData("until 12 Jan", "2027-01-12")]
    [InlineData("until 4 March", "2026-03-04")]
    [InlineData("2 weeks", "2026-03-17")]
    [InlineData("for a week", "2026-03-10")]
    [InlineData("for the next ten days", "2026-03-13")]
    [InlineData("a month", "2026-04-03")]
    [InlineData("until Friday", "2026-03-06")]
    [InlineData("until wednesday", "2026-03-11")]
    [InlineData("tomorrow", "2026-03-05")]
    public async Task The_last_day_away_is_read_as_people_write_it(string typed, string until)
    {
        var ada = bot.Personal();
        await ada.SayAsync($"away {typed}");
        Assert.Contains("You are away through", ada.Text, StringComparison.Ordinal);
        Assert.Equal(DateOnly.Parse(until, CultureInfo.InvariantCulture), (await ProfileAsync(ada)).Habit.Away!.Until);
    }

    [Theory]
    [InlineData("until 30 Feb", "could not read")]
    [InlineData("until 3/4", "the month as a word")]
    [InlineData("0 weeks", "could not read")]
    [InlineData("no days", "could not read")]
    [InlineData("until 12 Jan 2026", "That day is past")]
    [InlineData("until 2026-03-03", "That day is past")]
    [InlineData("until 5 Mar 2027", "more than a year")]
    [InlineData("9999 weeks", "more than a year")]
    [InlineData("from keyboard", "could not read")]
    [InlineData("until 12 Smarch", "could not read")]
    [InlineData("until fri, sat", "could not read")]
    public async Task What_is_no_day_ahead_says_how_to_write_one(string typed, string problem)
    {
        var ada = bot.Personal();
        await ada.SayAsync($"away {typed}");
        Assert.Contains(problem, ada.Text, StringComparison.Ordinal);
        Assert.Contains("away until 12 Jan", ada.Text, StringComparison.Ordinal);
        Assert.Null((await ProfileAsync(ada)).Habit.Away);
    }

    [Fact]
    public async Task Cards_reminders_and_streak_rest_while_away_and_go_on_by_themselves()
    {
        var ada = bot.Personal();
        await ada.SayAsync("days off none");
        await StudyAsync(ada, days: 3);
        await ada.SayAsync("schedule daily 10:00");
        await ada.SayAsync("away 10 days");
        Assert.Contains("You are away through 16 March: no cards and no reminders come, and your streak of 3 days rests.", ada.Text, StringComparison.Ordinal);
        Assert.Contains("From 17 March all goes on by itself", ada.Text, StringComparison.Ordinal);

        Assert.Empty(await bot.RunAsync(TimeSpan.FromDays(9.5)));
        await ada.SayAsync("streak");
        Assert.Contains("You are away through 16 March: your streak rests.", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("topics");
        Assert.Contains("3 days", ada.Text, StringComparison.Ordinal);
        var said = await bot.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal(["An answer makes it day 4 of your streak.", "Your streak of 3 days ends tonight."], said.Select(Sentence));
        Assert.Equal(3, await StreakAsync(ada));
    }

    [Fact]
    public async Task An_answer_while_away_counts_and_does_not_end_it()
    {
        var ada = bot.Personal();
        await ada.SayAsync("days off none");
        await StudyAsync(ada, days: 3);
        await ada.SayAsync("away 10 days");
        bot.Now += TimeSpan.FromDays(4);
        await StudyAsync(ada, days: 1);
        Assert.Equal(4, await StreakAsync(ada));
        bot.Now += TimeSpan.FromDays(3);
        Assert.Equal(4, await StreakAsync(ada));
        await ada.SayAsync("away");
        Assert.Contains("away through 16 March", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Back_ends_it_and_the_days_away_stay_days_away()
    {
        var ada = bot.Personal();
        await ada.SayAsync("days off none");
        await StudyAsync(ada, days: 3);
        await ada.SayAsync("away until 30 March");
        bot.Now += TimeSpan.FromDays(5);
        await ada.SayAsync("back");
        Assert.Contains("Welcome back! Cards and reminders come again. Your streak of 3 days goes on from today.", ada.Text, StringComparison.Ordinal);
        Assert.Equal(3, await StreakAsync(ada));
        bot.Now += TimeSpan.FromDays(1);
        Assert.Equal(0, await StreakAsync(ada));
        await ada.SayAsync("back");
        Assert.Contains("You are not away", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_away_does_not_mend_a_day_that_was_missed_before()
    {
        var ada = bot.Personal();
        await ada.SayAsync("days off none");
        await StudyAsync(ada, days: 3);
        bot.Now += TimeSpan.FromDays(1);
        await ada.SayAsync("away 2 weeks");
        Assert.Equal(0, await StreakAsync(ada));
    }

    [Fact]
    public async Task Away_can_be_made_longer_and_said_twice()
    {
        var ada = bot.Personal();
        await ada.SayAsync("days off none");
        await StudyAsync(ada, days: 3);
        await ada.SayAsync("away 3 days");
        bot.Now += TimeSpan.FromDays(2);
        await ada.SayAsync("away 5 days");
        await ada.SayAsync("away 5 days");
        bot.Now += TimeSpan.FromDays(5);
        Assert.Equal(3, await StreakAsync(ada));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Sentence(Reply reply) =>
        reply.View.Fallback.Split("! ").Last().Split(". ") is [var first, ..] sentences
            ? (sentences.FirstOrDefault(sentence => sentence.Contains("streak", StringComparison.Ordinal)) ?? first).TrimEnd('.') + "."
            : "";

    private async Task<LearnerProfile> ProfileAsync(Chat chat) => (await new Learners(bot.Store).GetAsync(chat.Learner, Cancel)).Value;

    private async Task<int> StreakAsync(Chat chat) => (await ProfileAsync(chat)).StreakAt(bot.Now).Length;

    private async Task StudyAsync(Chat chat, int days)
    {
        for (var day = 0; day < days; day++)
        {
            await chat.SayAsync("next");
            await chat.PressAsync("Show answer");
            await chat.PressAsync("Got it");
            bot.Now += TimeSpan.FromDays(1);
        }
    }
}
