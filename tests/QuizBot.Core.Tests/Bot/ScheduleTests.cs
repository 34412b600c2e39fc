using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

public sealed class ScheduleTests : IAsyncDisposable
{
    private static readonly RoomId Room = new("test", "workspace", "study-group");

    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("schedule weekdays 09:00 Europe/Berlin", "weekdays at 09:00 (Europe/Berlin)", "Thu 5 Mar 09:00; Fri 6 Mar 09:00; Mon 9 Mar 09:00")]
    [InlineData("schedule daily at 9am", "every day at 09:00 (Europe/Berlin)", "Thu 5 Mar 09:00; Fri 6 Mar 09:00; Sat 7 Mar 09:00")]
    [InlineData("schedule mon, wed 17:30 d1.2", "Monday and Wednesday at 17:30 (Europe/Berlin), note D1.2", "Wed 4 Mar 17:30; Mon 9 Mar 17:30; Wed 11 Mar 17:30")]
    [InlineData("schedule sundays 02:30", "Sunday at 02:30 (Europe/Berlin)", "Sun 8 Mar 02:30; Sun 15 Mar 02:30; Sun 22 Mar 02:30")]
    public async Task Schedule_says_the_next_three_times(string typed, string understood, string next)
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync(typed);
        Assert.Contains(understood, ada.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Next: " + next, ada.Text, StringComparison.Ordinal);

        await bot.InChannel("noor").SayAsync("schedule");
        Assert.Contains("Next: " + next, ada.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("schedule weekdays 25:00", "is not a time of day")]
    [InlineData("schedule daily 9:00 Atlantis/Capital", "Atlantis")]
    [InlineData("schedule daily 9:00 D9.9", "no note “D9.9”")]
    [InlineData("schedule hourly", "days of the week")]
    [InlineData("schedule weekdays", "At what time?")]
    public async Task Schedule_says_how_to_mend_it_when_it_is_not_understood(string typed, string says)
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync(typed);
        Assert.Contains(says, ada.Text, StringComparison.Ordinal);
        Assert.Null(await PlanAsync(Room));
    }

    [Fact]
    public async Task Schedule_asks_for_a_zone_when_the_channel_tells_none()
    {
        var ada = bot.InChannel("ada");
        ada.Zone = null;
        await ada.SayAsync("schedule daily 9:00");
        Assert.Contains("time zone", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_off_ends_it_and_one_tap_puts_it_back()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("schedule off");
        Assert.Contains("no schedule yet", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("schedule mon, wed 17:30 America/New_York D1.2");
        var before = (await PlanAsync(Room))!;
        await ada.SayAsync("schedule off");
        Assert.Null(await PlanAsync(Room));
        Assert.Empty(await DueAsync(Room));
        await ada.PressAsync("Put it back");
        Assert.Equal(before.Schedule, (await PlanAsync(Room))!.Schedule);
    }

    [Fact]
    public async Task Schedule_leaves_one_due_row_when_many_set_it_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => bot.InChannel($"person{i}").SayAsync($"schedule daily 1{i % 10}:00")));
        var plan = (await PlanAsync(Room))!;
        Assert.Equal([plan], await DueAsync(Room));
    }

    [Fact]
    public async Task Schedule_tells_what_it_was_before_when_someone_else_set_it()
    {
        await bot.InChannel("ada").SayAsync("schedule daily 09:00");
        var noor = bot.InChannel("noor");
        await noor.SayAsync("schedule daily 10:00");
        Assert.Contains("Before, it was every day at 09:00 (Europe/Berlin), set by ada.", noor.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Schedule_is_for_its_keeper_alone_when_they_keep_it()
    {
        var ada = bot.InChannel("ada");
        var noor = bot.InChannel("noor");
        await ada.SayAsync("schedule daily 09:00");
        await ada.SayAsync("schedule only me");
        foreach (var typed in new[] { "schedule daily 10:00", "schedule off", "schedule everyone" })
        {
            await noor.SayAsync(typed);
            Assert.Contains("ada keeps the schedule", noor.Text, StringComparison.Ordinal);
        }

        await ada.SayAsync("schedule everyone");
        await noor.SayAsync("schedule daily 10:00");
        Assert.Contains("Done", noor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_is_open_again_when_its_keeper_has_been_silent_for_a_month_or_is_gone()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await ada.SayAsync("schedule daily 09:00");
        await ada.SayAsync("schedule only me");
        bot.Now += TimeSpan.FromDays(29);
        await noor.SayAsync("schedule off");
        Assert.Contains("ada keeps the schedule", noor.Text, StringComparison.Ordinal);
        await bot.Personal("ada").SayAsync("quiz");
        bot.Now += TimeSpan.FromDays(29);
        await noor.SayAsync("schedule off");
        Assert.Contains("ada keeps the schedule", noor.Text, StringComparison.Ordinal);
        bot.Now += TimeSpan.FromDays(2);
        await noor.SayAsync("schedule off");
        Assert.Contains("Done", noor.Text, StringComparison.Ordinal);

        await noor.SayAsync("schedule daily 09:00");
        await noor.SayAsync("schedule only me");
        await noor.SayAsync("delete my data");
        await noor.PressAsync("Yes, delete it");
        await ada.SayAsync("schedule off");
        Assert.Contains("Done", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_off_also_takes_back_what_waits_in_the_outbox()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("schedule daily 10:00");
        bot.Now += TimeSpan.FromHours(1);
        var pushes = new Pushes(bot.Store);
        Assert.Single(await pushes.MoveAsync(Keys.Shard(Room), await pushes.FirstAsync(Keys.Shard(Room), 1, Cancel), bot.Now, Cancel));
        await ada.SayAsync("schedule off");
        Assert.Empty(await pushes.OutAsync(Keys.Shard(Room), null, 10, Cancel));
    }

    [Fact]
    public async Task Schedule_plays_a_match_at_its_time()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await ada.SayAsync("schedule fri 16:00 match 10 D1.2");
        Assert.Contains("This room gets a match of 10 about D1.2 Friday at 16:00 (Europe/Berlin)", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("schedule weekdays 09:30");
        await noor.SayAsync("schedule");
        Assert.Contains("a card weekdays at 09:30 (Europe/Berlin) and a match of 10 about D1.2 Friday at 16:00 (Europe/Berlin)", noor.Text, StringComparison.Ordinal);

        bot.Now = new(2026, 3, 6, 14, 59, 0, TimeSpan.Zero);
        var said = await bot.RunAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("Match of 10, starts in 120 seconds", said[^1].View.Title);
        await noor.PressAsync(said[^1].View.Actions[0]);
        said = await bot.RunAsync(TimeSpan.FromMinutes(2));
        Assert.Contains("Card 1 of 10", said[^1].View.Fallback, StringComparison.Ordinal);
        await noor.SayAsync("quiz stop");

        await noor.SayAsync("schedule match off");
        Assert.Contains("It was a match of 10 about D1.2", noor.Text, StringComparison.Ordinal);
        await noor.PressAsync("Put it back");
        Assert.Contains("a match of 10 about D1.2 Friday at 16:00", noor.Text, StringComparison.Ordinal);
        await noor.SayAsync("schedule off");
        Assert.Contains("a card weekdays at 09:30 (Europe/Berlin) and a match of 10", noor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await DueAsync(Room), errand => errand.Kind is PushKind.Card or PushKind.MatchStart);
    }

    [Fact]
    public async Task A_scheduled_match_that_nobody_joins_ends_without_a_word()
    {
        await bot.InChannel("ada").SayAsync("schedule fri 16:00 match 10");
        bot.Now = new(2026, 3, 6, 14, 59, 0, TimeSpan.Zero);
        var said = await bot.RunAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(1, said.Count(reply => reply.Kind == ReplyKind.Post));
        Assert.Contains("Nobody joined", said[^1].View.Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Matches_are_not_scheduled_in_personal_chat_or_about_nothing()
    {
        var personal = bot.Personal();
        await personal.SayAsync("schedule fri 16:00 match 10");
        Assert.Contains("Matches are played in rooms", personal.Text, StringComparison.Ordinal);
        var ada = bot.InChannel("ada");
        await ada.SayAsync("schedule fri 16:00 match 10 zzqx");
        Assert.Contains("could not find cards", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("schedule match 10");
        Assert.Contains("at what time?", ada.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Schedule_rests_while_the_bot_is_away_and_goes_on_when_it_is_back()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("schedule daily 10:00");
        await ada.SendAsync(new BotRemoved(), "gone");
        Assert.Empty(await DueAsync(Room));
        bot.Now += TimeSpan.FromDays(3);
        await ada.SendAsync(new BotAdded(), "back");
        var due = Assert.Single(await DueAsync(Room));
        Assert.True(due.Due > bot.Now);
    }

    [Fact]
    public async Task Schedule_learns_a_new_address_but_no_answer_waits_for_it()
    {
        var ada = bot.InChannel("ada");
        ada.Address = "https://old.example/";
        await ada.SayAsync("schedule daily 10:00");
        ada.Address = "https://new.example/";
        await ada.SayAsync("streak");
        Assert.Equal("https://new.example/", (await PlanAsync(Room))!.Address);
        Assert.Equal("https://new.example/", Assert.Single(await DueAsync(Room)).Address);

        bot.Store.Reset();
        await ada.PressAsync("answer", [], "message-1");
        Assert.Equal(0, bot.Store.Ranges);
    }

    [Fact]
    public async Task A_push_posts_a_round_once_however_often_it_is_done()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("schedule daily 10:00");
        var errand = (await PlanAsync(Room))!;
        var first = Assert.Single(await PushAsync(errand));
        Assert.Equal(ReplyKind.Post, first.Kind);
        await bot.Bot.PostedAsync(Room, first.Round!, "message-1", Cancel);
        Assert.Equal(first.Round, Assert.Single(await PushAsync(errand)).Round);

        var tomorrow = errand.Next(errand.Due)!;
        foreach (var _ in new[] { 1, 2 })
        {
            var next = await PushAsync(tomorrow);
            Assert.Equal([ReplyKind.Edit, ReplyKind.Post], next.Select(reply => reply.Kind));
            Assert.Contains("Nobody answered", next[0].View.Fallback, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_push_asks_in_personal_chat_even_when_nothing_is_due()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule daily 10:00");
        var errand = (await PlanAsync(new("test", "workspace", "dm-ada")))!;
        Assert.Equal(ada.Learner, errand.Learner);
        View(await PushAsync(errand));
    }

    private static void View(IReadOnlyList<Reply> replies) => Assert.NotEmpty(Assert.Single(replies).View.Actions);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<IReadOnlyList<Reply>> PushAsync(Push errand) => bot.Bot.HandleAsync(PushDue.Turn(errand, errand.Due), Cancel);

    private async Task<Push?> PlanAsync(RoomId room) => (await new Pushes(bot.Store).GetAsync(room, PushKind.Card, Cancel))?.Value;

    private async Task<IEnumerable<Push>> DueAsync(RoomId room) =>
        (await new Pushes(bot.Store).FirstAsync(Keys.Shard(room), 100, Cancel)).Select(errand => errand.Value);
}
