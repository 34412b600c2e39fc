using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>Cards, reminders and people that move between zones and chats.</summary>
public sealed class ZoneFollowerTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task A_personal_schedule_goes_with_the_learner_and_says_so()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule weekdays 09:00");
        await ada.SayAsync("timezone America/New_York");
        Assert.Contains("Your card goes with you: weekdays at 09:00 (America/New_York).", ada.Text, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 14, 0, 0, TimeSpan.Zero), (await PlannedAsync(PushKind.Card))!.Due);
    }

    [Fact]
    public async Task A_schedule_that_names_its_zone_stays_there()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule weekdays 09:00 Europe/Berlin");
        await ada.SayAsync("timezone America/New_York");
        Assert.Contains("Your card stays as you set it: weekdays at 09:00 (Europe/Berlin).", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("schedule off");
        await ada.PressAsync("Put it back");
        Assert.Equal(("Europe/Berlin", false), ((await PlannedAsync(PushKind.Card))!.Schedule!.Zone, (await PlannedAsync(PushKind.Card))!.FollowsZone));
    }

    [Fact]
    public async Task A_schedule_that_is_put_back_goes_on_following()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule weekdays 09:00 D1.2");
        await ada.SayAsync("schedule off");
        await ada.PressAsync("Put it back");
        Assert.Contains("weekdays at 09:00 (Europe/Berlin), note D1.2", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("timezone Asia/Tokyo");
        Assert.Equal("Asia/Tokyo", (await PlannedAsync(PushKind.Card))!.Schedule!.Zone);
    }

    [Fact]
    public async Task A_phone_that_has_travelled_west_gets_no_card_at_night_and_one_in_its_morning()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule daily 10:00");
        ada.Zone = "America/New_York";
        await ada.SayAsync("quiz");
        await ada.SayAsync("idk");
        Assert.Empty(await bot.RunAsync(TimeSpan.FromHours(6)));
        Assert.Single(await bot.RunAsync(TimeSpan.FromHours(1)));
        Assert.Equal("America/New_York", (await PlannedAsync(PushKind.Card))!.Schedule!.Zone);
    }

    [Theory]
    [InlineData("timezone auto")]
    [InlineData("timezone default")]
    [InlineData("timezone off")]
    public async Task A_chosen_zone_can_be_given_up_for_that_of_the_phone(string typed)
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule daily 10:00");
        await ada.SayAsync("timezone Asia/Tokyo");
        await ada.SayAsync(typed);
        Assert.Contains("Done: your day follows your chat settings again: Europe/Berlin, where it is 09:00.", ada.Text, StringComparison.Ordinal);
        Assert.Equal("Europe/Berlin", (await PlannedAsync(PushKind.Card))!.Schedule!.Zone);
        await ada.SayAsync("timezone");
        Assert.Contains("from your chat settings", ada.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reminder 20:00 Asia/Tokyo", "Reminders go by your own time zone, Europe/Berlin.")]
    [InlineData("reminder monday 20:00", "Say just the time: “reminder 20:00”.")]
    public async Task What_a_reminder_cannot_do_is_said_and_changes_nothing(string typed, string said)
    {
        var ada = bot.Personal();
        await ada.SayAsync("reminder 22:30");
        await ada.SayAsync(typed);
        Assert.Contains(said, ada.Text, StringComparison.Ordinal);
        Assert.Equal(new TimeOnly(21, 30), (await PlannedAsync(PushKind.Reminder))!.Schedule!.Time);
    }

    [Fact]
    public async Task Who_answers_in_a_channel_only_is_reminded_in_the_chat_that_is_known()
    {
        var (channel, noor) = (bot.InChannel("ada"), bot.InChannel("noor"));
        await bot.Personal().SendAsync(new BotAdded(), "added");
        await channel.SayAsync("days off none");
        for (var day = 0; day < 3; day++)
        {
            await noor.SayAsync("quiz");
            await bot.AnswerAsync(channel, right: true);
            bot.Now += TimeSpan.FromDays(1);
        }

        var reminder = (await PlannedAsync(PushKind.Reminder))!;
        Assert.Equal((RoomKind.Personal, channel.Learner), (reminder.RoomKind, reminder.Learner!.Value));
        var said = await bot.RunAsync(TimeSpan.FromHours(12));
        Assert.Contains(said, reply => reply.View.Fallback.StartsWith("Your streak of 3 days ends tonight", StringComparison.Ordinal));

        await channel.SayAsync("reminder 23:00");
        Assert.Equal(new TimeOnly(22, 0), (await PlannedAsync(PushKind.Reminder))!.Schedule!.Time);
        await channel.SayAsync("reminder off");
        Assert.Null(await PlannedAsync(PushKind.Reminder));
    }

    [Fact]
    public async Task Who_has_no_chat_with_the_bot_is_told_so_and_is_reminded_from_the_next_answer_after_there_is_one()
    {
        var channel = bot.InChannel("ada");
        await channel.SayAsync("reminder 21:00");
        Assert.Contains("say something to me there once", channel.Text, StringComparison.Ordinal);
        Assert.Null(await PlannedAsync(PushKind.Reminder));
        await bot.Personal().SayAsync("reminder 21:00");
        Assert.NotNull(await PlannedAsync(PushKind.Reminder));
    }

    [Fact]
    public async Task Who_has_only_ever_answered_in_a_channel_is_reminded_alone_where_the_channel_can_speak_to_them()
    {
        var (channel, noor) = (bot.InOpenChannel("ada"), bot.InChannel("noor"));
        RoomId alone = new("test", "workspace", "alone-ada");
        await channel.SayAsync("days off none");
        for (var day = 0; day < 3; day++)
        {
            await noor.SayAsync("quiz");
            await bot.AnswerAsync(channel, right: true);
            Assert.DoesNotContain("Say hello to me", channel.Text, StringComparison.Ordinal);
            bot.Now += TimeSpan.FromDays(1);
        }

        var planned = await InAsync(alone);
        Assert.Equal((RoomKind.Personal, "the channel", channel.Learner), (planned!.RoomKind, planned.Address, planned.Learner!.Value));
        bot.Now = planned.Due.AddDays(1);
        Assert.Contains("Your streak of 3 days ends tonight", Assert.Single(await bot.PushAsync(planned with { Due = bot.Now })).View.Fallback, StringComparison.Ordinal);

        // Once they have said something in a chat of their own, it comes there: tonight once, wherever it was planned.
        await bot.Personal().SendAsync(new BotAdded(), "added");
        await noor.SayAsync("quiz");
        await bot.AnswerAsync(channel, right: true);
        bot.Now += TimeSpan.FromDays(1);
        Assert.Contains("ends tonight", Assert.Single(await bot.PushAsync(planned with { Due = bot.Now })).View.Fallback, StringComparison.Ordinal);
        Assert.Null(await InAsync(alone));
        Assert.Equal(bot.Now.AddDays(1), (await PlannedAsync(PushKind.Reminder))!.Due);
        Assert.Empty(await bot.PushAsync(planned with { Due = bot.Now }));
    }

    [Fact]
    public async Task Who_cannot_be_spoken_to_alone_is_told_once_how_to_be_reminded()
    {
        var (channel, noor) = (bot.InChannel("ada"), bot.InChannel("noor"));
        await channel.SayAsync("days off none");
        var told = new List<bool>();
        for (var day = 0; day < 5; day++)
        {
            for (var card = 0; card < 2; card++)
            {
                await noor.SayAsync("quiz");
                await bot.AnswerAsync(channel, right: true);
                told.Add(channel.Text.Contains("Say hello to me in our own chat once", StringComparison.Ordinal));
            }

            bot.Now += TimeSpan.FromDays(1);
        }

        Assert.Equal([4], told.Index().Where(answer => answer.Item).Select(answer => answer.Index));
    }

    private async Task<Push?> InAsync(RoomId room) => (await new Pushes(bot.Store).GetAsync(room, PushKind.Reminder, Cancel))?.Value;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<Push?> PlannedAsync(PushKind kind) =>
        (await new Pushes(bot.Store).GetAsync(new("test", "workspace", "dm-ada"), kind, Cancel))?.Value;
}
