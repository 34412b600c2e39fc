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
        bot.Breaking.CommitsLeft = 2;
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

        await RevealAsync(people[0], round);
        var after = (await new Rooms(bot.Store).GetRoundAsync(Room, round.Id, Cancel))!.Value;
        Assert.Equal((30, 30), (after.Answered, after.Correct));
        Assert.Equal(30, (await new Rooms(bot.Store).GetScoresAsync(Room, round.Week(), Cancel)).Count(score => score.Points == 10));
        Assert.Equal(0, bot.Store.Conflicts);
    }

    [Fact]
    public async Task A_round_can_be_ended_by_two_people_when_both_have_answered_or_after_an_hour()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        (var round, var card) = await PostAsync(ada);
        await RevealAsync(ada, round);
        Assert.Contains("Let others have a go first", ada.Text, StringComparison.Ordinal);
        await AnswerAsync(ada, round, right: true);
        await RevealAsync(ada, round);
        Assert.Contains("Let others have a go first", ada.Text, StringComparison.Ordinal);
        await AnswerAsync(noor, round, right: true);
        await RevealAsync(noor, round);
        Assert.Contains(card.Answer, Assert.Single(noor.Replies, reply => reply.Kind == ReplyKind.Edit).View.Fallback, StringComparison.Ordinal);

        (round, card) = await PostAsync(ada);
        bot.Now += TimeSpan.FromHours(1);
        await RevealAsync(ada, round);
        Assert.Contains(card.Answer, Assert.Single(ada.Replies).View.Fallback, StringComparison.Ordinal);
        await AnswerAsync(bot.InChannel("late"), round, right: true);
        Assert.Equal(0, await ReviewsAsync(bot.InChannel("late")));
    }

    [Fact]
    public async Task A_round_is_ended_by_three_where_more_than_two_take_part()
    {
        Chat[] people = [.. new[] { "ada", "noor", "kenji" }.Select(user => bot.InChannel(user))];
        (var first, _) = await PostAsync(people[0]);
        foreach (var person in people)
            await AnswerAsync(person, first, right: true);
        (var round, _) = await PostAsync(people[0]);
        await AnswerAsync(people[0], round, right: true);
        await AnswerAsync(people[1], round, right: true);
        await RevealAsync(people[0], round);
        Assert.Contains("once 3 people have answered", people[0].Text, StringComparison.Ordinal);
        await AnswerAsync(people[2], round, right: false);
        await RevealAsync(people[0], round);
        Assert.Contains(people[0].Replies, reply => reply.Kind == ReplyKind.Edit);
    }

    [Fact]
    public async Task Who_looked_at_the_answer_has_had_a_go_and_keeps_nobody_from_ending_the_round()
    {
        Chat[] people = [.. new[] { "ada", "noor", "kenji" }.Select(user => bot.InChannel(user))];
        (var first, _) = await PostAsync(people[0]);
        foreach (var person in people)
            await AnswerAsync(person, first, right: true);
        (var round, var card) = await PostAsync(people[0]);
        await AnswerAsync(people[0], round, right: true);
        await AnswerAsync(people[1], round, right: true);
        await PressAsync(people[2], Verbs.Show, round);
        await PressAsync(people[2], Verbs.Grade, round, "no");
        await RevealAsync(people[0], round);
        var closed = Assert.Single(people[0].Replies, reply => reply.Kind == ReplyKind.Edit).View.Fallback;
        Assert.Contains("2 of 2 right", closed, StringComparison.Ordinal);
        Assert.Contains(card.Answer, closed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_of_one_ends_its_round_when_its_one_has_answered()
    {
        var ada = bot.InChannel("ada");
        (var first, _) = await PostAsync(ada);
        await AnswerAsync(ada, first, right: true);
        await RevealAsync(ada, first);
        Assert.Contains("Let others have a go first", ada.Text, StringComparison.Ordinal);
        bot.Now += TimeSpan.FromMinutes(2);
        await RevealAsync(ada, first);
        Assert.Contains(ada.Replies, reply => reply.Kind == ReplyKind.Edit);

        (var second, _) = await PostAsync(ada);
        await RevealAsync(ada, second);
        Assert.Contains("once 1 person has answered", ada.Text, StringComparison.Ordinal);
        await AnswerAsync(ada, second, right: true);
        await ada.SayAsync("quiz");
        Assert.NotNull(ada.Replies[^1].Round);

        // Somebody else who looks makes it a room of two.
        var round = (await new Rooms(bot.Store).GetRoundAsync(Room, ada.Replies[^1].Round!, Cancel))!.Value;
        await PressAsync(bot.InChannel("noor"), Verbs.Show, round);
        await RevealAsync(ada, round);
        Assert.Contains("once 2 people have answered", ada.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    public async Task A_press_after_looking_is_told_as_it_was(string got)
    {
        var ada = bot.InChannel("ada");
        (var round, var card) = await PostChoiceAsync(ada);
        await PressAsync(ada, Verbs.Show, round);
        await PressAsync(ada, Verbs.Grade, round, got);
        await AnswerAsync(ada, round, right: false);
        Assert.Contains("Not this one. You had seen the answer", ada.Text, StringComparison.Ordinal);
        await AnswerAsync(ada, round, right: true);
        Assert.Contains("That is right. You had seen the answer, so it earns nothing.", ada.Text, StringComparison.Ordinal);
        Assert.Contains($"Answer: {card.Answer}", ada.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("You chose", ada.Text, StringComparison.Ordinal);
        Assert.Equal(1, await ReviewsAsync(ada));
    }

    [Fact]
    public async Task The_card_says_who_sees_what()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        (var round, _) = await PostAsync(ada);
        Assert.Contains("Only you see what you pick; the room sees who took part and the scores.", bot.Posted!.View.Fallback, StringComparison.Ordinal);
        await AnswerAsync(noor, round, right: false);
        Assert.Contains("Only you see what you pick; the room sees who took part and the scores.", noor.Replies[1].View.Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_in_a_room_tells_nothing_of_the_learners_own_sitting()
    {
        var mine = bot.Personal("ada");
        await mine.SayAsync("quiz 9");
        await mine.PressAsync("Show answer");
        await mine.PressAsync("Got it");
        Assert.Contains(" of 9", mine.Text, StringComparison.Ordinal);
        var ada = bot.InChannel("ada");
        (var round, _) = await PostAsync(ada);
        await AnswerAsync(ada, round, right: true);
        Assert.DoesNotContain(" of 9", ada.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quiz")]
    [InlineData("next")]
    public async Task Asking_for_another_card_shows_no_answer_that_ending_the_round_would_not(string typed)
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        (var round, var card) = await PostAsync(ada);
        await AnswerAsync(ada, round, right: true);
        await ada.SayAsync(typed);
        Assert.Contains("A card is open here already", ada.Text, StringComparison.Ordinal);
        Assert.Null(Assert.Single(ada.Replies).Round);

        await AnswerAsync(noor, round, right: false);
        await ada.SayAsync(typed);
        Assert.Contains(card.Answer, ada.Replies[0].View.Fallback, StringComparison.Ordinal);
        Assert.NotNull(ada.Replies[^1].Round);
    }

    [Fact]
    public async Task Two_people_who_end_a_round_at_once_end_it_once()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        (var round, _) = await PostAsync(ada);
        await AnswerAsync(ada, round, right: true);
        await AnswerAsync(noor, round, right: false);
        var before = bot.Said.Count;
        await Task.WhenAll(RevealAsync(ada, round), RevealAsync(noor, round));
        var said = bot.Said[before..];
        Assert.All(said.Where(reply => reply.Kind == ReplyKind.Edit), reply => Assert.Contains("1 of 2 right", reply.View.Fallback, StringComparison.Ordinal));
        Assert.InRange(said.Count(reply => reply.Kind == ReplyKind.Post), 0, 1);
    }

    [Fact]
    public async Task A_closed_round_shows_in_its_thread_how_the_picks_were_spread_and_invites_to_argue()
    {
        Chat[] people = [.. Enumerable.Range(0, 4).Select(i => bot.InChannel($"person{i}"))];
        (var round, var card) = await PostChoiceAsync(people[0]);
        foreach ((var i, var person) in people.Index())
            await AnswerAsync(person, round, right: i > 0);
        await RevealAsync(people[0], round);

        var closed = people[0].Replies.Single(reply => reply.Kind == ReplyKind.Edit).View;
        Assert.Equal(["Next card", "Explain"], closed.Actions.Select(action => action.Title).Where(title => title is "Next card" or "Explain"));
        var argue = people[0].Replies.Single(reply => reply.Kind == ReplyKind.Post);
        Assert.Equal((await new Rooms(bot.Store).GetRoundAsync(Room, round.Id, Cancel))!.Value.Message, argue.Thread);
        Assert.Contains("Argue for yours", argue.View.Fallback, StringComparison.Ordinal);
        Assert.Equal(new Fact(card.Answer, "3 people"), argue.View.Blocks.OfType<FactsBlock>().Single().Facts[0]);
        Assert.Contains(argue.View.Blocks.OfType<FactsBlock>().Single().Facts, fact => fact.Value == "1 person");
    }

    [Fact]
    public async Task Each_thread_has_an_open_card_of_its_own()
    {
        Chat a = bot.InChannel("ada", "thread-a"), b = bot.InChannel("noor", "thread-b"), c = bot.InChannel("kenji");
        await a.SayAsync("quiz");
        var first = a.Replies[^1];
        await b.SayAsync("quiz");
        await c.SayAsync("quiz");
        Assert.Equal([("thread-a", ReplyKind.Post), ("thread-b", ReplyKind.Post), ("", ReplyKind.Post)],
            new[] { a, b, c }.Select(chat => Assert.Single(chat.Replies)).Select(reply => (reply.Thread!, reply.Kind)));

        bot.Now += TimeSpan.FromHours(1);
        await a.SayAsync("quiz");
        Assert.Equal([ReplyKind.Edit, ReplyKind.Post], a.Replies.Select(reply => reply.Kind));
        Assert.Equal("thread-a", a.Replies[0].Thread);
        Assert.Contains(bot.CardOf(first).Answer, a.Replies[0].View.Fallback, StringComparison.Ordinal);
        await bot.AnswerAsync(b, right: true, b.Replies[^1].Round);
        Assert.Contains("Right!", b.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_was_left_open_in_a_thread_is_closed_after_a_week_when_another_comes()
    {
        var a = bot.InChannel("ada", "thread-a");
        await a.SayAsync("quiz");
        var left = a.Replies[^1].Round!;
        bot.Now += TimeSpan.FromDays(8);
        var b = bot.InChannel("noor", "thread-b");
        await b.SayAsync("quiz");
        Assert.Equal(("thread-a", ReplyKind.Edit), (b.Replies[0].Thread, b.Replies[0].Kind));
        Assert.NotNull((await new Rooms(bot.Store).GetRoundAsync(Room, left, Cancel))!.Value.Closed);
    }

    [Fact]
    public async Task An_answer_typed_to_the_room_is_not_explained_to_the_room()
    {
        var ada = bot.InChannel("ada");
        (_, var card) = await PostAsync(ada);
        foreach (var typed in new[] { card.Answer, "AWS Glue", "is it glue?", "glue" })
        {
            await ada.SayAsync(typed);
            if (typed == "is it glue?" && Assert.Single(ada.Replies).Kind == ReplyKind.Post)
                continue;
            var reply = Assert.Single(ada.Replies);
            Assert.Equal(ReplyKind.Private, reply.Kind);
            Assert.Contains("in private", reply.View.Fallback, StringComparison.Ordinal);
        }

        await ada.SayAsync("what is data drift?");
        Assert.Contains("drift", ada.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_card_that_leaves_the_notes_in_mid_round_is_told_and_closed()
    {
        var ada = bot.InChannel("ada");
        (var round, var card) = await PostAsync(ada);
        var posted = bot.Posted!;
        var library = bot.Library;
        bot.Library = new(library.Course with { Notes = [.. library.Course.Notes.Select(note => note with { Flashcards = [], Terms = [], Stages = [], Analogy = [] })] });
        Assert.Null(bot.Library.FindStored(round.Card));
        await ada.AnswerRoundAsync(posted, card, right: true);
        Assert.Contains("has left the notes", ada.Text, StringComparison.Ordinal);
        bot.Now += TimeSpan.FromHours(1);
        await RevealAsync(ada, round);
        Assert.Contains("left the notes", Assert.Single(ada.Replies).View.Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_are_the_same_for_who_prepared_and_who_guessed()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        (var round, var card) = await PostAsync(ada);
        var mine = bot.Personal("ada");
        await mine.SayAsync("quiz " + card.Id);
        await mine.PressAsync("Show answer");
        await mine.PressAsync("Got it");
        bot.Now += TimeSpan.FromMinutes(20);
        await AnswerAsync(ada, round, right: true);
        await AnswerAsync(noor, round, right: true);
        var points = (await new Rooms(bot.Store).GetScoresAsync(Room, round.Week(), Cancel)).ToDictionary(score => score.Learner!.Value.User, score => score.Points);
        Assert.True(points["ada"] >= points["noor"], $"{points["ada"]} and {points["noor"]}");
        Assert.Contains("up to 10 more where a review was due", bot.Posted!.View.Blocks.OfType<TextBlock>().Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_four_reads_and_two_commits_and_no_row_that_others_write()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        (var first, _) = await PostAsync(ada);
        await AnswerAsync(ada, first, right: true);
        bot.Now += TimeSpan.FromHours(1);
        (var round, var card) = await PostAsync(noor);
        bot.Store.Reset();
        var press = new Pressed(Verbs.Answer, RoundPress.Data(bot.Posted!, card, right: true), null);
        await bot.Bot.HandleAsync(new() { Id = "one", Learner = ada.Learner, LearnerName = "ada", Room = Room, RoomKind = RoomKind.Channel, Zone = "Europe/Berlin", Input = press, Now = bot.Now }, Cancel);
        Assert.Equal((4, 0, 2, 0), (bot.Store.Gets, bot.Store.Ranges, bot.Store.Commits, bot.Store.Conflicts));
        Assert.NotNull(round);
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
        bot.Now += TimeSpan.FromHours(1);
        await RevealAsync(ada, round);
        Assert.Contains("Nobody answered this one", bot.Said[^1].View.Fallback, StringComparison.Ordinal);
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
        bot.Now += TimeSpan.FromHours(1);
        await ada.SayAsync("quiz");

        Assert.Equal([ReplyKind.Edit, ReplyKind.Post], ada.Replies.Select(reply => reply.Kind));
        Assert.Contains(card.Answer, ada.Replies[0].View.Fallback, StringComparison.Ordinal);
        Assert.NotEqual(first.Id, ada.Replies[1].Round);
        Assert.NotEqual(card, bot.PostedCard);
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

    private static RoomId Room => BotUnderTest.Room;

    private Task<View> AnswerAsync(Chat chat, Round round, bool right) => bot.AnswerAsync(chat, right, round.Id);

    private static Task<View> PressAsync(Chat chat, string verb, Round round, string got = "yes") =>
        chat.PressAsync(verb, new Dictionary<string, string> { ["round"] = round.Id, ["card"] = round.Card, ["got"] = got });

    private static Task<View> RevealAsync(Chat chat, Round round) =>
        chat.PressAsync(Verbs.Reveal, new Dictionary<string, string> { ["round"] = round.Id });

    private async Task<(Round Round, Flashcard Card)> PostAsync(Chat chat)
    {
        await chat.SayAsync("quiz");
        var id = chat.Replies[^1].Round!;
        var round = (await new Rooms(bot.Store).GetRoundAsync(Room, id, Cancel))!.Value;
        return (round, bot.Library.FindStored(round.Card)!);
    }

    /// <summary>The first card that is one of choices.</summary>
    private async Task<(Round Round, Flashcard Card)> PostChoiceAsync(Chat chat)
    {
        while (true)
        {
            var posted = await PostAsync(chat);
            if (posted.Card.Kind == FlashcardKind.MultipleChoice)
                return posted;
            bot.Now += TimeSpan.FromHours(1);
        }
    }

    private async Task<int> ReviewsAsync(Chat chat) => (await new Learners(bot.Store).GetAsync(chat.Learner, Cancel)).Value.Reviews;
}
