using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Stores.Upkeep;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>What leaves the store by itself: old answers, and workspaces that have removed the bot.</summary>
public sealed class RetentionTests : IAsyncDisposable
{
    private static readonly RoomId Room = BotUnderTest.Room;

    private readonly BotUnderTest bot = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Learners Learners => new(bot.Store);

    private Rooms Rooms => new(bot.Store);

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Old_answers_leave_the_log_and_what_is_left_still_leads_to_the_memory()
    {
        var ada = bot.Personal();
        for (var i = 0; i < 4; i++)
        {
            await AnswerAsync(ada);
            bot.Now += TimeSpan.FromDays(150);
        }

        var before = await LogAsync(ada);
        var course = bot.Library.Course.Id;
        var memories = await Learners.GetMemoriesAsync(ada.Learner, course, Learners.GetAsync(ada.Learner, Cancel), Cancel);
        await PassAsync(bot.Now.AddDays(-400));

        var log = await LogAsync(ada);
        Assert.Equal(before.Where(entry => entry.At >= bot.Now.AddDays(-400)), log);
        Assert.InRange(log.Count, 1, before.Count - 1);
        Assert.Equal(memories, await Learners.GetMemoriesAsync(ada.Learner, course, Learners.GetAsync(ada.Learner, Cancel), Cancel));

        // Each row has the memory before it, so the first that is left stands for all that are gone.
        Assert.Contains(log, entry => entry.Before is not null);
        foreach (var (card, memory) in Replay.All(Fsrs.TwoButtons, log, (await Learners.GetAsync(ada.Learner, Cancel)).Value))
            Assert.Equal(memories[card[(course.Length + 1)..]], memory);
    }

    [Fact]
    public async Task Old_rounds_leave_a_room_with_their_answers_and_scores_but_for_those_that_are_open()
    {
        var ada = bot.InChannel("ada");
        for (var i = 0; i < 3; i++)
        {
            await ada.SayAsync("quiz");
            await bot.AnswerAsync(ada, right: true);
            bot.Now += TimeSpan.FromDays(200);
        }

        Assert.Equal((3, 3, 3), await CountAsync());
        await PassAsync(bot.Now.AddDays(-450));
        Assert.Equal((2, 2, 2), await CountAsync());
        await PassAsync(bot.Now.AddDays(-100));
        Assert.Equal((1, 1, 0), await CountAsync());

        // The one that is left can still be answered and closed, and the next one comes.
        await bot.AnswerAsync(bot.InChannel("noor"), right: true);
        await ada.PressAsync(Verbs.Reveal, new Dictionary<string, string> { ["round"] = bot.Posted!.Round! });
        Assert.Equal(2, (await Rooms.GetRoundAsync(Room, bot.Posted!.Round!, Cancel))!.Value.Answered);
        await ada.SayAsync("quiz");
        Assert.Equal((2, 2, 1), await CountAsync());
    }

    [Fact]
    public async Task A_pass_is_made_once_a_day_some_at_a_time_and_goes_on_after_a_restart()
    {
        foreach (var user in new[] { "ada", "kenji", "noor" })
            await AnswerAsync(bot.Personal(user));
        await LeapAsync();
        var before = bot.Now.AddDays(-400);
        var gone = new List<int>();
        for (var i = 0; i < 6; i++)
            gone.Add(await StepAsync(before, take: 1));
        Assert.Equal([1, 1, 1, 0, 0, 0], gone);
        await bot.Store.CommitAsync(Table.Learners, "test|workspace|zoe", [Change.Upsert(Keys.Log(bot.Now.AddDays(-450), "x"), "{}")], Cancel);
        for (var i = 0; i < 6; i++)
            Assert.Equal(0, await StepAsync(before, take: 100));
        bot.Now += TimeSpan.FromDays(1);
        Assert.Equal(1, await StepAsync(before, take: 100));
    }

    [Fact]
    public async Task A_tenant_that_removed_the_bot_everywhere_is_gone_after_its_time_and_no_other()
    {
        await FillAsync();
        var before = await RowsAsync("test|workspace");
        Assert.True(before > 8);
        await RemoveAsync(bot.Personal());
        await RemoveAsync(bot.InChannel("ada"));
        bot.Now += TimeSpan.FromDays(31);
        Assert.Equal(1, await SweepAsync());
        Assert.Equal(0, await RowsAsync("test|workspace"));
        Assert.Equal(1, await RowsAsync("test|workspace2"));
        Assert.Empty(await new Departures(bot.Store).AllAsync(Cancel));
    }

