using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>A room's weeks: boards, recaps, and who is named on them.</summary>
public sealed class RoomWeekTests : IAsyncDisposable
{
    private static readonly RoomId Room = BotUnderTest.Room;

    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Leaderboard_ranks_the_week_marks_who_reads_it_and_leaves_out_who_wants_no_name()
    {
        await PlayAsync(("ada", true), ("noor", true), ("kenji", false));
        await PlayAsync(("ada", true), ("noor", false));
        var ada = bot.InChannel("ada");
        await ada.SayAsync("leaderboard");
        Assert.Equal([["1", "ada, who asked", "20", "2 of 2"], ["2", "noor", "10", "1 of 2"], ["3", "kenji", "0", "0 of 1"]], Rows(ada));

        await ada.SayAsync("leaderboard off");
        Assert.Equal(ReplyKind.Private, Assert.Single(ada.Replies).Kind);
        await ada.SayAsync("leaderboard");
        Assert.Equal(["noor", "kenji"], Rows(ada).Select(row => row[1]));
        Assert.Equal(["1", "2"], Rows(ada).Select(row => row[0]));
        Assert.Contains("2 people on the board, 1 of 3 right.", ada.Text, StringComparison.Ordinal);

        // Alone, the reader sees their own row all the same.
        await ada.PressAsync(Verbs.Say, new Dictionary<string, string> { ["text"] = "leaderboard" });
        Assert.Equal(ReplyKind.Private, Assert.Single(ada.Replies).Kind);
        Assert.Equal([["1", "You", "20", "2 of 2"], ["2", "noor", "10", "1 of 2"], ["3", "kenji", "0", "0 of 1"]], Rows(ada));
        Assert.Contains("3 people on the board, 3 of 5 right.", ada.Text, StringComparison.Ordinal);

        await ada.SayAsync("leaderboard on");
        await ada.SayAsync("leaderboard");
        Assert.Equal(["1", "ada, who asked", "20", "2 of 2"], Rows(ada)[0]);

        bot.Now += TimeSpan.FromDays(7);
        await ada.SayAsync("leaderboard");
        Assert.Contains("Nobody has answered a card here this week", ada.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leaderboard")]
    [InlineData("recap")]
    public async Task Leaderboard_off_said_anywhere_holds_in_every_room_and_at_once(string board)
    {
        await PlayAsync(("ada", true), ("noor", true));
        await bot.InChannel("ada").SayAsync("schedule daily 09:00");
        await bot.Personal("ada").SayAsync("leaderboard off");
        var noor = bot.InChannel("noor");
        await noor.SayAsync(board);
        Assert.DoesNotContain("ada", noor.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ada", noor.Seen.Fallback, StringComparison.OrdinalIgnoreCase);
        await noor.SayAsync("schedule daily 10:00");
        Assert.Contains("Before, it was every day at 09:00", noor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ada", noor.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Leaderboard_off_holds_in_a_match_that_is_on()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await ada.SayAsync("quiz 2");
        await noor.PressAsync(ada.Seen.Actions[0]);
        await bot.RunAsync(TimeSpan.FromSeconds(20));
        await bot.AnswerAsync(ada, right: true);
        await ada.SayAsync("leaderboard off");
        var before = bot.Said.Count;
        await bot.AnswerAsync(noor, right: true);
        await bot.AnswerAsync(noor, right: true);
        await bot.AnswerAsync(ada, right: true);
        Assert.DoesNotContain(bot.Said[before..].Where(reply => reply.Kind != ReplyKind.Private), reply => Everything(reply.View).Contains("ada", StringComparison.OrdinalIgnoreCase));
        var over = bot.Said[^1].View;
        Assert.Equal([["1", "noor", "20", "2 of 2"]], over.Blocks.OfType<TableBlock>().Single().Rows);
        Assert.Contains("Noor wins with 20 points.", over.Fallback, StringComparison.Ordinal);
        Assert.DoesNotContain("unnamed", Everything(over), StringComparison.Ordinal);
        await ada.PressAsync(over.Actions.Single(action => action.Title == "My place"));
        Assert.Contains("You are in place 1 of 2", ada.Text, StringComparison.Ordinal);
        await noor.PressAsync(over.Actions.Single(action => action.Title == "My place"));
        Assert.Contains("You are in place 1 of 1", noor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_on_a_board_or_recap_of_three_is_left_over_for_who_stays_unnamed()
    {
        await PlayAsync(("ada", true), ("noor", true), ("kenji", false));
        await PlayAsync(("ada", true), ("noor", true), ("kenji", true));
        await PlayAsync(("ada", true), ("noor", false), ("kenji", false));
        await bot.Personal("noor").SayAsync("leaderboard off");
        var kenji = bot.InChannel("kenji");
        await kenji.SayAsync("leaderboard");
        Assert.Equal([["1", "ada", "30", "3 of 3"], ["2", "kenji, who asked", "10", "1 of 3"]], Rows(kenji));
        Assert.Contains("2 people on the board, 4 of 6 right.", kenji.Text, StringComparison.Ordinal);
        await kenji.SayAsync("recap");
        var facts = kenji.Seen.Blocks.OfType<FactsBlock>().Single().Facts;
        Assert.Equal("ada and kenji", facts[0].Value);
        Assert.Equal("67 % (4 of 6)", facts[1].Value);
        Assert.Equal(["1", "2"], Rows(kenji).Select(row => row[0]));
    }

    [Fact]
    public async Task Where_nobody_wants_to_be_named_there_is_no_board_and_that_is_said()
    {
        await PlayAsync(("ada", true), ("noor", true));
        foreach (var user in new[] { "ada", "noor" })
            await bot.Personal(user).SayAsync("leaderboard off");
        var kenji = bot.InChannel("kenji");
        await kenji.SayAsync("leaderboard");
        Assert.Contains("2 people have answered this week; nobody of them wants to be named.", kenji.Text, StringComparison.Ordinal);
        await kenji.SayAsync("recap");
        Assert.Contains("Took part: 2 people", kenji.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaderboard_off_takes_the_name_off_cards_that_are_posted_already()
    {
        await PlayAsync(("ada", true), ("noor", true));
        await AskAsync("noor");
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await ada.SayAsync("recap on");
        bot.Now += TimeSpan.FromHours(1);
        await noor.SayAsync("quiz 2");
        await ada.PressAsync(noor.Seen.Actions[0]);
        await bot.RunAsync(TimeSpan.FromSeconds(20));
        for (var number = 0; number < 2; number++)
        {
            await bot.AnswerAsync(ada, right: true);
            await bot.AnswerAsync(noor, right: true);
        }

        // Messages by their ids, as they stand in the room.
        var before = bot.Messages.ToDictionary();
        Assert.Equal(5, before.Count(message => Everything(message.Value).Contains("ada", StringComparison.OrdinalIgnoreCase)));
        await bot.Personal("ada").SayAsync("leaderboard off");
        await bot.RunAsync(TimeSpan.FromSeconds(5));
        Assert.DoesNotContain(bot.Messages, message => Everything(message.Value).Contains("ada", StringComparison.OrdinalIgnoreCase));
        Assert.All(before, message => Assert.Equal(message.Value.Title, bot.Messages[message.Key].Title));
        Assert.DoesNotContain((await new Pushes(bot.Store).GetAllAsync(Room, Cancel)), push => push.Value.Kind == PushKind.Names);
    }

    [Fact]
    public async Task What_only_one_person_answered_earns_nothing()
    {
        await PlayAsync(("ada", true), ("noor", true));
        for (var i = 0; i < 10; i++)
            await PlayAsync(("kenji", true));
        var ada = bot.InChannel("ada");
        await ada.SayAsync("leaderboard");
        Assert.Equal(["ada, who asked", "noor", "kenji"], Rows(ada).Select(row => row[1]));
        Assert.Equal("0", Rows(ada)[2][2]);
        Assert.Contains("What only one of you answered earns nothing", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaderboard_forgets_who_deletes_their_data_and_others_keep_their_points()
    {
        await PlayAsync(("ada", true), ("noor", true));
        var ada = bot.InChannel("ada");
        await ada.SayAsync("delete my data");
        await ada.PressAsync("Yes, delete it");
        await ada.SayAsync("leaderboard");
        Assert.Equal([["1", "noor", "10", "1 of 1"]], Rows(ada));
        Assert.Contains("1 person on the board, 1 of 1 right.", ada.Text, StringComparison.Ordinal);
    }

    /// <summary>Sunday, 16:00 UTC: it is Monday in Tokyo, and the room is Berlin's.</summary>
    [Fact]
    public async Task Everyone_sees_the_same_week_whatever_their_own_zone()
    {
        bot.Now = new(2026, 3, 8, 16, 0, 0, TimeSpan.Zero);
        await PlayAsync(("ada", true), ("noor", true));
        var boards = new List<string>();
        foreach ((var user, var zone) in new[] { ("mia", "Asia/Tokyo"), ("tom", "America/New_York"), ("eva", "Europe/Berlin") })
        {
            var chat = bot.InChannel(user);
            chat.Zone = zone;
            await chat.SayAsync("leaderboard");
            boards.Add(chat.Text);
        }

        Assert.Single(boards.Distinct());
        Assert.Contains("Mon 2 Mar to Sun 8 Mar, Europe/Berlin", boards[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_zone_is_the_schedules_else_the_first_learners_and_can_be_chosen()
    {
        Chat ada = bot.InChannel("ada"), mia = bot.InChannel("mia");
        mia.Zone = "Asia/Tokyo";
        await mia.SayAsync("quiz");
        await ada.SayAsync("room timezone");
        Assert.Contains("Asia/Tokyo", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("schedule weekdays 16:00 America/New_York");
        await ada.SayAsync("room timezone?");
        Assert.Contains("America/New_York", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("room timezone Europe/Paris");
        await ada.SayAsync("schedule weekdays 10:00 Asia/Tokyo");
        await ada.SayAsync("room timezone");
        Assert.Contains("Europe/Paris", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("room timezone Atlantis");
        Assert.Contains("Atlantis", ada.Text, StringComparison.Ordinal);
        var personal = bot.Personal();
        await personal.SayAsync("room timezone");
        Assert.Contains("Only rooms", personal.Text, StringComparison.Ordinal);
    }

    /// <summary>Friday's card, answered on Monday.</summary>
    [Fact]
    public async Task An_answer_counts_in_the_week_in_which_it_was_given()
    {
        bot.Now = new(2026, 3, 6, 15, 0, 0, TimeSpan.Zero);
        await PlayAsync(("ada", true));
        bot.Now = new(2026, 3, 9, 9, 0, 0, TimeSpan.Zero);
        foreach (var user in new[] { "noor", "kenji" })
            await bot.AnswerAsync(bot.InChannel(user), right: true);
        var noor = bot.InChannel("noor");
        await noor.SayAsync("leaderboard");
        Assert.Equal([["1", "noor, who asked", "10", "1 of 1"], ["1", "kenji", "10", "1 of 1"]], Rows(noor).OrderByDescending(row => row[1]));
        Assert.Equal(1, (await new Rooms(bot.Store).GetScoresAsync(Room, new(2026, 3, 2), Cancel)).Single().Answered);
    }

    [Fact]
    public async Task Recap_sums_up_the_week_on_Monday_at_the_schedules_hour()
    {
        // Wednesday: all three; Thursday: one of three; Friday: two of three.
        await bot.InChannel("ada").SayAsync("schedule weekdays 16:30 Europe/Berlin");
        await PlayAsync(("ada", true), ("noor", true), ("kenji", false));
        bot.Now += TimeSpan.FromDays(1);
        await PlayAsync(("ada", true));
        bot.Now += TimeSpan.FromDays(1);
        var hardest = await PlayAsync(("ada", false), ("noor", false));
        await AskAsync("ada");

        var recap = (await new Pushes(bot.Store).GetAsync(Room, PushKind.Recap, Cancel))!.Value;
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 15, 30, 0, TimeSpan.Zero), recap.Due);
        await bot.InChannel("kenji").SayAsync("schedule weekdays 08:00 Europe/Berlin");
        recap = (await new Pushes(bot.Store).GetAsync(Room, PushKind.Recap, Cancel))!.Value;
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 7, 0, 0, TimeSpan.Zero), recap.Due);
        bot.Now = recap.Due;
        var week = Assert.Single(await bot.PushAsync(recap)).View;
        var facts = week.Blocks.OfType<FactsBlock>().Single().Facts;
        Assert.Equal("ada, noor and kenji", facts[0].Value);
        Assert.Equal("50 % (3 of 6)", facts[1].Value);
        Assert.StartsWith("2 ", facts[2].Value, StringComparison.Ordinal);
        Assert.StartsWith(bot.Library.Deck.Find(hardest)!.Prompt, facts[3].Value, StringComparison.Ordinal);

        Assert.Empty(await bot.PushAsync(recap.Next(recap.Due)!));
        var ada = bot.InChannel("ada");
        await ada.SayAsync("recap off");
        Assert.Null(await new Pushes(bot.Store).GetAsync(Room, PushKind.Recap, Cancel));
        await PlayAsync(("ada", true));
        await PlayAsync(("ada", true));
        Assert.Null(await new Pushes(bot.Store).GetAsync(Room, PushKind.Recap, Cancel));
    }

    [Fact]
    public async Task The_hardest_card_is_one_that_was_missed()
    {
        await PlayAsync(("ada", true), ("noor", true));
        await AskAsync("ada");
        var ada = bot.InChannel("ada");
        await ada.SayAsync("recap");
        Assert.DoesNotContain("Hardest card", ada.Text, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IReadOnlyList<IReadOnlyList<string>> Rows(Chat chat) => chat.Seen.Blocks.OfType<TableBlock>().Single().Rows;

    private static string Everything(View view) => string.Join('\n', view.Blocks.Select(block => block switch
    {
        TextBlock text => text.Text,
        TableBlock table => string.Join('\n', table.Rows.Select(row => string.Join(' ', row))),
        FactsBlock facts => string.Join('\n', facts.Facts.Select(fact => fact.Value)),
        _ => "",
    }).Append(view.Title).Append(view.Fallback));

    private async Task AskAsync(string user)
    {
        // An hour later the card before may be shown.
        bot.Now += TimeSpan.FromHours(1);
        await bot.InChannel(user).SayAsync("quiz");
    }

    /// <summary>Posts a round and lets people answer it.</summary>
    /// <returns>The flashcard's id.</returns>
    private async Task<string> PlayAsync(params (string User, bool Right)[] answers)
    {
        await AskAsync(answers[0].User);
        foreach ((var user, var right) in answers)
            await bot.AnswerAsync(bot.InChannel(user), right);
        return bot.PostedCard.Id;
    }
}
