using QuizBot.Core.Bot;
using QuizBot.Core.Bot.Rounds;
using QuizBot.Core.Bot.Rounds.Matches;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

public sealed class MatchTests : IAsyncDisposable
{
    private static readonly RoomId Room = BotUnderTest.Room;
    private static readonly TimeSpan Lobby = TimeSpan.FromSeconds(20);

    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task A_match_begins_with_a_lobby_that_counts_down_at_20_10_and_5_seconds()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await ada.SayAsync("quiz 5");
        Assert.Equal("Match of 5, starts in 20 seconds", ada.Seen.Title);
        var lobby = ada.Seen;
        await noor.PressAsync(lobby.Actions.Single(action => action.Title == "Join"));
        Assert.Contains("You are in", noor.Text, StringComparison.Ordinal);
        Assert.Contains("Joined: ada and noor", Read(noor.Replies[^1].View), StringComparison.Ordinal);

        var said = await bot.RunAsync(Lobby);
        Assert.Equal(
            ["Match of 5, starts in 10 seconds", "Match of 5, starts in 5 seconds", "Match of 5", null],
            said.Select(reply => reply.View.Title));
        Assert.Contains("Card 1 of 5", bot.Posted!.View.Fallback, StringComparison.Ordinal);
        await noor.PressAsync(lobby.Actions.Single(action => action.Title == "Join"));
        Assert.Contains("has begun", noor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_goes_on_as_soon_as_all_who_joined_have_answered_and_ends_with_a_podium()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await StartAsync("quiz 3", ada, noor);
        var began = bot.Now;
        for (var number = 1; number <= 3; number++)
        {
            Assert.Contains($"Card {number} of 3, ", bot.Posted!.View.Fallback, StringComparison.Ordinal);
            await AnswerAsync(ada, right: true);
            Assert.Equal([ReplyKind.Private, ReplyKind.Edit], ada.Replies.Select(reply => reply.Kind));
            await AnswerAsync(noor, right: number == 1);
            Assert.Equal([ReplyKind.Private, ReplyKind.Edit, ReplyKind.Post], noor.Replies.Select(reply => reply.Kind));
        }

        Assert.Equal(began, bot.Now);
        var end = bot.Said[^1].View;
        Assert.Equal("The match is over", end.Title);
        Assert.Contains("Ada wins with 30 points", end.Fallback, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["🥇 Ada, 30 points", "🥈 Noor, 10 points"], end.Blocks.OfType<TextBlock>().Where(block => block.Tone == Tone.Good).Select(block => block.Text));
        Assert.Equal([["1", "ada", "30", "3 of 3"], ["2", "noor", "10", "1 of 3"]], end.Blocks.OfType<TableBlock>().Single().Rows);
        Assert.Empty(await DueAsync());
        Assert.Null((await new Rooms(bot.Store).GetAsync(Room, Cancel)).Value.Match);

        await noor.PressAsync(end.Actions.Single(action => action.Title == "My place"));
        Assert.Contains("You are in place 2 of 2", noor.Text, StringComparison.Ordinal);
        Assert.Contains("2 | You | 10", noor.Text, StringComparison.Ordinal);
        await ada.PressAsync(end.Actions.Single(action => action.Title == "Rematch"));
        Assert.StartsWith("Match of 3", ada.Seen.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_waits_for_its_clock_where_someone_who_joined_does_not_answer()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await StartAsync("quiz 4", ada, noor);
        for (var number = 1; number <= 2; number++)
        {
            await AnswerAsync(ada, right: true);
            Assert.Contains($"Card {number} of 4", bot.Posted!.View.Fallback, StringComparison.Ordinal);
            await bot.RunAsync((await DueAsync()).Single().Due - bot.Now);
        }

        // Whoever has let two cards pass is not waited for any more, and is back with their next answer.
        Assert.Contains("Card 3 of 4", bot.Posted!.View.Fallback, StringComparison.Ordinal);
        await AnswerAsync(ada, right: true);
        Assert.Contains("Card 4 of 4", bot.Posted!.View.Fallback, StringComparison.Ordinal);
        await AnswerAsync(noor, right: true);
        Assert.Contains("Card 4 of 4", bot.Said[^1].View.Fallback, StringComparison.Ordinal);
        await AnswerAsync(ada, right: true);
        Assert.Equal("The match is over", bot.Said[^1].View.Title);
    }

    [Fact]
    public async Task Someone_who_comes_late_plays_along_from_their_first_answer()
    {
        Chat ada = bot.InChannel("ada"), late = bot.InChannel("late");
        await StartAsync("quiz 3", ada);
        await AnswerAsync(late, right: true);
        await AnswerAsync(ada, right: true);
        Assert.Contains("Card 2 of 3", bot.Posted!.View.Fallback, StringComparison.Ordinal);
        await AnswerAsync(ada, right: true);
        Assert.Contains("Card 2 of 3", bot.Posted!.View.Fallback, StringComparison.Ordinal);
        await AnswerAsync(late, right: true);
        Assert.Contains("Card 3 of 3", bot.Posted!.View.Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_shares_the_place_when_points_are_equal()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await StartAsync("quiz 2", ada, noor);
        for (var number = 1; number <= 2; number++)
        {
            await AnswerAsync(ada, right: number == 1);
            await AnswerAsync(noor, right: number == 2);
        }

        Assert.Contains("Ada and noor share first place with 10 points each.", bot.Said[^1].View.Fallback, StringComparison.Ordinal);
        Assert.Equal(["1", "1"], bot.Said[^1].View.Blocks.OfType<TableBlock>().Single().Rows.Select(row => row[0]));
    }

    [Fact]
    public async Task The_end_of_a_match_shows_nobody_who_had_nothing_right_but_to_themselves()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await StartAsync("quiz 2", ada, noor);
        for (var number = 1; number <= 2; number++)
        {
            await AnswerAsync(ada, right: true);
            await AnswerAsync(noor, right: false);
        }

        var end = bot.Said[^1].View;
        Assert.Equal([["1", "ada", "20", "2 of 2"]], end.Blocks.OfType<TableBlock>().Single().Rows);
        await noor.PressAsync(end.Actions.Single(action => action.Title == "My place"));
        Assert.Contains("You are in place 2 of 2, with 0 points: 0 of 2 right.", noor.Text, StringComparison.Ordinal);
        await StartAsync("quiz 2", ada, noor);
        for (var answer = 0; answer < 4; answer++)
            await AnswerAsync(answer % 2 == 0 ? ada : noor, right: false);
        Assert.Contains("Nobody who is named here had a card right this time.", bot.Said[^1].View.Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_goes_on_when_its_starter_leaves_before_it_begins()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await StartAsync("quiz 4", ada, noor);
        for (var number = 1; number <= 2; number++)
        {
            await AnswerAsync(noor, right: true);
            await bot.RunAsync((await DueAsync()).Single().Due - bot.Now);
        }

        await AnswerAsync(noor, right: true);
        await AnswerAsync(noor, right: true);
        Assert.Contains("Noor wins with 40 points.", bot.Said[^1].View.Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_goes_on_with_other_cards_when_its_cards_leave_the_notes()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await StartAsync("quiz 3", ada, noor);
        var chosen = (await new Rooms(bot.Store).GetAsync(Room, Cancel)).Value.Match!.Cards.Select(card => bot.Library.FindStored(card)!.Id).ToHashSet();
        var kept = bot.Library.Deck.Cards.Where(card => !card.Derived && !chosen.Contains(card.Id)).ToList();
        bot.Library = new(bot.Library.Course with { Notes = [.. bot.Library.Course.Notes.Select(note => note with { Flashcards = kept, Terms = [], Stages = [], Analogy = [] })] });
        Assert.All(chosen, card => Assert.Null(bot.Library.Deck.Find(card)));
        await ada.AnswerRoundAsync(bot.Posted!, kept[0], right: true);
        Assert.Contains("has left the notes", ada.Text, StringComparison.Ordinal);
        await bot.RunAsync((await DueAsync()).Single().Due - bot.Now);
        Assert.Contains("Card 2 of 3", bot.Posted!.View.Fallback, StringComparison.Ordinal);
        Assert.Contains(bot.PostedCard.Id, kept.Select(card => card.Id));
        await AnswerAsync(ada, right: true);
        await AnswerAsync(noor, right: true);
        await AnswerAsync(ada, right: true);
        await AnswerAsync(noor, right: true);
        Assert.Equal("The match is over", bot.Said[^1].View.Title);
    }

    [Fact]
    public async Task A_match_shows_no_answer_that_ending_the_round_would_not()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("quiz");
        await AnswerAsync(ada, right: true);
        await ada.SayAsync("quiz 5");
        Assert.Contains("A card is open here already", ada.Text, StringComparison.Ordinal);
        Assert.Null((await new Rooms(bot.Store).GetAsync(Room, Cancel)).Value.Match);
    }

    [Fact]
    public async Task A_match_whose_clock_is_set_back_goes_on_by_the_new_one()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await StartAsync("quiz 3", ada, noor);
        bot.Now -= TimeSpan.FromHours(3);
        await AnswerAsync(ada, right: true);
        Assert.Contains("Right!", ada.Text, StringComparison.Ordinal);
        var errand = (await DueAsync()).Single();
        Assert.True(errand.IsDue(bot.Now));
        await bot.DeliverAsync(Room, (await bot.Bot.PushAsync(errand, bot.Now, Cancel))!);
        Assert.Contains("Card 2 of 3", bot.Posted!.View.Fallback, StringComparison.Ordinal);
        errand = (await DueAsync()).Single();
        Assert.False(errand.IsDue(bot.Now));
        Assert.InRange(errand.Due - bot.Now, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(3));
    }

    /// <summary>Another process takes the errand from the store; and a step that was done is done again after a crash.</summary>
    [Fact]
    public async Task A_match_goes_on_after_a_restart_and_with_every_step_twice()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("quiz 3");
        for (var step = 0; step < 6; step++)
        {
            bot.Restart();
            if (step is 3 or 4)
                await AnswerAsync(bot.InChannel("noor"), right: true);
            var errand = Assert.Single(await DueAsync());
            bot.Now = errand.Due;
            var moved = await MoveAsync();
            var first = await bot.PushAsync(Assert.Single(moved));
            var again = await bot.PushAsync(moved[0]);
            Assert.NotEmpty(first);
            Assert.Equal(first.Select(reply => (reply.Kind, reply.Round, reply.View.Fallback)), again.Select(reply => (reply.Kind, reply.Round, reply.View.Fallback)));
            Assert.Equal(step < 5 ? 1 : 0, (await DueAsync()).Count());
        }
    }

