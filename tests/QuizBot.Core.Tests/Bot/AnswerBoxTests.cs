using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Tests.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>What is typed into the answer box of a card does what it does when it is said.</summary>
public sealed class AnswerBoxTests : IAsyncDisposable
{
    private const string Note = """
        # D9.9 Rooms

        <details><summary>Q1: Where do clothes hang?</summary>

        * **Answer:** closet
        </details>

        <details><summary>Q2: What shines in the sky at night?</summary>

        * **Answer:** star
        </details>
        """;

    private readonly BotUnderTest bot = new();

    public AnswerBoxTests() => bot.Library = new(BotUnderTest.CourseOf(
        NoteParser.Parse("a.md", Sample.Seed), NoteParser.Parse("b.md", Note)));

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("star", "Starred")]
    [InlineData("Bookmark it.", "Starred")]
    [InlineData("unstar", "The star is gone")]
    [InlineData("not today", "rests for today")]
    [InlineData("Stop asking!", "not ask it any more")]
    [InlineData("this card is wrong", "What is wrong with this card?")]
    [InlineData("more options", "What shall I do with this card?")]
    [InlineData("I was right", "about a card, and you have none before you")]
    [InlineData("hint", "Hint: it starts with “c”")]
    [InlineData("wait", "Take your time")]
    public async Task In_personal_chat_nothing_is_counted_and_the_wish_is_done(string typed, string told)
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D9.9/Q1");
        await ada.PressAsync("Check answer", ("answer", typed));
        Assert.Contains(told, $"{ada.Text}\n{ada.Seen.Fallback}", StringComparison.Ordinal);
        Assert.Equal(0, (await ProfileAsync("ada")).Reviews);
    }

    [Theory]
    [InlineData("star")]
    [InlineData("this card is wrong")]
    public async Task The_card_stays_and_takes_its_answer_afterwards(string typed)
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D9.9/Q1");
        var check = ada.Seen.Actions.Single(action => action.Title == "Check answer");
        await ada.PressAsync(check, ("answer", typed));
        Assert.Equal(ReplyKind.Post, Assert.Single(ada.Replies).Kind);
        await ada.PressAsync(check, ("answer", "closet"));
        Assert.Contains("Right", ada.Text, StringComparison.Ordinal);
        Assert.Equal((1, 1), ((await ProfileAsync("ada")).Reviews, (await ProfileAsync("ada")).Correct));
    }

    [Fact]
    public async Task Words_that_are_the_answer_stay_the_answer()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D9.9/Q2");
        await ada.PressAsync("Check answer", ("answer", "Star"));
        Assert.Equal((1, 1), ((await ProfileAsync("ada")).Reviews, (await ProfileAsync("ada")).Correct));
        Assert.Empty((await ProfileAsync("ada")).Starred);
    }

    [Theory]
    [InlineData("star", "Starred")]
    [InlineData("not today", "rests for today")]
    [InlineData("this card is wrong", "What is wrong with this card?")]
    [InlineData("hint", "Hints are for our own chat")]
    [InlineData("skip", "Nothing was counted")]
    [InlineData("what was the question?", "Nothing was counted")]
    public async Task In_a_room_nothing_is_counted_either_and_no_card_is_offered_to_everybody(string typed, string told)
    {
        var ada = bot.InChannel("ada");
        bot.Library = OneCard;
        await ada.SayAsync("quiz");
        await PressAsync(ada, typed);
        Assert.Equal(ReplyKind.Private, Assert.Single(ada.Replies).Kind);
        Assert.Contains(told, $"{ada.Text}\n{ada.Seen.Fallback}", StringComparison.Ordinal);
        Assert.DoesNotContain(ada.Seen.Actions, action => action.Verb == Verbs.Next);
        Assert.Equal(0, (await ProfileAsync("ada")).Reviews);

        await PressAsync(ada, "closet");
        Assert.Equal((1, 1), ((await ProfileAsync("ada")).Reviews, (await ProfileAsync("ada")).Correct));
    }

    [Fact]
    public async Task In_a_room_show_answer_shows_it_and_idk_is_counted_as_not_known()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        bot.Library = OneCard;
        await ada.SayAsync("quiz");
        await PressAsync(ada, "show answer");
        Assert.Contains("closet", ada.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await ProfileAsync("ada")).Reviews);

        await PressAsync(noor, "idk");
        Assert.Contains("closet", noor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("idk", noor.Text, StringComparison.Ordinal);
        Assert.Equal((1, 0), ((await ProfileAsync("noor")).Reviews, (await ProfileAsync("noor")).Correct));
    }

    /// <summary>A room then asks the one that is to be typed.</summary>
    private static Library OneCard { get; } = new(BotUnderTest.CourseOf(NoteParser.Parse("b.md", Note[..Note.IndexOf("<details><summary>Q2", StringComparison.Ordinal)])));

    private Task<View> PressAsync(Chat chat, string typed) =>
        chat.PressAsync(bot.Posted!.View.Actions.Single(action => action.Title == "Check answer"), ("answer", typed));

    private async Task<LearnerProfile> ProfileAsync(string user) =>
        (await new Learners(bot.Store).GetAsync(new("test", "workspace", user), TestContext.Current.CancellationToken)).Value;
}
