using System.Text.RegularExpressions;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Stores.Upkeep;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>What is written of people after they had their data deleted, by what was under way: an hour later it is gone, and nothing else.</summary>
public sealed class LateRemovalTests : IAsyncDisposable
{
    private static readonly RoomId Room = BotUnderTest.Room;

    private readonly BotUnderTest bot = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData(Table.Rooms)]
    [InlineData(Table.Learners)]
    public async Task An_answer_that_was_under_way_is_gone_an_hour_later(Table under)
    {
        await AnswerLateAsync(under);
        Assert.Contains(await EverythingAsync(), NamesAda);
        await SweepAsync(TimeSpan.FromMinutes(59));
        Assert.Contains(await EverythingAsync(), NamesAda);

        // Another process, as after a restart: what is to be done is in the store.
        bot.Restart();
        await SweepAsync(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(await EverythingAsync(), NamesAda);
        Assert.Empty(await new Erasures(bot.Store).DueAsync(DateTimeOffset.MaxValue, 10, Cancel));
    }

    [Fact]
    public async Task A_deletion_leaves_no_name_and_no_id_anywhere_also_not_in_what_is_to_follow()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("quiz");
        await bot.AnswerAsync(ada, right: true);
        await bot.Personal().SayAsync("schedule daily 11:00");
        await DeleteAsync(bot.Personal());
        Assert.DoesNotContain(await EverythingAsync(), NamesAda);
        Assert.Single(await new Erasures(bot.Store).DueAsync(DateTimeOffset.MaxValue, 10, Cancel));
    }

    [Fact]
    public async Task A_card_that_was_closed_meanwhile_with_a_late_name_on_it_is_drawn_again()
    {
        var noor = bot.InChannel("noor");
        await bot.InChannel("noor").SayAsync("recap on");
        await AnswerLateAsync(Table.Rooms);
        await bot.AnswerAsync(noor, right: true);
        bot.Now += TimeSpan.FromMinutes(30);
        await noor.SayAsync("quiz");
        Assert.Contains(bot.Messages.Values, Names);
        await SweepAsync(TimeSpan.FromMinutes(31));
        await bot.RunAsync(TimeSpan.FromSeconds(10));
        Assert.DoesNotContain(bot.Messages.Values, Names);
    }

    [Fact]
    public async Task Who_has_come_back_keeps_what_is_new()
    {
        await AnswerLateAsync(Table.Rooms);
        bot.Now += TimeSpan.FromMinutes(5);
        var ada = bot.Personal();
        await ada.SayAsync("quiz");
        await ada.PressAsync("Show answer");
        await ada.PressAsync("Got it");
        await ada.SayAsync("schedule daily 11:00");
        await SweepAsync(TimeSpan.FromHours(1));

        var learners = new Learners(bot.Store);
        Assert.Equal("ada", (await learners.GetAsync(ada.Learner, Cancel)).Value.Name);
        var log = new List<LogEntry>();
        await foreach (var entry in learners.GetLogsAsync(ada.Learner, DateTimeOffset.MinValue, Cancel))
            log.Add(entry);
        Assert.Equal(bot.Now.AddHours(-1), Assert.Single(log).At);
        Assert.Equal(PushKind.Card, Assert.Single(await new Pushes(bot.Store).OfAsync(ada.Learner, Cancel), push => push.Kind == PushKind.Card).Kind);

        // Of the late answer only that it was given is known.
        Assert.All(await new Rooms(bot.Store).GetAnswersAsync(Room, bot.Posted!.Round!, Cancel), answer => Assert.Null(answer.Learner));
    }

    [Fact]
    public async Task Who_comes_back_while_it_is_looked_keeps_what_is_new()
    {
        await AnswerLateAsync(Table.Rooms);
        var ada = bot.Personal();
        bot.Breaking.Holds = async table =>
        {
            if (table != Table.Rooms)
                return;
            bot.Breaking.Holds = null;
            await ada.SayAsync("quiz");
            await ada.PressAsync("Show answer");
            await ada.PressAsync("Got it");
        };
        await SweepAsync(TimeSpan.FromHours(1));
        Assert.Null(bot.Breaking.Holds);
        var log = new List<LogEntry>();
        await foreach (var entry in new Learners(bot.Store).GetLogsAsync(ada.Learner, DateTimeOffset.MinValue, Cancel))
            log.Add(entry);
        Assert.Equal(bot.Now, Assert.Single(log).At);
        Assert.Equal("ada", (await new Learners(bot.Store).GetAsync(ada.Learner, Cancel)).Value.Name);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task It_asks_before_each_deletion_whether_it_may_go_on_and_leaves_the_rest_for_another_time(int times)
    {
        await AnswerLateAsync(Table.Rooms);
        bot.Now += TimeSpan.FromHours(1);
        var asked = 0;
        Assert.Equal(0, await new LateRemoval(bot.Store, bot.Partitions, BotUnderTest.Strict).SweepAsync(bot.Now, () => ++asked <= times, Cancel));
        Assert.Contains(await EverythingAsync(), NamesAda);
        await SweepAsync(TimeSpan.Zero);
        Assert.DoesNotContain(await EverythingAsync(), NamesAda);
    }

    [Fact]
    public async Task All_deletions_of_a_workspace_are_looked_for_in_one_walk()
    {
        foreach (var user in new[] { "ada", "kenji", "noor" })
        {
            await bot.Personal(user).SayAsync("quiz");
            await DeleteAsync(bot.Personal(user));
        }

        bot.Now += TimeSpan.FromHours(1);
        var walked = new CountingPartitions(bot.Partitions);
        Assert.Equal(3, await new LateRemoval(bot.Store, walked, BotUnderTest.Strict).SweepAsync(bot.Now, () => true, Cancel));
        Assert.Equal([Table.Learners, Table.Rooms], walked.Asked);
    }

    [Fact]
    public async Task Who_deletes_twice_in_a_week_leaves_every_card_they_answered_counted()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        for (var i = 0; i < 2; i++)
        {
            await noor.SayAsync("quiz");
            await bot.AnswerAsync(ada, right: true);
            await bot.AnswerAsync(noor, right: true);
            await DeleteAsync(bot.Personal());
            bot.Now += TimeSpan.FromHours(1);
        }

        await noor.SayAsync("leaderboard");
        var row = Assert.Single(noor.Seen.Blocks.OfType<TableBlock>().Single().Rows);
        Assert.Equal("20", row[2]);
    }

    [Fact]
    public async Task Deleting_takes_the_name_off_cards_that_are_posted_already()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await ada.SayAsync("recap on");
        await noor.SayAsync("quiz");
        await bot.AnswerAsync(ada, right: true);
        await bot.AnswerAsync(noor, right: true);
        bot.Now += TimeSpan.FromHours(1);
        await noor.SayAsync("quiz");
        Assert.Contains(bot.Messages.Values, Names);
        await DeleteAsync(bot.Personal());
        await bot.RunAsync(TimeSpan.FromSeconds(30));
        Assert.DoesNotContain(bot.Messages.Values, Names);
    }

    /// <summary>Ada answers a card, and while that is being written in one table, she has her data deleted by another device.</summary>
    private async Task AnswerLateAsync(Table under)
    {
        Chat ada = bot.InChannel("ada"), other = bot.Personal();
        await bot.InChannel("noor").SayAsync("quiz");

        // She has been in the room before, so that nothing needs to be noted first.
        await bot.AnswerAsync(ada, right: true);
        bot.Now += TimeSpan.FromHours(1);
        await bot.InChannel("noor").SayAsync("quiz");
        TaskCompletionSource reached = new(), released = new();
        bot.Breaking.Holds = table =>
        {
            if (table != under)
                return Task.CompletedTask;
            bot.Breaking.Holds = null;
            reached.SetResult();
            return released.Task;
        };
        var late = bot.AnswerAsync(ada, right: true);
        await reached.Task;
        bot.Now += TimeSpan.FromSeconds(1);
        await DeleteAsync(other);
        released.SetResult();
        await late;
    }

    private static async Task DeleteAsync(Chat chat)
    {
        await chat.SayAsync("delete my data");
        await chat.PressAsync("Yes, delete it");
        Assert.Contains("Everything kept about you is gone", chat.Text, StringComparison.Ordinal);
    }

    private async Task SweepAsync(TimeSpan later)
    {
        bot.Now += later;
        await new LateRemoval(bot.Store, bot.Partitions, BotUnderTest.Strict).SweepAsync(bot.Now, () => true, Cancel);
    }

    private sealed class CountingPartitions(IPartitions inner) : IPartitions
    {
        /// <summary>The table of each page that was asked for.</summary>
        public List<Table> Asked { get; } = [];

        public Task<IReadOnlyList<string>> PartitionsAsync(Table table, string after, int take, CancellationToken cancel)
        {
            Asked.Add(table);
            return inner.PartitionsAsync(table, after, take, cancel);
        }
    }

    private static bool NamesAda(string row) => Regex.IsMatch(row, @"\bada\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static bool Names(View view) => NamesAda(view.Fallback) || view.Blocks.OfType<TextBlock>().Any(text => NamesAda(text.Text));

    /// <summary>Every row of the store: partition, key and body.</summary>
    private async Task<IReadOnlyList<string>> EverythingAsync()
    {
        var rows = new List<string>();
        foreach (var table in Enum.GetValues<Table>())
        {
            await foreach (var partition in bot.Partitions.AllAsync(table, "", Cancel))
            {
                await foreach (var row in bot.Store.ReadAllAsync(table, partition, RowRange.All, Cancel))
                    rows.Add($"{table} {partition} {row.Row} {row.Body}");
            }
        }

        return rows;
    }
}
