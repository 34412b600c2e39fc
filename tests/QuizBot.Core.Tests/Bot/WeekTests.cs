using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>Leaderboards, Monday recaps and evening reminders.</summary>
public sealed class WeekTests : IAsyncDisposable
{
    private static readonly RoomId Room = new("test", "workspace", "study-group");

    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Leaderboard_ranks_the_week_and_leaves_out_who_wants_no_name()
    {
        await PlayAsync(("ada", true), ("noor", true), ("kenji", false));
        await PlayAsync(("ada", true), ("noor", false));
        var ada = bot.InChannel("ada");
        await ada.SayAsync("leaderboard");
        Assert.Equal([["1", "ada", "30", "2 of 2"], ["2", "noor", "15", "1 of 2"], ["3", "kenji", "0", "0 of 1"]], Rows(ada));

        await ada.SayAsync("leaderboard off");
        Assert.Equal(ReplyKind.Private, Assert.Single(ada.Replies).Kind);
        await PlayAsync(("ada", true));
        await bot.InChannel("noor").SayAsync("leaderboard");
        await ada.SayAsync("leaderboard");
        Assert.Equal(["noor", "kenji"], Rows(ada).Select(row => row[1]));
        Assert.Equal("2", Rows(ada)[0][0]);

        await ada.SayAsync("leaderboard on");
        await ada.SayAsync("leaderboard");
        Assert.Equal(["1", "ada", "45", "3 of 3"], Rows(ada)[0]);

        bot.Now += TimeSpan.FromDays(7);
        await ada.SayAsync("leaderboard");
        Assert.Contains("Nobody has answered a card here this week", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaderboard_forgets_who_deletes_their_data()
    {
        await PlayAsync(("ada", true), ("noor", true));
        var ada = bot.InChannel("ada");
        await ada.SayAsync("delete my data");
        await ada.PressAsync("Yes, delete it");
        await ada.SayAsync("leaderboard");
        Assert.Equal(["noor"], Rows(ada).Select(row => row[1]));
    }

    [Fact]
    public async Task Recap_sums_up_the_week_on_Monday()
    {
        // Wednesday: all three; Thursday: one of three; Friday: two of three.
        await PlayAsync(("ada", true), ("noor", true), ("kenji", false));
        bot.Now += TimeSpan.FromDays(1);
        await PlayAsync(("ada", true));
        bot.Now += TimeSpan.FromDays(1);
        var hardest = await PlayAsync(("ada", false), ("noor", false));
        await bot.InChannel("ada").SayAsync("quiz");

        var recap = (await new Pushes(bot.Store).GetAsync(Room, PushKind.Recap, Cancel))!.Value;
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 8, 0, 0, TimeSpan.Zero), recap.Due);
        bot.Now = recap.Due;
        var week = Assert.Single(await bot.PushAsync(recap)).View;
        var facts = week.Blocks.OfType<FactsBlock>().Single().Facts;
        Assert.Equal("ada, kenji and noor", facts[0].Value);
        Assert.Equal("50 % (3 of 6)", facts[1].Value);
        Assert.StartsWith("2 ", facts[2].Value, StringComparison.Ordinal);
        Assert.StartsWith(bot.Library.Deck.Find(hardest)!.Prompt, facts[3].Value, StringComparison.Ordinal);

        Assert.Empty(await bot.PushAsync(recap.Next(recap.Due)!));
        var ada = bot.InChannel("ada");
        await ada.SayAsync("recap off");
        Assert.Null(await new Pushes(bot.Store).GetAsync(Room, PushKind.Recap, Cancel));
        await PlayAsync(("ada", true));
        await PlayAsync(("ada", true));
        Assert.Null(await new Pushes(bot.Store).GetAsync(Room, PushKind.Recap, Cancel));
    }

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
        Assert.Contains("for example “reminder 21:00”", ada.Text, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IReadOnlyList<IReadOnlyList<string>> Rows(Chat chat) => chat.Seen.Blocks.OfType<TableBlock>().Single().Rows;

    private async Task<Push?> ReminderAsync() => (await new Pushes(bot.Store).GetAsync(new("test", "workspace", "dm-ada"), PushKind.Reminder, Cancel))?.Value;

    private static async Task AnswerAsync(Chat chat)
    {
        await chat.SayAsync("next");
        await chat.PressAsync("Show answer");
        await chat.PressAsync("Got it");
    }

    /// <summary>Posts a round and lets people answer it.</summary>
    /// <returns>The flashcard's id.</returns>
    private async Task<string> PlayAsync(params (string User, bool Got)[] answers)
    {
        await bot.InChannel(answers[0].User).SayAsync("quiz");
        var card = bot.PostedCard.Id;
        foreach ((var user, var got) in answers)
            await bot.AnswerAsync(bot.InChannel(user), got);
        return card;
    }
}
