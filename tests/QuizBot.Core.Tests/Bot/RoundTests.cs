using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

public sealed class RoundTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task A_round_shows_each_their_own_result_and_everyone_the_count()
    {
        var ada = bot.InChannel("ada");
        var noor = bot.InChannel("noor");
        (var round, var card) = await PostAsync(ada);

        await AnswerAsync(ada, round, right: true);
        await AnswerAsync(noor, round, right: false);

        Assert.Equal([ReplyKind.Private, ReplyKind.Edit], noor.Replies.Select(reply => reply.Kind));
        Assert.Contains("Not this time", noor.Text, StringComparison.Ordinal);
        var shared = noor.Replies[1].View;
        Assert.Contains("2 people have answered, 1 right", shared.Fallback, StringComparison.Ordinal);
        Assert.DoesNotContain("noor", shared.Fallback, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain($"The answer: {card.Answer}", shared.Fallback, StringComparison.Ordinal);
        Assert.Equal((1, 1), (await ReviewsAsync(ada), await ReviewsAsync(noor)));
    }

    [Fact]
    public async Task A_round_counts_the_first_answer_only()
    {
        var ada = bot.InChannel("ada");
        (var round, _) = await PostAsync(ada);
        await AnswerAsync(ada, round, right: false);
        await AnswerAsync(ada, round, right: true);

        Assert.Contains("Not this time", ada.Text, StringComparison.Ordinal);
        Assert.Contains("1 person has answered, 0 right", ada.Replies[1].View.Fallback, StringComparison.Ordinal);
        Assert.Equal(1, await ReviewsAsync(ada));
    }

    [Fact]
    public async Task A_round_completes_the_learners_half_when_a_crash_left_it_out()
    {
        var ada = bot.InChannel("ada");
        (var round, _) = await PostAsync(ada);
        bot.Breaking.CommitsLeft = 1;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => AnswerAsync(ada, round, right: true));
        bot.Breaking.CommitsLeft = null;
        Assert.Equal(0, await ReviewsAsync(ada));

        await AnswerAsync(ada, round, right: true);

        Assert.Equal(1, await ReviewsAsync(ada));
        Assert.Contains("1 person has answered", ada.Replies[1].View.Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_loses_no_answer_when_many_press_at_once()
    {
        Chat[] people = [.. Enumerable.Range(0, 30).Select(i => bot.InChannel($"person{i}"))];
        (var round, _) = await PostAsync(people[0]);
        await Task.WhenAll(people.Select(person => AnswerAsync(person, round, right: true)));

        var after = (await new Rooms(bot.Store).GetRoundAsync(Room, round.Id, Cancel))!.Value;
        Assert.Equal((30, 30), (after.Answered, after.Correct));
    }

    [Fact]
    public async Task Reveal_waits_for_three_answers_or_an_hour()
    {
        var ada = bot.InChannel("ada");
        (var round, var card) = await PostAsync(ada);
        await RevealAsync(ada, round);
        Assert.Contains("Let others have a go first", ada.Text, StringComparison.Ordinal);

        bot.Now += TimeSpan.FromHours(1);
        await RevealAsync(ada, round);
        var edit = Assert.Single(ada.Replies);
        Assert.Equal(ReplyKind.Edit, edit.Kind);
        Assert.Contains(card.Answer, edit.View.Fallback, StringComparison.Ordinal);

        await AnswerAsync(bot.InChannel("late"), round, right: true);
        Assert.Equal(0, await ReviewsAsync(bot.InChannel("late")));
    }

    [Fact]
    public async Task Nothing_is_earned_or_counted_when_the_answer_was_shown_first()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        (var round, _) = await PostAsync(ada);
        await PressAsync(ada, Verbs.Show, round);
        await AnswerAsync(ada, round, right: true);
        Assert.DoesNotContain("point", ada.Text, StringComparison.Ordinal);
        Assert.Contains("You had seen the answer", ada.Text, StringComparison.Ordinal);
        await PressAsync(noor, Verbs.Show, round);
        await PressAsync(noor, Verbs.Grade, round);
        Assert.DoesNotContain("point", noor.Text, StringComparison.Ordinal);
        await PressAsync(noor, Verbs.Grade, round);
        await AnswerAsync(noor, round, right: true);

        Assert.Empty(await new Rooms(bot.Store).GetScoresAsync(Room, round.Week(), Cancel));
        Assert.Equal((1, 1), (await ReviewsAsync(ada), await ReviewsAsync(noor)));
        var after = (await new Rooms(bot.Store).GetRoundAsync(Room, round.Id, Cancel))!.Value;
        Assert.Equal((0, 0), (after.Answered, after.Correct));
    }

    [Fact]
    public async Task A_forged_grade_feeds_memory_and_never_points()
    {
        var ada = bot.InChannel("ada");
        (var round, _) = await PostAsync(ada);
        await PressAsync(ada, Verbs.Grade, round);
        Assert.DoesNotContain("point", ada.Text, StringComparison.Ordinal);
        await AnswerAsync(ada, round, right: true);
        Assert.Empty(await new Rooms(bot.Store).GetScoresAsync(Room, round.Week(), Cancel));
        Assert.Equal(1, await ReviewsAsync(ada));
    }

    [Fact]
    public async Task An_answer_that_was_given_before_looking_stays_as_it_is()
    {
        var ada = bot.InChannel("ada");
        (var round, _) = await PostAsync(ada);
        await AnswerAsync(ada, round, right: true);
        await PressAsync(ada, Verbs.Show, round);
        await PressAsync(ada, Verbs.Grade, round, "no");
        Assert.Contains("Right!", ada.Text, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await new Rooms(bot.Store).GetScoresAsync(Room, round.Week(), Cancel)).Correct);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_closed_card_names_nobody_who_wants_no_name_whether_they_said_so_before_or_after_they_answered(bool before)
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor"), shy = bot.InChannel("shy");
        (var round, _) = await PostAsync(ada);
        if (before)
            await bot.Personal("shy").SayAsync("leaderboard off");
        foreach (var person in new[] { ada, noor, shy })
            await AnswerAsync(person, round, right: true);
        if (!before)
            await bot.Personal("shy").SayAsync("leaderboard off");
        await RevealAsync(ada, round);

        var closed = Assert.Single(ada.Replies, reply => reply.Kind == ReplyKind.Edit).View.Fallback;
        Assert.Contains("Took part: ada, noor and 1 more", closed, StringComparison.Ordinal);
        Assert.DoesNotContain("shy", closed, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_next_round_closes_the_one_before_and_uses_another_card()
    {
        var ada = bot.InChannel("ada");
        (var first, var card) = await PostAsync(ada);
        await ada.SayAsync("quiz");

        Assert.Equal([ReplyKind.Edit, ReplyKind.Post], ada.Replies.Select(reply => reply.Kind));
        Assert.Contains(card.Answer, ada.Replies[0].View.Fallback, StringComparison.Ordinal);
        Assert.NotEqual(first.Id, ada.Replies[1].Round);
        Assert.NotEqual(first.Card, ada.Replies[1].View.Actions[0].Data["card"]);
    }

    [Fact]
    public async Task A_press_counts_nothing_when_the_round_belongs_to_another_room()
    {
        (var round, _) = await PostAsync(bot.InChannel("ada"));
        var outsider = new Chat(bot, "eve", new("test", "workspace", "elsewhere"), RoomKind.Channel);
        await AnswerAsync(outsider, round, right: true);
        Assert.Contains("moved on", outsider.Text, StringComparison.Ordinal);
        Assert.Equal(0, await ReviewsAsync(outsider));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static RoomId Room => new("test", "workspace", "study-group");

    private Task<View> AnswerAsync(Chat chat, Round round, bool right) => bot.AnswerAsync(chat, right, round.Id);

    private static Task<View> PressAsync(Chat chat, string verb, Round round, string got = "yes") =>
        chat.PressAsync(verb, new Dictionary<string, string> { ["round"] = round.Id, ["card"] = round.Card, ["got"] = got });

    private static Task<View> RevealAsync(Chat chat, Round round) =>
        chat.PressAsync(Verbs.Reveal, new Dictionary<string, string> { ["round"] = round.Id });

    private async Task<(Round Round, Flashcard Card)> PostAsync(Chat chat)
    {
        await chat.SayAsync("quiz");
        var id = chat.Replies[^1].Round!;
        await bot.Bot.PostedAsync(Room, id, "message-1", Cancel);
        var round = (await new Rooms(bot.Store).GetRoundAsync(Room, id, Cancel))!.Value;
        return (round, bot.Library.Deck.Find(round.Card)!);
    }

    private async Task<int> ReviewsAsync(Chat chat) => (await new Learners(bot.Store).GetAsync(chat.Learner, Cancel)).Value.Reviews;
}
