using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>Evening reminders.</summary>
public sealed class WeekTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Reminder_comes_an_hour_before_the_evening_ends_when_a_streak_is_at_stake()
    {
        var ada = bot.Personal();
        await AnswerAsync(ada);
        bot.Now += TimeSpan.FromDays(1);
        await AnswerAsync(ada);
        Assert.Null(await ReminderAsync());
        bot.Now += TimeSpan.FromDays(1);
        await AnswerAsync(ada);
        var reminder = (await ReminderAsync())!;
        Assert.Equal(new DateTimeOffset(2026, 3, 6, 18, 0, 0, TimeSpan.Zero), reminder.Due);

        // Friday is answered; Saturday and Sunday are off; on Monday the streak is at stake.
        Assert.Empty(await bot.PushAsync(reminder));
        Push saturday = reminder.Next(reminder.Due)!, sunday = saturday.Next(saturday.Due)!, monday = sunday.Next(sunday.Due)!;
        Assert.Empty(await bot.PushAsync(saturday));
        Assert.Empty(await bot.PushAsync(sunday));
        var view = Assert.Single(await bot.PushAsync(monday)).View;
        Assert.Contains("Your streak of 3 days ends tonight", view.Fallback, StringComparison.Ordinal);

        bot.Now = monday.Due;
        await ada.PressAsync(view.Actions.Single(action => action.Title == "No more reminders"));
        Assert.Contains("no more reminders", ada.Text, StringComparison.Ordinal);
        Assert.Null(await ReminderAsync());
        await AnswerAsync(ada);
        Assert.Null(await ReminderAsync());
    }

    [Fact]
    public async Task Reminder_follows_the_evening_and_the_zone()
    {
        var ada = bot.Personal();
        await ada.SayAsync("reminder 22:30");
        Assert.Equal(new TimeOnly(21, 30), (await ReminderAsync())!.Schedule!.Time);
        await ada.SayAsync("timezone Asia/Tokyo");
        Assert.Empty(await bot.PushAsync((await ReminderAsync())!));
        Assert.Equal("Asia/Tokyo", (await ReminderAsync())!.Schedule!.Zone);
        await ada.SayAsync("reminder at breakfast");
        Assert.Contains("such as “reminder 21:00”", ada.Text, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<Push?> ReminderAsync() => (await new Pushes(bot.Store).GetAsync(new("test", "workspace", "dm-ada"), PushKind.Reminder, Cancel))?.Value;

    private static async Task AnswerAsync(Chat chat)
    {
        await chat.SayAsync("next");
        await chat.PressAsync("Show answer");
        await chat.PressAsync("Got it");
    }
}
