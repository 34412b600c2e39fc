using QuizBot.Core.Bot.Rounds;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

public sealed class MatchTests : IAsyncDisposable
{
    private static readonly RoomId Room = new("test", "workspace", "study-group");

    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task A_match_plays_its_rounds_by_the_clock_and_says_who_won()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await ada.SayAsync("quiz 3");
        for (var number = 1; number <= 3; number++)
        {
            Assert.Contains($"Card {number} of 3, 30 seconds", bot.Posted!.View.Fallback, StringComparison.Ordinal);
            await AnswerAsync(ada, right: true);
            await AnswerAsync(noor, right: number == 1);
            await TimeUpAsync();
        }

        var end = bot.Said[^1];
        Assert.Equal("The match is over", end.View.Title);
        Assert.Contains("ada wins with 45 points", end.View.Fallback, StringComparison.OrdinalIgnoreCase);
        Assert.Equal([["1", "ada", "45", "3 of 3"], ["2", "noor", "15", "1 of 3"]], end.View.Blocks.OfType<TableBlock>().Single().Rows);
        Assert.Empty(await DueAsync());
        Assert.Null((await new Rooms(bot.Store).GetAsync(Room, Cancel)).Value.Match);
    }

    [Fact]
    public async Task A_match_shares_the_place_when_points_are_equal()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await ada.SayAsync("quiz 2");
        for (var number = 1; number <= 2; number++)
        {
            await AnswerAsync(ada, right: number == 1);
            await AnswerAsync(noor, right: number == 2);
            await TimeUpAsync();
        }

        Assert.Contains("Ada and noor share first place with 15 points each.", bot.Said[^1].View.Fallback, StringComparison.Ordinal);
        Assert.Equal(["1", "1"], bot.Said[^1].View.Blocks.OfType<TableBlock>().Single().Rows.Select(row => row[0]));
    }

    /// <summary>Another process takes the errand from the store; and a step that was done is done again after a crash.</summary>
    [Fact]
    public async Task A_match_goes_on_after_a_restart_and_with_every_step_twice()
    {
        await bot.InChannel("ada").SayAsync("quiz 3");
        for (var number = 1; number <= 3; number++)
        {
            bot.Restart();
            var errand = Assert.Single(await DueAsync());
            bot.Now = errand.Due;
            var moved = await new Pushes(bot.Store).MoveAsync(Keys.Shard(Room), await FirstAsync(), bot.Now, Cancel);
            var first = await PushAsync(Assert.Single(moved));
            var again = await PushAsync(moved[0]);
            Assert.Equal(first.Select(reply => (reply.Kind, reply.Round, reply.View.Fallback)), again.Select(reply => (reply.Kind, reply.Round, reply.View.Fallback)));
            Assert.Equal(number < 3 ? 1 : 0, (await DueAsync()).Count());
        }
    }

    [Fact]
    public async Task A_match_refuses_forged_looks_and_grades()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("quiz 2");
        var card = bot.PostedCard;
        foreach (var verb in new[] { Verbs.Show, Verbs.Grade })
        {
            await ada.PressAsync(verb, new Dictionary<string, string> { ["round"] = bot.Posted!.Round!, ["card"] = card.Id, ["got"] = "yes" });
            Assert.Equal("In a match the answer comes when the time is up.", ada.Seen.Fallback);
        }

        Assert.Empty(await new Rooms(bot.Store).GetAnswersAsync(Room, bot.Posted!.Round!, Cancel));
        Assert.Equal(0, (await new Learners(bot.Store).GetAsync(ada.Learner, Cancel)).Value.Reviews);
        await AnswerAsync(ada, right: true);
        Assert.Contains("point", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_takes_no_answer_when_the_time_is_up()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("quiz 2 20s");
        bot.Now += TimeSpan.FromSeconds(21);
        await AnswerAsync(ada, right: true);
        Assert.Contains("Time is up", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_is_alone_in_its_room_until_it_is_stopped()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("quiz 5");
        foreach (var typed in new[] { "quiz", "quiz 3", "quiz glue" })
        {
            await ada.SayAsync(typed);
            Assert.Contains("card 1 of 5", ada.Text, StringComparison.Ordinal);
        }

        await ada.PressAsync("Stop the match");
        Assert.Contains("The match is over", ada.Replies[^1].View.Fallback, StringComparison.Ordinal);
        Assert.Empty(await DueAsync());
        await ada.SayAsync("quiz");
        Assert.NotNull(ada.Replies[^1].Round);
    }

    [Fact]
    public async Task A_match_starts_once_when_two_people_start_it_at_once()
    {
        Chat[] people = [.. Enumerable.Range(0, 6).Select(i => bot.InChannel($"person{i}"))];
        await Task.WhenAll(people.Select(person => person.SayAsync("quiz 3")));
        Assert.Single(bot.Said, reply => reply.Round is not null);
        Assert.Single(await DueAsync());
    }

    [Fact]
    public async Task A_match_leaves_the_daily_card_out_while_it_is_on()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("schedule daily 10:00");
        await ada.SayAsync("quiz 5");
        Assert.Empty(await PushAsync((await new Pushes(bot.Store).GetAsync(Room, PushKind.Card, Cancel))!.Value));
    }

    [Fact]
    public async Task Quiz_10_is_a_quiz_in_personal_chat()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz 10");
        Assert.Contains(ada.Seen.Actions, action => action.Data.ContainsKey("ask"));
    }

    [Theory]
    [InlineData("10", 10, 30)]
    [InlineData("5 20s", 5, 20)]
    [InlineData("3 rounds 45 seconds", 3, 45)]
    [InlineData("999", 20, 30)]
    [InlineData("1", 2, 30)]
    [InlineData("2 999 s", 2, 120)]
    public async Task Quiz_understands_how_many_and_how_long(string typed, int rounds, int seconds)
    {
        await bot.InChannel("ada").SayAsync("quiz " + typed);
        var match = (await new Rooms(bot.Store).GetAsync(Room, Cancel)).Value.Match!;
        Assert.Equal((rounds, seconds), (match.Rounds, match.Seconds));
    }

    [Theory]
    [InlineData(false, null, 0)]
    [InlineData(true, null, 15)]
    [InlineData(true, 1.0, 10)]
    [InlineData(true, 0.9, 11)]
    [InlineData(true, 0.35, 17)]
    [InlineData(false, 0.35, 0)]
    public void Points_are_more_the_likelier_it_was_forgotten(bool correct, double? recall, int points) => Assert.Equal(points, Points.Of(correct, recall));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<IReadOnlyList<Stored<Push>>> FirstAsync() => new Pushes(bot.Store).FirstAsync(Keys.Shard(Room), 10, Cancel);

    private async Task<IEnumerable<Push>> DueAsync() => (await FirstAsync()).Select(errand => errand.Value).Where(errand => errand.Kind == PushKind.Match);

    private Task<IReadOnlyList<Reply>> PushAsync(Push errand) => bot.PushAsync(errand);

    private async Task TimeUpAsync()
    {
        bot.Now = Assert.Single(await DueAsync()).Due;
        foreach (var errand in await new Pushes(bot.Store).MoveAsync(Keys.Shard(Room), [.. (await FirstAsync()).Where(first => first.Value.Due <= bot.Now)], bot.Now, Cancel))
            await PushAsync(errand);
    }

    private Task<View> AnswerAsync(Chat chat, bool right) => bot.AnswerAsync(chat, right);
}