    [Theory]
    [InlineData("a person has it still")]
    [InlineData("a room has it still")]
    [InlineData("it came back")]
    [InlineData("somebody answered")]
    [InlineData("not yet")]
    public async Task A_tenant_that_may_still_have_the_bot_keeps_everything(string why)
    {
        await FillAsync();
        if (why != "a person has it still")
            await RemoveAsync(bot.Personal());
        if (why != "a room has it still")
            await RemoveAsync(bot.InChannel("ada"));
        else
            await bot.InChannel("ada").SendAsync(new BotRemoved(), "from another channel of the team");
        if (why == "a room has it still")
            await bot.InChannel("ada").SendAsync(new BotAdded(), "back in that one");
        bot.Now += TimeSpan.FromDays(15);
        if (why == "it came back")
            await bot.Personal().SendAsync(new BotAdded(), "again");
        if (why == "somebody answered")
            await AnswerAsync(bot.Personal("noor"));
        bot.Now += TimeSpan.FromDays(why == "not yet" ? 14 : 16);
        var before = await RowsAsync("test|workspace");
        Assert.Equal(0, await SweepAsync());
        Assert.Equal(before, await RowsAsync("test|workspace"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_workspace_whose_channel_said_so_is_gone_unless_it_is_installed_or_was_used_since(bool installed, bool gone)
    {
        await FillAsync();
        await new Departures(bot.Store).MarkAsync(new("test", "workspace", bot.Now.AddMinutes(1), Whole: true, "org"), Cancel);
        if (installed)
            await bot.Store.CommitAsync(Table.Installs, Keys.Install("test", "org"), [Change.Upsert(Keys.InstallRow, "{}")], Cancel);
        bot.Now += TimeSpan.FromDays(31);
        Assert.Equal(gone ? 1 : 0, await SweepAsync());
        Assert.Equal(gone, await RowsAsync("test|workspace") == 0);
    }

    [Fact]
    public async Task A_channel_is_left_with_its_team()
    {
        Chat ada = bot.InChannel("ada"), team = new(bot, "ada", new("test", "workspace", "the team"), RoomKind.Channel);
        await team.SendAsync(new BotAdded(), "added");
        ada.Team = "the team";
        await ada.SayAsync("quiz");
        await bot.AnswerAsync(ada, right: true);
        await RemoveAsync(team);
        bot.Now += TimeSpan.FromDays(31);
        Assert.Equal(1, await SweepAsync());
        Assert.Equal(0, await RowsAsync("test|workspace"));
    }

    /// <summary>Somebody in a personal chat and a channel, with schedules, and a neighbour with a name that begins alike.</summary>
    private async Task FillAsync()
    {
        Chat ada = bot.InChannel("ada"), personal = bot.Personal();
        await personal.SendAsync(new BotAdded(), "hello");
        await ada.SendAsync(new BotAdded(), "hello all");
        await AnswerAsync(personal);
        await personal.SayAsync("schedule daily 11:00");
        await ada.SayAsync("quiz");
        await bot.AnswerAsync(ada, right: true);
        await ada.SayAsync("schedule daily 10:00");
        await bot.Store.CommitAsync(Table.Learners, "test|workspace2|ada", [Change.Upsert(Keys.Profile, "{}")], Cancel);
    }

    private static Task<View> RemoveAsync(Chat chat) => chat.SendAsync(new BotRemoved { Uninstalled = true }, "removed");

    private static async Task AnswerAsync(Chat chat)
    {
        await chat.SayAsync("quiz");
        await chat.PressAsync("Show answer");
        await chat.PressAsync("Got it");
    }

    private Task<int> SweepAsync() => new WorkspaceRemoval(bot.Store, bot.Partitions, BotUnderTest.Strict, []).SweepAsync(bot.Now.AddDays(-30), () => true, Cancel);

    private Task<int> StepAsync(DateTimeOffset before, int take) =>
        new DailyPass(bot.Store, bot.Partitions, BotUnderTest.Strict).GoOnAsync(bot.Now, _ => before, () => Task.CompletedTask, take, () => true, Cancel);

    /// <summary>A long time later, and the day after that it was noted.</summary>
    private async Task LeapAsync()
    {
        bot.Now += TimeSpan.FromDays(500);
        await StepAsync(bot.Now, take: 1);
        bot.Now += TimeSpan.FromDays(1);
    }

    private async Task PassAsync(DateTimeOffset before)
    {
        await StepAsync(before, take: 100);
        bot.Now += TimeSpan.FromDays(1);
        for (var i = 0; i < 4; i++)
            await StepAsync(before, take: 100);
    }

    private async Task<List<LogEntry>> LogAsync(Chat chat)
    {
        var log = new List<LogEntry>();
        await foreach (var entry in Learners.GetLogsAsync(chat.Learner, DateTimeOffset.MinValue, Cancel))
            log.Add(entry);
        return log;
    }

    private async Task<(int Rounds, int Answers, int Scores)> CountAsync()
    {
        var rows = new List<string>();
        await foreach (var row in bot.Store.ReadAllAsync(Table.Rooms, Keys.Partition(Room), RowRange.All, Cancel))
            rows.Add(row.Row);
        return (Of("round|"), Of("answer|"), Of("score|"));

        int Of(string prefix) => rows.Count(row => row.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>Rows of a workspace in all tables; errands by the room in them.</summary>
    private async Task<int> RowsAsync(string workspace)
    {
        var rows = 0;
        foreach (var table in new[] { Table.Learners, Table.Rooms })
        {
            await foreach (var partition in bot.Partitions.AllAsync(table, workspace + "|", Cancel))
            {
                await foreach (var row in bot.Store.ReadAllAsync(table, partition, RowRange.All, Cancel))
                    rows++;
            }
        }

        await foreach (var shard in bot.Partitions.AllAsync(Table.Pushes, "", Cancel))
        {
            await foreach (var row in bot.Store.ReadAllAsync(Table.Pushes, shard, RowRange.All, Cancel))
                rows += row.Body.Contains($"\"workspace\":\"{workspace.Split('|')[1]}\"", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return rows;
    }
}
