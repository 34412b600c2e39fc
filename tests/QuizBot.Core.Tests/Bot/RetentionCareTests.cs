using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Stores.Upkeep;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>What leaves the store by itself does so only where it is sure, and all of it does.</summary>
public sealed class RetentionCareTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();
    private int begun;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Learners Learners => new(bot.Store);

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task A_clock_that_is_years_ahead_for_a_while_lets_nothing_go()
    {
        await AnswerAsync("ada");
        Assert.Equal(0, await StepAsync());
        await AheadAsync();
        bot.Now += TimeSpan.FromDays(1);
        Assert.Equal(0, await StepAsync());
        await AheadAsync();
        Assert.Equal(1, await AnswersAsync("ada"));
    }

    [Fact]
    public async Task A_pass_that_is_on_goes_by_when_it_began()
    {
        foreach (var user in new[] { "ada", "kenji", "noor" })
            await AnswerAsync(user);
        await StepAsync();
        bot.Now += TimeSpan.FromDays(1);
        await StepAsync(take: 1);
        await AheadAsync();
        Assert.Equal(3, await AnswersAsync("ada") + await AnswersAsync("kenji") + await AnswersAsync("noor"));
    }

    [Fact]
    public async Task What_is_too_old_after_a_long_rest_goes_the_day_after()
    {
        await AnswerAsync("ada");
        bot.Now += TimeSpan.FromDays(500);
        Assert.Equal(0, await StepAsync());
        bot.Now += TimeSpan.FromDays(1);
        Assert.Equal(1, await StepAsync());
    }

    [Fact]
    public async Task Workspaces_are_still_looked_after_where_answers_are_kept_since_the_middle_of_a_pass()
    {
        await AnswerAsync("ada");
        await StepAsync();
        bot.Now += TimeSpan.FromDays(1);
        await StepAsync(take: 1);
        Assert.Equal(1, begun);
        for (var i = 0; i < 3; i++)
        {
            bot.Now += TimeSpan.FromDays(1);
            Assert.Equal(0, await StepAsync(keeps: true));
            Assert.Equal(0, await StepAsync(keeps: true));
        }

        Assert.Equal(4, begun);
    }

    [Fact]
    public async Task Nothing_goes_where_it_may_not_go_on()
    {
        await AnswerAsync("ada");
        bot.Now += TimeSpan.FromDays(500);
        await StepAsync();
        bot.Now += TimeSpan.FromDays(1);
        Assert.Equal(0, await StepAsync(mayGoOn: false));
        Assert.Equal(1, await AnswersAsync("ada"));
    }

    [Fact]
    public async Task One_row_that_cannot_be_read_is_told_and_the_others_go()
    {
        await AnswerAsync("noor");
        await bot.Store.CommitAsync(Table.Learners, "test|workspace|ada", [Change.Upsert(Keys.Profile, "{}")], Cancel);
        bot.Now += TimeSpan.FromDays(500);
        await StepAsync();
        bot.Now += TimeSpan.FromDays(1);
        var told = new List<Exception>();
        Assert.Equal(1, await StepAsync(parts: new(told.Add)));
        Assert.Single(told);
        Assert.Equal(0, await AnswersAsync("noor"));
    }

    [Fact]
    public async Task A_workspace_that_cannot_be_looked_after_is_told_and_the_others_go()
    {
        await AnswerAsync("ada");
        await bot.Store.CommitAsync(Table.Learners, "test|another|zoe", [Change.Upsert(Keys.Profile, "{}")], Cancel);
        foreach (var workspace in new[] { "another", "workspace" })
            await new Departures(bot.Store).MarkAsync(new("test", workspace, bot.Now, Whole: true), Cancel);
        bot.Now += TimeSpan.FromDays(31);
        var told = new List<Exception>();
        Assert.Equal(1, await SweepAsync(new(told.Add)));
        Assert.Single(told);
        Assert.Equal("another", Assert.Single(await new Departures(bot.Store).AllAsync(Cancel)).Workspace);
    }

    [Fact]
    public async Task A_channel_that_says_the_bot_is_there_has_the_last_word_and_one_that_does_not_answer_is_asked_again()
    {
        await AnswerAsync("ada");
        var departures = new Departures(bot.Store);
        await departures.MarkAsync(new("test", "workspace", bot.Now, Whole: true), Cancel);
        bot.Now += TimeSpan.FromDays(31);
        var told = new List<Exception>();
        Assert.Equal(0, await SweepAsync(new(told.Add), new AskedChannel(null)));
        Assert.IsType<InvalidOperationException>(Assert.Single(told));
        Assert.Single(await departures.AllAsync(Cancel));

        Assert.Equal(0, await SweepAsync(BotUnderTest.Strict, new AskedChannel("workspace")));
        Assert.Equal(1, await AnswersAsync("ada"));
        Assert.Empty(await departures.AllAsync(Cancel));

        await departures.MarkAsync(new("test", "workspace", bot.Now.AddDays(-31), Whole: true), Cancel);
        Assert.Equal(1, await SweepAsync(BotUnderTest.Strict, new AskedChannel("another")));
        Assert.Equal(0, await AnswersAsync("ada"));
    }

    [Fact]
    public async Task What_was_typed_leaves_the_profile_with_the_log_and_its_question_stays()
    {
        await AnswerAsync("ada");
        var ada = bot.Personal().Learner;
        AnsweredQuestion old = new("q1", "c1", false, bot.Now, bot.Now) { Picked = "my own words" };
        var recent = old with { Id = "q2", At = bot.Now.AddDays(200) };
        await Learners.UpdateAsync(ada, now => now with { Answered = [old, recent] }, Cancel);
        bot.Now += TimeSpan.FromDays(500);
        await StepAsync();
        bot.Now += TimeSpan.FromDays(1);
        await StepAsync();
        Assert.Equal([old with { Picked = null }, recent], (await Learners.GetAsync(ada, Cancel)).Value.Answered);
    }

    [Fact]
    public async Task A_tenant_where_somebody_used_a_channel_alone_is_gone_with_it()
    {
        var room = BotUnderTest.Room;
        Chat ada = new(bot, "ada", room, RoomKind.Channel) { Alone = room with { Conversation = "ada" }, Address = "the channel" };
        await ada.SendAsync(new BotAdded(), "hello all");
        await ada.SayAsync("quiz");
        await bot.AnswerAsync(ada, right: true);
        Assert.Equal(ada.Alone, (await Learners.GetAsync(ada.Learner, Cancel)).Value.Habit.Home?.Room);
        await ada.SendAsync(new BotRemoved { Uninstalled = true }, "removed");
        bot.Now += TimeSpan.FromDays(31);
        Assert.Equal(1, await SweepAsync(BotUnderTest.Strict));
        Assert.Equal(0, await AnswersAsync("ada"));
    }

    [Theory]
    [InlineData("used")]
    [InlineData("installed")]
    [InlineData("back")]
    [InlineData("left again")]
    public async Task A_workspace_that_comes_back_while_it_is_removed_keeps_the_rest(string how)
    {
        foreach (var user in new[] { "ada", "kenji" })
            await AnswerAsync(user);
        var departures = new Departures(bot.Store);
        Departure departure = new("test", "workspace", bot.Now, Whole: true);
        await departures.MarkAsync(departure, Cancel);
        bot.Now += TimeSpan.FromDays(31);
        bot.Breaking.Holds = async table =>
        {
            if (table != Table.Learners)
                return;
            bot.Breaking.Holds = null;
            await (how switch
            {
                "used" => AnswerAsync("kenji"),
                "installed" => bot.Store.CommitAsync(Table.Installs, Keys.Install("test", "workspace"), [Change.Upsert(Keys.InstallRow, "{}")], Cancel),
                "back" => departures.ClearAsync("test", "workspace", Cancel),
                _ => departures.MarkAsync(departure with { At = bot.Now }, Cancel),
            });
        };
        Assert.Equal(0, await SweepAsync(BotUnderTest.Strict));
        Assert.Null(bot.Breaking.Holds);
        Assert.Equal(how == "used" ? 2 : 1, await AnswersAsync("kenji"));
        Assert.Equal(how == "left again" ? 1 : 0, (await departures.AllAsync(Cancel)).Count);
    }

    /// <summary>Some visits with a clock that is years ahead, and then it is set right.</summary>
    private async Task AheadAsync()
    {
        var (right, before) = (bot.Now, begun);
        bot.Now = right.AddYears(8);
        for (var i = 0; i < 5; i++)
            Assert.Equal(0, await StepAsync());
        Assert.Equal(before, begun);
        bot.Now = right;
        for (var i = 0; i < 5; i++)
            Assert.Equal(0, await StepAsync());
    }

    private async Task AnswerAsync(string user)
    {
        var chat = bot.Personal(user);
        await chat.SayAsync("quiz");
        await chat.PressAsync("Show answer");
        await chat.PressAsync("Got it");
    }

    private async Task<int> AnswersAsync(string user) =>
        (await bot.Store.RangeAsync(Table.Learners, Keys.Partition(bot.Personal(user).Learner), Keys.Logs, 10, Cancel)).Count;

    private Task<int> SweepAsync(Parts parts, params IRoomChannel[] channels) =>
        new WorkspaceRemoval(bot.Store, bot.Partitions, parts, channels).SweepAsync(bot.Now.AddDays(-30), () => true, Cancel);

    private Task<int> StepAsync(int take = 100, bool keeps = false, bool mayGoOn = true, Parts? parts = null) =>
        new DailyPass(bot.Store, bot.Partitions, parts ?? BotUnderTest.Strict).GoOnAsync(
            bot.Now, when => keeps ? null : when.AddDays(-400), Begin, take, () => mayGoOn, Cancel);

    private Task Begin()
    {
        begun++;
        return Task.CompletedTask;
    }

    /// <param name="workspace">Where the bot is; null where the channel does not answer.</param>
    private sealed class AskedChannel(string? workspace) : IRoomChannel
    {
        public string Channel => "test";

        public Task<Delivery> SendAsync(RoomId room, string? address, Reply reply, CancellationToken cancel) => Task.FromResult(Delivery.Refused);

        public Task<bool> IsInAsync(string asked, CancellationToken cancel) =>
            workspace is null ? throw new InvalidOperationException("No answer.") : Task.FromResult(asked == workspace);
    }
}
