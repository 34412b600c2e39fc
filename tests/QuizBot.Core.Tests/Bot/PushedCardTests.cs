using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>Cards that come to one learner by schedule.</summary>
public sealed class PushedCardTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task A_card_greets_says_the_day_of_the_streak_and_why_it_comes()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule daily 08:30");
        var first = Assert.Single(await bot.RunAsync(TimeSpan.FromDays(1))).View;
        Assert.Matches("^(Good morning!|Good morning to you!|A card for the morning.) This one is new.$", Line(first));

        await AnswerAsync(ada);
        var second = Assert.Single(await bot.RunAsync(TimeSpan.FromDays(1))).View;
        Assert.Contains("An answer makes it day 2 of your streak. ", Line(second), StringComparison.Ordinal);
        Assert.Contains(Line(second), second.Fallback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("06:30", "morning")]
    [InlineData("14:00", "Hello!|afternoon")]
    [InlineData("20:00", "Hello!|evening")]
    [InlineData("23:30", "Hello!")]
    public async Task The_greeting_goes_by_the_learners_clock(string time, string greeting)
    {
        var ada = bot.Personal();
        await ada.SayAsync($"schedule daily {time}");
        for (var day = 0; day < 3; day++)
        {
            var view = Assert.Single(await bot.RunAsync(TimeSpan.FromDays(1))).View;
            Assert.Matches(greeting, Line(view));
            await ada.SayAsync("idk");
        }
    }

    [Fact]
    public async Task A_card_that_was_missed_says_when()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz");
        await ada.SayAsync("idk");
        await ada.SayAsync("stop");
        await ada.SayAsync("schedule daily 08:30");
        await bot.RunAsync(TimeSpan.FromHours(2));
        var view = Assert.Single(await bot.RunAsync(TimeSpan.FromDays(1))).View;
        Assert.EndsWith("You missed it yesterday.", Line(view), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_waits_is_not_brought_again_and_after_three_the_bot_says_one_kind_line_and_is_silent_until_an_answer()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule daily 08:30");
        var cards = new List<string>();
        for (var day = 0; day < 3; day++)
            cards.Add(Card(Assert.Single(await bot.RunAsync(TimeSpan.FromDays(1))).View));
        Assert.Equal(3, cards.Distinct().Count());

        var line = Assert.Single(await bot.RunAsync(TimeSpan.FromDays(1))).View;
        Assert.StartsWith("The last 3 cards still wait for you", line.Fallback, StringComparison.Ordinal);
        Assert.Empty(await bot.RunAsync(TimeSpan.FromDays(5)));

        await ada.SayAsync("schedule daily 08:30");
        Assert.NotNull(Card(Assert.Single(await bot.RunAsync(TimeSpan.FromDays(1))).View));
        await bot.RunAsync(TimeSpan.FromDays(9));
        await AnswerAsync(ada);
        Assert.NotNull(Card(Assert.Single(await bot.RunAsync(TimeSpan.FromDays(1))).View));
    }

    [Fact]
    public async Task Snooze_brings_the_same_card_an_hour_later_and_takes_no_typed_words_meanwhile()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule daily 08:30");
        var view = Assert.Single(await bot.RunAsync(TimeSpan.FromHours(23.6))).View;
        await ada.PressAsync(Button(view, "Snooze"));
        await ada.PressAsync(Button(view, "Snooze"));
        Assert.Contains("It comes back at 09:36.", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("purple elephants");
        Assert.DoesNotContain("Not this time", ada.Text, StringComparison.Ordinal);

        var again = Assert.Single(await bot.RunAsync(TimeSpan.FromHours(2))).View;
        Assert.Contains("Here it is again, as you asked.", Line(again), StringComparison.Ordinal);
        Assert.Equal((Card(view), view.Actions[0].Data["ask"]), (Card(again), again.Actions[0].Data["ask"]));
        await ada.SayAsync("idk");
        Assert.Contains("No problem", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snoozed_card_that_is_answered_meanwhile_does_not_come_back()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule daily 08:30");
        var view = Assert.Single(await bot.RunAsync(TimeSpan.FromHours(23.6))).View;
        await ada.PressAsync(Button(view, "Snooze"));
        await ada.PressAsync("Answer it now");
        Assert.Equal(Card(view), Card(ada.Seen));
        await ada.SayAsync("idk");
        Assert.Empty(await bot.RunAsync(TimeSpan.FromHours(2)));
        await ada.PressAsync(Button(view, "Snooze"));
        Assert.Contains("has moved on", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_today_lets_the_card_rest_and_costs_nothing()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule daily 08:30");
        var view = Assert.Single(await bot.RunAsync(TimeSpan.FromHours(23.6))).View;
        await ada.PressAsync(Button(view, "Not today"));
        Assert.Contains("rests for today", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("quiz");
        Assert.NotEqual(Card(view), Card(ada.Seen));
        Assert.Equal(0, (await ProfileAsync(ada)).Reviews);
    }

    [Fact]
    public async Task Two_pushes_never_come_within_an_hour_and_the_reminder_of_a_streak_goes_first()
    {
        var ada = bot.Personal();
        await ada.SayAsync("days off none");
        for (var day = 0; day < 3; day++)
        {
            await AnswerAsync(ada);
            bot.Now += TimeSpan.FromDays(1);
        }

        await ada.SayAsync("schedule daily 18:40");
        var start = bot.Now;
        var reminder = Assert.Single(await bot.RunAsync(TimeSpan.FromHours(10.5)));
        Assert.Contains("Your streak of 3 days", reminder.View.Fallback, StringComparison.Ordinal);
        var card = Assert.Single(await bot.RunAsync(TimeSpan.FromHours(2)));
        Assert.Contains("day 4 of your streak", Line(card.View), StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2026, 3, 7, 19, 0, 0, TimeSpan.Zero), (await ProfileAsync(ada)).Habit.Pushed!.At);
        Assert.Equal(new DateTimeOffset(2026, 3, 7, 8, 0, 0, TimeSpan.Zero), start);
    }

    [Fact]
    public async Task A_snoozed_card_keeps_an_hour_from_the_scheduled_one()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule daily 10:00");
        var first = Assert.Single(await bot.RunAsync(TimeSpan.FromHours(1.5))).View;
        await ada.SayAsync("schedule daily 11:00");
        await ada.PressAsync(Button(first, "Snooze"));
        var second = Assert.Single(await bot.RunAsync(TimeSpan.FromMinutes(59))).View;
        Assert.NotEqual(Card(first), Card(second));
        Assert.Empty(await bot.RunAsync(TimeSpan.FromMinutes(30)));
        Assert.Equal(Card(first), Card(Assert.Single(await bot.RunAsync(TimeSpan.FromMinutes(31))).View));
    }

    [Fact]
    public async Task The_same_errand_done_twice_says_the_same_twice()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule daily 10:00");
        var errand = (await new Pushes(bot.Store).GetAsync(Room("ada"), PushKind.Card, Cancel))!.Value;
        var once = Assert.Single(await bot.PushAsync(errand)).View;
        var twice = Assert.Single(await bot.PushAsync(errand)).View;
        Assert.Equal((Card(once), once.Actions[0].Data["ask"]), (Card(twice), twice.Actions[0].Data["ask"]));
        Assert.Equal(1, (await ProfileAsync(ada)).Habit.Pushed!.Ignored);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static RoomId Room(string user) => new("test", "workspace", "dm-" + user);

    private static string Line(View view) => Assert.IsType<TextBlock>(view.Blocks[0]).Text;

    private static string Card(View view) => view.Actions[0].Data["card"];

    private static ViewAction Button(View view, string title) => view.Actions.Single(action => action.Title == title);

    private async Task<LearnerProfile> ProfileAsync(Chat chat) => (await new Learners(bot.Store).GetAsync(chat.Learner, Cancel)).Value;

    private static async Task AnswerAsync(Chat chat)
    {
        await chat.SayAsync("next");
        await chat.PressAsync("Show answer");
        await chat.PressAsync("Got it");
    }
}
