using System.Text.RegularExpressions;
using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Stores.Upkeep;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>Study buddies: asked, agreed, in step, and parted.</summary>
public sealed class BuddyTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Who_is_asked_in_a_channel_answers_in_their_own_chat_and_both_see_each_other_study()
    {
        Chat ada = bot.Personal("ada"), noor = bot.Personal("noor");
        await AnswerAsync(ada);
        await noor.SayAsync("quiz");
        var channel = bot.InChannel("ada");
        await channel.SayAsync("buddy <at>Noor</at>", Person("noor"));
        Assert.Equal(ReplyKind.Private, Assert.Single(channel.Replies).Kind);
        Assert.Contains("I have asked noor, in our own chat", channel.Text, StringComparison.Ordinal);

        var ask = Assert.Single(await bot.RunAsync(Moment)).View;
        Assert.Contains("ada asks whether you would like to be study buddies", ask.Fallback, StringComparison.Ordinal);
        await noor.PressAsync(ask.Actions.Single(action => action.Title == "Yes, let's"));
        Assert.Contains("You and ada are study buddies", noor.Text, StringComparison.Ordinal);
        var told = Assert.Single(await bot.RunAsync(Moment)).View;
        Assert.Contains("You and noor are study buddies", told.Fallback, StringComparison.Ordinal);

        await noor.SayAsync("streak");
        Assert.Contains("Study buddy: ada has studied today.", noor.Text, StringComparison.Ordinal);
        await ada.SayAsync("home");
        Assert.Contains("noor has not studied yet today.", ada.Text, StringComparison.Ordinal);
        await AnswerAsync(noor);
        await ada.SayAsync("buddy");
        Assert.Contains("noor has studied today. 1 day together.", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_others_chat_is_not_known_the_question_stands_in_the_channel_and_only_they_can_answer()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor"), kenji = bot.InChannel("kenji");
        await ada.SayAsync("study buddy @Noor", Person("noor"));
        var card = Assert.Single(ada.Replies);
        Assert.Equal(ReplyKind.Post, card.Kind);
        Assert.Contains("Noor: ada asks whether you would like to be study buddies. Only you can answer.", card.View.Fallback, StringComparison.Ordinal);
        Assert.DoesNotContain(await RowsAsync(), row => Names(row, "noor"));

        var (yes, no) = (card.View.Actions[0], card.View.Actions[1]);
        await kenji.PressAsync(yes);
        Assert.Contains("That question is for somebody else", kenji.Text, StringComparison.Ordinal);
        await kenji.PressAsync(no);
        Assert.Contains("That question is for somebody else", kenji.Text, StringComparison.Ordinal);
        await ada.PressAsync(yes);
        Assert.Contains("You asked that yourself", ada.Text, StringComparison.Ordinal);
        var stranger = new Chat(bot, "noor", new("test", "elsewhere", "study-group"), RoomKind.Channel);
        await stranger.PressAsync(yes);
        Assert.Contains("Nothing was changed", stranger.Text, StringComparison.Ordinal);
        Assert.Null((await ProfileAsync("ada")).Pairing!.Who);

        await noor.PressAsync(yes);
        Assert.Equal([ReplyKind.Private, ReplyKind.Edit], noor.Replies.Select(reply => reply.Kind));
        Assert.Contains("That question is answered", noor.Replies[1].View.Fallback, StringComparison.Ordinal);
        Assert.Equal("noor", (await ProfileAsync("ada")).Pairing!.Who!.Value.User);
        var since = (await ProfileAsync("ada")).Pairing!.Since;
        bot.Now += TimeSpan.FromHours(1);
        await noor.PressAsync(yes);
        Assert.Contains("You and ada are study buddies", noor.Text, StringComparison.Ordinal);
        await noor.PressAsync(no);
        Assert.Contains("Nothing was changed", noor.Text, StringComparison.Ordinal);
        Assert.Equal((since, since), ((await ProfileAsync("ada")).Pairing!.Since, (await ProfileAsync("noor")).Pairing!.Since));
    }

    [Fact]
    public async Task In_a_chat_alone_a_name_is_enough_of_somebody_who_answers_in_the_same_room()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InOpenChannel("Noor Haddad"), other = bot.InChannel("Noor Khan");
        await ada.SayAsync("quiz");
        foreach (var chat in (Chat[])[ada, noor])
            await bot.AnswerAsync(chat, right: true);
        var alone = bot.Personal("ada");
        await alone.SayAsync("buddy kenji");
        Assert.Contains("I find nobody called “kenji”", alone.Text, StringComparison.Ordinal);
        Assert.Contains("@QuizBot buddy @name", alone.Text, StringComparison.Ordinal);
        await alone.SayAsync("buddy noor");
        Assert.Contains("I have asked Noor Haddad", alone.Text, StringComparison.Ordinal);
        await alone.SayAsync("buddy @Noor Haddad");
        Assert.Contains("has been asked, and has not answered yet", alone.Text, StringComparison.Ordinal);

        await bot.AnswerAsync(other, right: true);
        await alone.SayAsync("buddy noor");
        Assert.Equal(["Noor Haddad", "Noor Khan"], alone.Seen.Actions.Select(action => action.Title).Order());
        await alone.PressAsync("Noor Khan");
        Assert.Contains("I cannot reach Noor Khan from here yet", alone.Text, StringComparison.Ordinal);
        await other.SayAsync("leaderboard off");
        await alone.SayAsync("buddy noor khan");
        Assert.Contains("I find nobody", alone.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("buddy", "A study buddy keeps you company")]
    [InlineData("buddy me", "somebody else")]
    [InlineData("buddy @QuizBot", "I study with everybody")]
    [InlineData("buddy off", "You have no study buddy")]
    [InlineData("nudge", "You have no study buddy to nudge")]
    public async Task What_cannot_be_is_said(string typed, string said)
    {
        var ada = bot.Personal();
        await ada.SayAsync(typed);
        Assert.Contains(said, ada.Text, StringComparison.Ordinal);
        Assert.Null((await ProfileAsync("ada")).Pairing);
    }

    [Theory]
    [InlineData("ada", "workspace", PersonKind.Member, "somebody else")]
    [InlineData("28:app", "workspace", PersonKind.Bot, "A bot keeps no streak")]
    [InlineData("noor", "elsewhere", PersonKind.Member, "another organization")]
    [InlineData("noor", "workspace", PersonKind.Stranger, "another organization")]
    [InlineData("noor", "workspace", PersonKind.Gone, "not here any more")]
    public async Task Who_cannot_be_a_buddy_is_not_asked(string user, string workspace, PersonKind kind, string said)
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("buddy @x", new MentionedPerson(new("test", workspace, user), "X", kind));
        Assert.Equal(ReplyKind.Private, Assert.Single(ada.Replies).Kind);
        Assert.Contains(said, ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("buddy @Noor @Kenji", Person("noor"), Person("kenji"));
        Assert.Contains("One buddy at a time", ada.Text, StringComparison.Ordinal);
        Assert.Null((await ProfileAsync("ada")).Pairing);
    }

    [Fact]
    public async Task Two_who_ask_each_other_have_agreed()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await ada.SayAsync("buddy @Noor", Person("noor"));
        await noor.SayAsync("buddy @Ada", Person("ada"));
        Assert.Contains("You and ada are study buddies", noor.Text, StringComparison.Ordinal);
        await ada.SayAsync("buddy @Noor", Person("noor"));
        Assert.Contains("study buddies already", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_ask_each_other_at_the_same_moment_have_agreed_too()
    {
        for (var time = 0; time < 20; time++)
        {
            Chat one = bot.InChannel($"one{time}"), two = bot.InChannel($"two{time}");
            await Task.WhenAll(
                Task.Run(() => one.SayAsync("buddy @Two", Person(two.User))), Task.Run(() => two.SayAsync("buddy @One", Person(one.User))));
            Assert.Equal(two.Learner, (await ProfileAsync(one.User)).Pairing!.Who);
            Assert.Equal(one.Learner, (await ProfileAsync(two.User)).Pairing!.Who);
        }
    }

    [Fact]
    public async Task A_second_buddy_waits_for_the_first_to_end()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor"), kenji = bot.InChannel("kenji");
        await PairAsync(ada, noor);
        await kenji.SayAsync("buddy @Noor", Person("noor"));
        Assert.Contains("noor has a study buddy already", kenji.Text, StringComparison.Ordinal);
        await ada.SayAsync("buddy @Kenji", Person("kenji"));
        Assert.Contains("You study with noor already", ada.Text, StringComparison.Ordinal);

        await ada.SayAsync("buddy off");
        Assert.Contains("you study on your own again", ada.Text, StringComparison.Ordinal);
        await noor.SayAsync("buddy");
        Assert.Contains("Your study buddy is not there any more", noor.Text, StringComparison.Ordinal);
        await kenji.SayAsync("buddy @Noor", Person("noor"));
        var yes = kenji.Seen.Actions[0];
        bot.Now += TimeSpan.FromDays(1);
        await ada.SayAsync("buddy @Noor", Person("noor"));
        await noor.PressAsync(yes);
        await noor.PressAsync(ada.Seen.Actions[0]);
        Assert.Contains("You study with kenji already", noor.Text, StringComparison.Ordinal);
        Assert.Null((await ProfileAsync("ada")).Pairing!.Who);
    }

    [Fact]
    public async Task A_no_is_told_kindly_and_not_asked_about_again()
    {
        Chat ada = bot.Personal("ada"), noor = bot.Personal("noor");
        await ada.SayAsync("quiz");
        await noor.SayAsync("quiz");
        var channel = bot.InChannel("ada");
        await channel.SayAsync("buddy @Noor", Person("noor"));
        var ask = Assert.Single(await bot.RunAsync(Moment)).View;
        await noor.PressAsync(ask.Actions.Single(action => action.Title == "No, thanks"));
        Assert.Contains("would rather study alone for now", Assert.Single(await bot.RunAsync(Moment)).View.Fallback, StringComparison.Ordinal);
        await channel.SayAsync("buddy @Noor", Person("noor"));
        Assert.Contains("would rather study alone for now", channel.Text, StringComparison.Ordinal);
        Assert.Empty(await bot.RunAsync(Moment));
        await noor.PressAsync(ask.Actions.Single(action => action.Title == "Yes, let's"));
        Assert.Contains("Nothing was changed", noor.Text, StringComparison.Ordinal);

        // Who said no can ask themselves, and then be asked again.
        await bot.InChannel("noor").SayAsync("buddy @Ada", Person("ada"));
        var turned = Assert.Single(await bot.RunAsync(Moment)).View;
        await ada.PressAsync(turned.Actions.Single(action => action.Title == "Yes, let's"));
        Assert.Contains("You and noor are study buddies", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_was_taken_back_cannot_be_answered()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await ada.SayAsync("buddy @Noor", Person("noor"));
        var yes = ada.Seen.Actions[0];
        await ada.SayAsync("buddy off");
        Assert.Contains("taken your question back", ada.Text, StringComparison.Ordinal);
        await noor.PressAsync(yes);
        Assert.Contains("was taken back", noor.Text, StringComparison.Ordinal);
        Assert.Null((await ProfileAsync("noor")).Pairing?.Who);
    }

    [Fact]
    public async Task A_nudge_comes_once_a_day_and_only_where_there_is_a_reason()
    {
        var (ada, noor) = await PairedAsync();
        await ada.SayAsync("streak");
        await ada.PressAsync("Nudge noor");
        Assert.Contains("I am telling noor", ada.Text, StringComparison.Ordinal);
        var nudge = Assert.Single(await bot.RunAsync(Moment)).View;
        Assert.Contains("ada thinks of you: one card today makes it a day together.", nudge.Fallback, StringComparison.Ordinal);
        await ada.SayAsync("nudge");
        Assert.Contains("Once a day is enough", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("streak");
        Assert.DoesNotContain(ada.Seen.Actions, action => action.Title.StartsWith("Nudge", StringComparison.Ordinal));

        bot.Now += TimeSpan.FromDays(1);
        await AnswerAsync(noor);
        await ada.SayAsync("nudge");
        Assert.Contains("has studied today already", ada.Text, StringComparison.Ordinal);

        bot.Now += TimeSpan.FromDays(1);
        await noor.SayAsync("away 2 weeks");
        await ada.SayAsync("nudge");
        Assert.Contains("I leave them in peace", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("buddy");
        Assert.Contains("noor is away: your days together rest.", ada.Text, StringComparison.Ordinal);
        Assert.Empty(await bot.RunAsync(Moment));
    }

    [Fact]
    public async Task A_question_that_is_taken_back_does_not_come_again_that_day()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await ada.SayAsync("buddy @Noor", Person("noor"));
        var yes = ada.Seen.Actions[0];
        await ada.SayAsync("buddy off");
        await ada.SayAsync("buddy @Noor", Person("noor"));
        Assert.Contains("once a day is enough", ada.Text, StringComparison.Ordinal);

        // The card in the room still names both; the next press takes it away.
        await noor.PressAsync(yes);
        Assert.Contains(noor.Replies, reply => reply.Kind == ReplyKind.Edit && !reply.View.Fallback.Contains("ada", StringComparison.OrdinalIgnoreCase));
        bot.Now += TimeSpan.FromDays(1);
        await ada.SayAsync("buddy @Noor", Person("noor"));
        Assert.Equal(2, ada.Seen.Actions.Count);
    }

    [Fact]
    public async Task Who_moves_between_zones_does_not_nudge_twice_a_day()
    {
        var (ada, noor) = await PairedAsync();
        await ada.SayAsync("timezone Pacific/Kiritimati");
        await ada.SayAsync("nudge");
        Assert.Contains("I am telling noor", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("timezone America/Los_Angeles");
        await ada.SayAsync("nudge");
        Assert.Contains("Once a day is enough", ada.Text, StringComparison.Ordinal);
    }

    /// <summary>The yes comes while the deletion is under way, after the profile was read.</summary>
    [Fact]
    public async Task Who_says_yes_while_the_other_deletes_their_data_keeps_nothing_of_them()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await noor.SayAsync("buddy @Ada", Person("ada"));
        var companions = new Companions(new Learners(bot.Store));
        var stale = await ProfileAsync("ada");
        Assert.Null(stale.Pairing?.Who);
        await ada.SayAsync("buddy @Noor", Person("noor"));
        Assert.Equal("ada", (await ProfileAsync("noor")).Pairing?.Who?.User);
        await companions.PartAsync(stale.Id, bot.Now, Cancel);
        Assert.Null((await ProfileAsync("noor")).Pairing?.Who);
    }

    [Fact]
    public async Task Who_deletes_their_data_leaves_nothing_in_the_rows_of_their_buddy()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor"), kenji = bot.InChannel("kenji");
        await PairAsync(ada, noor);
        await ada.SayAsync("delete my data");
        await ada.PressAsync("Yes, delete it");
        Assert.DoesNotContain(await RowsAsync(), row => Names(row, "ada"));
        await noor.SayAsync("streak");
        Assert.Contains("Your study buddy is not there any more. Everything of your own stays", noor.Text, StringComparison.Ordinal);
        bot.Now += TimeSpan.FromDays(8);
        await noor.SayAsync("streak");
        Assert.DoesNotContain("buddy", noor.Text, StringComparison.Ordinal);
        await PairAsync(noor, kenji);
    }

    [Fact]
    public async Task A_question_of_who_deletes_their_data_is_gone_with_it()
    {
        Chat ada = bot.Personal("ada"), noor = bot.Personal("noor");
        await noor.SayAsync("quiz");
        await bot.InChannel("ada").SayAsync("buddy @Noor", Person("noor"));
        await ada.SayAsync("delete my data");
        await ada.PressAsync("Yes, delete it");
        Assert.Empty(await bot.RunAsync(Moment));
        Assert.DoesNotContain(await RowsAsync(), row => Names(row, "ada"));
    }

    [Fact]
    public async Task The_end_of_a_sitting_tells_how_the_buddy_is_doing()
    {
        Chat ada = bot.Personal("ada"), noor = bot.InChannel("noor");
        await PairAsync(bot.InChannel("ada"), noor);
        await ada.SayAsync("quiz");
        for (var i = 0; i < 5; i++)
        {
            if (i > 0)
                await ada.PressAsync("Next card");
            await ada.PressAsync("Show answer");
            await ada.PressAsync("Got it");
        }

        Assert.Contains("your first lesson done", ada.Text, StringComparison.Ordinal);
        Assert.Contains("noor has not studied yet today.", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Nudge noor");
        Assert.Contains("I cannot reach noor alone yet", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_crash_cut_short_is_completed_by_pressing_again()
    {
        var (_, noor, yes) = await CutShortAsync();
        Assert.Null((await ProfileAsync("ada")).Pairing!.Who);
        await noor.PressAsync(yes);
        Assert.Contains("You and ada are study buddies", noor.Text, StringComparison.Ordinal);
        Assert.Equal("noor", (await ProfileAsync("ada")).Pairing!.Who!.Value.User);
    }

    [Fact]
    public async Task A_yes_that_a_crash_cut_short_leaves_nothing_of_who_asked_and_then_deleted_their_data()
    {
        var (ada, noor, _) = await CutShortAsync();
        await ada.SayAsync("delete my data");
        await ada.PressAsync("Yes, delete it");
        Assert.Contains(await RowsAsync(), row => Names(row, "ada"));

        bot.Now += TimeSpan.FromHours(1);
        await new LateRemoval(bot.Store, bot.Partitions, BotUnderTest.Strict).SweepAsync(bot.Now, () => true, Cancel);
        Assert.DoesNotContain(await RowsAsync(), row => Names(row, "ada"));
        await noor.SayAsync("streak");
        Assert.Contains("Your study buddy is not there any more.", noor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_removed_late_pauses_for_whoever_writes_the_same_row()
    {
        var (ada, _, _) = await CutShortAsync();
        await ada.SayAsync("delete my data");
        await ada.PressAsync("Yes, delete it");
        bot.Now += TimeSpan.FromHours(1);
        var (commits, pauses) = (0, new List<TimeSpan>());
        Retry retry = new((pause, _) =>
        {
            pauses.Add(pause);
            return Task.CompletedTask;
        });
        bot.Breaking.Holds = async table =>
        {
            if (table == Table.Learners && commits++ == 0)
                await new Learners(bot.Store).UpdateAsync(new("test", "workspace", "noor"), noor => noor with { Name = "Noor B" }, Cancel);
        };
        await new LateRemoval(bot.Store, bot.Partitions, BotUnderTest.Strict, retry).SweepAsync(bot.Now, () => true, Cancel);
        Assert.Single(pauses);
        Assert.Equal(("Noor B", null), ((await ProfileAsync("noor")).Name, (await ProfileAsync("noor")).Pairing?.Who));
    }

    [Fact]
    public async Task Who_comes_back_after_a_deletion_keeps_the_buddy_they_have_found_since()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await PairAsync(ada, noor);
        await ada.SayAsync("delete my data");
        await ada.PressAsync("Yes, delete it");
        bot.Now += TimeSpan.FromMinutes(5);
        await PairAsync(ada, noor);
        bot.Now += TimeSpan.FromHours(1);
        await new LateRemoval(bot.Store, bot.Partitions, BotUnderTest.Strict).SweepAsync(bot.Now, () => true, Cancel);
        Assert.Equal("noor", (await ProfileAsync("ada")).Pairing?.Who?.User);
        Assert.Equal("ada", (await ProfileAsync("noor")).Pairing?.Who?.User);
    }

    /// <summary>A hash may hold the letters as well, inside of others.</summary>
    private static bool Names(string row, string user) => Regex.IsMatch(row, $@"\b{user}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static TimeSpan Moment => TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static MentionedPerson Person(string user) => new(new("test", "workspace", user), char.ToUpperInvariant(user[0]) + user[1..]);

    /// <summary>Two buddies in chats of their own, some time after they agreed.</summary>
    private async Task<(Chat Ada, Chat Noor)> PairedAsync()
    {
        Chat ada = bot.Personal("ada"), noor = bot.Personal("noor");
        await noor.SayAsync("quiz");
        await PairAsync(bot.InChannel("ada"), bot.InChannel("noor"));
        await bot.RunAsync(TimeSpan.FromHours(2));
        return (ada, noor);
    }

    /// <summary>Noor's yes to Ada, of which only the first of two rows was written.</summary>
    private async Task<(Chat Ada, Chat Noor, ViewAction Yes)> CutShortAsync()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        await ada.SayAsync("buddy @Noor", Person("noor"));
        var yes = ada.Seen.Actions[0];
        bot.Breaking.CommitsLeft = 1;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => noor.PressAsync(yes));
        bot.Breaking.CommitsLeft = null;
        return (ada, noor, yes);
    }

    private static async Task PairAsync(Chat one, Chat other)
    {
        await one.SayAsync("buddy @other", Person(other.User));
        await other.SayAsync("buddy @one", Person(one.User));
        Assert.Contains("are study buddies", other.Text, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(Chat chat)
    {
        await chat.SayAsync("next");
        await chat.PressAsync("Show answer");
        await chat.PressAsync("Got it");
    }

    private async Task<LearnerProfile> ProfileAsync(string user) => (await new Learners(bot.Store).GetAsync(new("test", "workspace", user), Cancel)).Value;

    /// <summary>Every row of the store: partition, key and body.</summary>
    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        var rows = new List<string>();
        foreach (var table in Enum.GetValues<Table>())
        {
            await foreach (var partition in bot.Partitions.AllAsync(table, "", Cancel))
            {
                await foreach (var row in bot.Store.ReadAllAsync(table, partition, RowRange.All, Cancel))
                    rows.Add($"{partition} {row.Row} {row.Body}");
            }
        }

        return rows;
    }
}
