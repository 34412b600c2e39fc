using System.Text.Json;
using System.Text.RegularExpressions;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>What is kept about a learner: all of it shown, or all of it gone.</summary>
public sealed class DataTests : IAsyncDisposable
{
    private static readonly RoomId Room = BotUnderTest.Room;

    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Delete_asks_first_and_then_nothing_is_left()
    {
        var ada = bot.Personal();
        await GotItAsync(ada);
        await ada.PressAsync(Verbs.Delete, new Dictionary<string, string> { ["sure"] = "yes" });
        Assert.Contains("Nothing was deleted", ada.Text, StringComparison.Ordinal);

        await ada.SayAsync("delete my data");
        await ada.PressAsync("Keep it");
        Assert.NotEmpty(await RowsAsync(Table.Learners, Keys.Partition(ada.Learner)));

        await DeleteAsync(ada);
        Assert.Empty(await RowsAsync(Table.Learners, Keys.Partition(ada.Learner)));
    }

    /// <summary>Everything a learner can leave anywhere, deleted from each kind of chat: nothing names them, and nothing brings them back.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delete_leaves_nothing_of_a_learner_whichever_chat_it_is_said_in(bool inChannel)
    {
        Chat channel = bot.InChannel("ada"), personal = bot.Personal(), noor = bot.InChannel("noor");
        await LeaveTracesAsync(channel, personal, noor);
        await channel.SayAsync("buddy @Noor", new MentionedPerson(noor.Learner, "Noor"));
        await noor.SayAsync("buddy @Ada", new MentionedPerson(channel.Learner, "Ada"));
        Assert.Contains(await RowsAsync(Table.Learners, Keys.Partition(noor.Learner)), row => NamesAda(row.Body));
        Assert.True((await EverythingAsync()).Count(NamesAda) > 8);

        await DeleteAsync(inChannel ? channel : personal);
        Assert.DoesNotContain(await EverythingAsync(), NamesAda);

        var said = await bot.RunAsync(TimeSpan.FromDays(3));
        Assert.NotEmpty(said);
        Assert.Empty(await RowsAsync(Table.Learners, Keys.Partition(channel.Learner)));
        await noor.SayAsync("schedule off");
        Assert.Contains("Done", noor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_takes_back_what_waits_in_the_outbox()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule daily 09:30");
        var pushes = new Pushes(bot.Store);
        var shard = Keys.Shard(new RoomId("test", "workspace", "dm-ada"));
        var moved = await pushes.MoveAsync(shard, await pushes.FirstAsync(shard, 1, Cancel), bot.Now.AddHours(1), Cancel);
        await DeleteAsync(bot.InChannel("ada"));
        Assert.Empty(await pushes.OutAsync(shard, null, 10, Cancel));
        await pushes.PutOffAsync(shard, moved[0], bot.Now.AddHours(2), Cancel);
        Assert.Empty(await pushes.OutAsync(shard, null, 10, Cancel));
    }

    [Fact]
    public async Task Delete_finds_what_a_crash_left_in_a_room()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("quiz");
        bot.Breaking.CommitsLeft = 2;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => bot.AnswerAsync(ada, right: true));
        bot.Breaking.CommitsLeft = null;
        await DeleteAsync(bot.Personal());
        Assert.DoesNotContain(await EverythingAsync(), NamesAda);
    }

    [Fact]
    public async Task Who_deletes_and_answers_again_is_not_counted_twice()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("quiz");
        var round = bot.Posted!.Round!;
        for (var i = 0; i < 4; i++)
        {
            await bot.AnswerAsync(ada, right: i == 0, round);
            await DeleteAsync(ada);
        }

        await bot.AnswerAsync(ada, right: true, round);
        Assert.Contains("before you had your data deleted", ada.Text, StringComparison.Ordinal);
        var answers = await new Rooms(bot.Store).GetAnswersAsync(Room, round, Cancel);
        Assert.Equal((1, true, null), (answers.Count, answers[0].Correct, answers[0].Learner));
        await ada.PressAsync(Verbs.Reveal, new Dictionary<string, string> { ["round"] = round });
        Assert.Contains("Let others have a go first", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_holds_everything_as_JSON()
    {
        var ada = bot.Personal();
        await GotItAsync(ada);
        using var document = await ExportAsync(ada);
        Assert.Equal(
            ["day|2026-03-04", "log", "memory|ai-practitioner|D1.2", "profile"],
            document.RootElement.EnumerateObject().Select(row => row.Name.StartsWith("log|", StringComparison.Ordinal) ? "log" : row.Name));
    }

    [Fact]
    public async Task Export_holds_answers_points_and_schedules_too()
    {
        Chat channel = bot.InChannel("ada"), personal = bot.Personal();
        await LeaveTracesAsync(channel, personal, bot.InChannel("noor"));
        using var document = await ExportAsync(personal);
        var room = document.RootElement.GetProperty("in the room study-group");
        Assert.Contains(room.EnumerateObject(), row => row.Name.StartsWith("answer|", StringComparison.Ordinal));
        Assert.Contains(room.EnumerateObject(), row => row.Name.StartsWith("score|", StringComparison.Ordinal) && row.Value.GetProperty("points").GetInt32() > 0);
        Assert.Equal(["Card", "Card", "MatchStart"], document.RootElement.GetProperty("schedules and reminders").EnumerateArray().Select(errand => errand.GetProperty("kind").GetString()).Order());
        Assert.DoesNotContain("noor", document.RootElement.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A schedule, a kept lock, a scheduled match, an answer, a look, a match joined; a schedule in personal chat.</summary>
    private async Task LeaveTracesAsync(Chat channel, Chat personal, Chat noor)
    {
        await channel.SayAsync("schedule daily 10:00");
        await channel.SayAsync("schedule fri 16:00 match 5");
        await channel.SayAsync("schedule only me");
        await personal.SayAsync("schedule daily 11:00");
        await channel.SayAsync("quiz");
        await bot.AnswerAsync(channel, right: true);
        await bot.AnswerAsync(noor, right: true);
        bot.Now += TimeSpan.FromHours(1);
        await noor.SayAsync("quiz");
        await channel.PressAsync(Verbs.Show, new Dictionary<string, string> { ["round"] = bot.Posted!.Round! });
        bot.Now += TimeSpan.FromHours(1);
        await noor.SayAsync("quiz 2");
        await channel.PressAsync(noor.Seen.Actions.Single(action => action.Title == "Join"));
        await noor.SayAsync("quiz stop");
    }

    private static async Task DeleteAsync(Chat chat)
    {
        await chat.SayAsync("delete my data");
        await chat.PressAsync("Yes, delete it");
        Assert.Contains("Everything kept about you is gone", chat.Text, StringComparison.Ordinal);
    }

    private static async Task GotItAsync(Chat chat)
    {
        await chat.SayAsync("quiz");
        await chat.PressAsync("Show answer");
        await chat.PressAsync("Got it");
    }

    private static async Task<JsonDocument> ExportAsync(Chat chat)
    {
        await chat.SayAsync("export my data");
        return JsonDocument.Parse(string.Concat(chat.Replies.Select(reply => Assert.Single(reply.View.Blocks.OfType<FixedBlock>()).Text)));
    }

    /// <summary>A hash may hold the three letters as well, inside of others.</summary>
    private static bool NamesAda(string row) => Regex.IsMatch(row, @"\bada\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Every row of the rooms and people of these tests, key and body.</summary>
    private async Task<IReadOnlyList<string>> EverythingAsync()
    {
        var rows = new List<Entity>();
        foreach (var partition in new[] { Keys.Partition(Room), Keys.Partition(new RoomId("test", "workspace", "dm-ada")) })
            rows.AddRange(await RowsAsync(Table.Rooms, partition));
        foreach (var user in new[] { "ada", "noor" })
            rows.AddRange(await RowsAsync(Table.Learners, Keys.Partition(bot.Personal(user).Learner)));
        foreach (var shard in Enumerable.Range(0, Keys.ShardCount).Select(Keys.Shard))
            rows.AddRange(await RowsAsync(Table.Pushes, shard));
        return [.. rows.Select(row => $"{row.Row} {row.Body}")];
    }

    private async Task<List<Entity>> RowsAsync(Table table, string partition)
    {
        var rows = new List<Entity>();
        await foreach (var entity in bot.Store.ReadAllAsync(table, partition, RowRange.All, Cancel))
            rows.Add(entity);
        return rows;
    }
}