    /// <summary>The last answer and the end of the time at the same moment: one of them goes on.</summary>
    [Fact]
    public async Task A_card_is_posted_once_when_the_clock_and_the_last_answer_both_go_on()
    {
        var ada = bot.InChannel("ada");
        await StartAsync("quiz 3", ada);
        bot.Now = (await DueAsync()).Single().Due;
        var moved = await MoveAsync();
        await AnswerAsync(ada, right: true);
        Assert.Contains("Card 2 of 3", bot.Posted!.View.Fallback, StringComparison.Ordinal);
        Assert.DoesNotContain(await bot.PushAsync(Assert.Single(moved)), reply => reply.Kind == ReplyKind.Post);
        Assert.Single(await DueAsync());
    }

    [Fact]
    public async Task A_match_takes_no_answer_when_the_time_is_up()
    {
        var ada = bot.InChannel("ada");
        await StartAsync("quiz 2 20s", ada);
        bot.Now += TimeSpan.FromSeconds(121);
        await AnswerAsync(ada, right: true);
        Assert.Contains("Time is up", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_refuses_forged_looks_and_grades()
    {
        var ada = bot.InChannel("ada");
        await StartAsync("quiz 2", ada);
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
    public async Task A_match_takes_only_cards_with_an_answer_to_check()
    {
        var cards = bot.Library.Deck.Cards.Select(card => card with { Kind = FlashcardKind.Reveal, Choices = [], Correct = [] }).Take(3);
        bot.Library = new(bot.Library.Course with { Notes = [.. bot.Library.Course.Notes.Select(note => note with { Flashcards = [.. cards], Terms = [], Stages = [], Analogy = [] })] });
        var ada = bot.InChannel("ada");
        await ada.SayAsync("quiz 3");
        Assert.Contains("no flashcards with an answer to check", ada.Text, StringComparison.Ordinal);
        Assert.Null((await new Rooms(bot.Store).GetAsync(Room, Cancel)).Value.Match);
    }

    [Fact]
    public async Task A_match_is_alone_in_its_room_until_it_is_stopped()
    {
        var ada = bot.InChannel("ada");
        await StartAsync("quiz 5", ada);
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
    public async Task A_match_that_is_stopped_in_its_lobby_was_called_off()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("quiz 5");
        await ada.SayAsync("quiz stop");
        Assert.Contains("called off", Read(ada.Replies[0].View), StringComparison.Ordinal);
        Assert.Empty(await bot.RunAsync(TimeSpan.FromMinutes(5)));
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
    public async Task The_daily_card_waits_until_the_match_is_over()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("schedule daily 09:01");
        await StartAsync("quiz 2 120s", ada);
        Assert.Empty(await bot.RunAsync(TimeSpan.FromMinutes(1)));
        await ada.SayAsync("quiz stop");
        var card = Assert.Single(await bot.RunAsync(TimeSpan.FromMinutes(1)));
        Assert.NotNull(card.Round);
        Assert.DoesNotContain("Card 1 of", card.View.Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_ends_when_nobody_has_answered_two_cards_running()
    {
        var ada = bot.InChannel("ada");
        await StartAsync("quiz 10", ada);
        var said = await bot.RunAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["Card 2 of 10"], said.Select(reply => reply.View.Fallback).Where(text => text.Contains("Card ", StringComparison.Ordinal) && !text.Contains("The answer:", StringComparison.Ordinal)).Select(text => text[text.IndexOf("Card ", StringComparison.Ordinal)..][..12]));
        Assert.Contains("Nobody answered the last two cards", said[^1].View.Fallback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(60 * 24 * 3, false)]
    public async Task A_match_ends_when_the_process_was_away_longer_than_a_round_and_quietly_after_days(int minutes, bool isTold)
    {
        var ada = bot.InChannel("ada");
        await StartAsync("quiz 3", ada);
        var errand = (await DueAsync()).Single();
        bot.Now = errand.Due;
        await MoveAsync();
        bot.Now += TimeSpan.FromMinutes(minutes);
        var said = await bot.PushAsync(errand);
        Assert.Equal(isTold ? [ReplyKind.Edit, ReplyKind.Post] : [ReplyKind.Edit], said.Select(reply => reply.Kind));
        Assert.Empty(await DueAsync());
        await ada.SayAsync("quiz");
        Assert.NotNull(ada.Replies[^1].Round);
    }

    [Fact]
    public async Task A_match_ends_when_the_bot_is_taken_out_and_the_room_begins_anew_when_it_is_back()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("schedule daily 10:00");
        await StartAsync("quiz 3", ada);
        await ada.SendAsync(new BotRemoved(), "out");
        Assert.Empty(ada.Replies);
        await ada.SendAsync(new BotAdded(), "in");
        await ada.SayAsync("quiz");
        Assert.NotNull(ada.Replies[^1].Round);
        bot.Now += TimeSpan.FromMinutes(30);
        Assert.NotNull(Assert.Single(await bot.RunAsync(TimeSpan.FromHours(1)), reply => reply.Kind == ReplyKind.Post).Round);
    }

    /// <summary>A room of a version that left it so.</summary>
    [Fact]
    public async Task A_match_whose_clock_was_lost_keeps_nobody_from_a_card()
    {
        var ada = bot.InChannel("ada");
        await StartAsync("quiz 3", ada);
        await new Pushes(bot.Store).UpdateAsync(Room, PushKind.Match, _ => null, Cancel);
        bot.Now += TimeSpan.FromMinutes(10);
        await ada.SayAsync("quiz");
        Assert.Equal([ReplyKind.Edit, ReplyKind.Post], ada.Replies.Select(reply => reply.Kind));
        Assert.Null((await new Rooms(bot.Store).GetAsync(Room, Cancel)).Value.Match);
    }

    [Fact]
    public async Task A_card_that_could_not_be_posted_in_time_gets_its_time_from_when_it_is()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("quiz 3");
        await bot.RunAsync(TimeSpan.FromSeconds(19));
        var errand = (await DueAsync()).Single();
        bot.Now = errand.Due;
        await MoveAsync();
        await bot.Bot.PushAsync(errand, bot.Now, Cancel);
        bot.Now += TimeSpan.FromSeconds(25);
        await bot.PushAsync(errand);
        bot.Now += TimeSpan.FromSeconds(10);
        await AnswerAsync(ada, right: true);
        Assert.Contains("Right!", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_is_refused_where_nothing_comes_by_the_clock()
    {
        Router router = new(() => bot.Library, bot.Store, hasClock: false);
        var replies = await router.HandleAsync(
            new() { Id = "one", Learner = new("test", "workspace", "ada"), LearnerName = "ada", Room = Room, RoomKind = RoomKind.Channel, Input = new Said("quiz 10"), Now = bot.Now }, Cancel);
        Assert.Contains("Push:Enabled", Assert.Single(replies).View.Fallback, StringComparison.Ordinal);
        Assert.Null((await new Rooms(bot.Store).GetAsync(Room, Cancel)).Value.Match);
    }

    [Fact]
    public async Task A_match_has_other_cards_each_time_and_each_room_its_own()
    {
        var cards = new List<string>();
        foreach (var room in new[] { "study-group", "other", "study-group" })
        {
            var ada = new Chat(bot, "ada", new("test", "workspace", room), RoomKind.Channel);
            await ada.SayAsync("quiz 3");
            await bot.RunAsync(Lobby);
            cards.Add(string.Join(' ', (await new Rooms(bot.Store).GetAsync(new("test", "workspace", room), Cancel)).Value.Match!.Cards.Order()));
            for (var number = 0; number < 3; number++)
                await AnswerAsync(ada, right: true);
        }

        Assert.Equal(3, cards.Distinct().Count());
        Assert.Empty(cards[0].Split(' ').Intersect(cards[2].Split(' ')));
    }

    [Theory]
    [InlineData("quiz 5 D1.2", "D1.2")]
    [InlineData("quiz 5 aws glue 20s", "aws glue")]
    [InlineData("quiz 3 weak", "weak")]
    public async Task A_match_is_about_what_was_asked_for(string typed, string about)
    {
        await bot.InChannel("ada").SayAsync(typed);
        Assert.Equal(about, (await new Rooms(bot.Store).GetAsync(Room, Cancel)).Value.Match!.About);
        await bot.RunAsync(Lobby);
        Assert.NotNull(bot.PostedCard);
    }

    [Fact]
    public async Task A_match_of_what_is_weak_takes_what_the_room_remembers_least()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        var missed = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            await ada.SayAsync("quiz");
            foreach (var person in new[] { ada, noor })
                await AnswerAsync(person, right: i > 1);
            if (i < 2)
                missed.Add(bot.PostedCard.Id);
        }

        bot.Now += TimeSpan.FromDays(2);
        await StartAsync("quiz 2 weak", ada);
        Assert.Equal(missed.Order(), (await new Rooms(bot.Store).GetAsync(Room, Cancel)).Value.Match!.Cards.Select(card => bot.Library.FindStored(card)!.Id).Order());
    }

    [Fact]
    public async Task A_match_of_teams_names_them_and_says_which_won()
    {
        Chat[] people = [.. new[] { "ada", "noor", "kenji", "mia" }.Select(user => bot.InChannel(user))];
        await people[1].SayAsync("leaderboard off");
        await StartAsync("quiz 2 teams", people);
        var drawn = (await new Rooms(bot.Store).GetAnswersAsync(Room, bot.Said.First(reply => reply.Round is not null).Round!, Cancel)).ToDictionary(player => player.Learner!.Value.User, player => player.Team);
        Assert.Equal([2, 2], drawn.Values.CountBy(team => team!.Value).Select(team => team.Value));
        var began = Read(bot.Said.FindLast(reply => reply.View.Title == "Match of 2")!.View);
        Assert.Contains("Blue: ", began, StringComparison.Ordinal);
        Assert.DoesNotContain("noor", began, StringComparison.Ordinal);

        for (var number = 0; number < 2; number++)
        {
            foreach (var person in people)
                await AnswerAsync(person, right: drawn[person.User] == 1);
        }

        Assert.Contains("Orange wins with 20 points a head to 0", bot.Said[^1].View.Fallback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 0.9, 0.8, 0.3, 0.2 }, 0.11)]
    [InlineData(new[] { 0.9, 0.9, 0.9 }, 0.91)]
    [InlineData(new[] { 1.0, 0.5, 0.5, 0.5, 0.5, 0.1 }, 0.61)]
    public void Teams_are_drawn_even(double[] chances, double mostApart)
    {
        var teams = MatchTeams.Even(chances);
        double[] sums = [.. new[] { 0, 1 }.Select(team => chances.Where((_, i) => teams[i] == team).Sum())];
        Assert.InRange(Math.Abs(sums[0] - sums[1]), 0, mostApart);
        Assert.InRange(Math.Abs(teams.Count(team => team == 0) - teams.Count(team => team == 1)), 0, 1);
    }

    [Fact]
    public async Task A_drop_down_card_has_more_time()
    {
        var card = bot.Library.Deck.Cards.First(card => card.Kind == FlashcardKind.Ordering);
        Assert.True(MatchTime.For(card, 30) > 30 + card.Choices.Count * 5);
        Assert.Equal(30, MatchTime.For(bot.Library.Deck.Cards.First(card => card.Kind == FlashcardKind.MultipleChoice), 30));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Quiz_10_is_a_quiz_in_personal_chat()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz 10");
        Assert.Contains(ada.Seen.Actions, action => action.Data.ContainsKey("ask"));
    }

    [Theory]
    [InlineData("10", 10, 30, null)]
    [InlineData("5 20s", 5, 20, null)]
    [InlineData("3 rounds 45 seconds", 3, 45, null)]
    [InlineData("999", 20, 30, "A match has 2 to 20 cards, so this one has 20.")]
    [InlineData("1", 2, 30, "A match has 2 to 20 cards, so this one has 2.")]
    [InlineData("0", 2, 30, "A match has 2 to 20 cards, so this one has 2.")]
    [InlineData("2 999 s", 2, 120, "A card is open for 10 to 120 seconds, here for 120.")]
    public async Task Quiz_understands_how_many_and_how_long_and_says_what_it_changed(string typed, int rounds, int seconds, string? remark)
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("quiz " + typed);
        var match = (await new Rooms(bot.Store).GetAsync(Room, Cancel)).Value.Match!;
        Assert.Equal((rounds, seconds, remark), (match.Rounds, match.Seconds, match.Remark));
        Assert.Contains(remark ?? "", ada.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, null, 0)]
    [InlineData(true, null, 10)]
    [InlineData(true, 0, 10)]
    [InlineData(true, 5, 11)]
    [InlineData(true, 60, 13)]
    [InlineData(false, 60, 0)]
    public void Points_are_more_only_beside_a_review_that_was_due(bool correct, int? daysSinceGood, int points)
    {
        var memory = daysSinceGood is { } days ? Fsrs.Default.Review(null, Grade.Easy, bot.Now.AddDays(-days)) with { Due = bot.Now.AddDays(days == 0 ? 1 : -1), Stability = 4 } : null;
        Assert.InRange(Points.Of(correct, memory, bot.Now, now => DateOnly.FromDateTime(now.UtcDateTime)), points, points == 0 ? 0 : points + 1);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Read(View view) => string.Join('\n', view.Blocks.OfType<TextBlock>().Select(block => block.Text));

    private Task<IReadOnlyList<Stored<Push>>> FirstAsync() => new Pushes(bot.Store).FirstAsync(Keys.Shard(Room), 10, Cancel);

    private async Task<IReadOnlyList<Push>> MoveAsync() =>
        await new Pushes(bot.Store).MoveAsync(Keys.Shard(Room), [.. (await FirstAsync()).Where(due => due.Value.Due <= bot.Now)], bot.Now, Cancel);

    private async Task<IEnumerable<Push>> DueAsync() => (await FirstAsync()).Select(errand => errand.Value).Where(errand => errand.Kind == PushKind.Match);

    /// <summary>The first one starts it, the others join, and the first card is posted.</summary>
    private async Task StartAsync(string typed, params Chat[] people)
    {
        await people[0].SayAsync(typed);
        var join = people[0].Seen.Actions.Single(action => action.Title == "Join");
        foreach (var person in people[1..])
            await person.PressAsync(join);
        await bot.RunAsync(Lobby);
    }

    private Task<View> AnswerAsync(Chat chat, bool right) => bot.AnswerAsync(chat, right);
}
