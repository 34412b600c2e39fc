using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Tests.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>What people type that is neither an answer nor a question about the notes.</summary>
public sealed class SaidAfterTests : IAsyncDisposable
{
    private const string Note = """
        # D9.9 Rooms

        <details><summary>Q1: Where do clothes hang?</summary>

        * **Answer:** closet
        </details>

        <details><summary>Q2: Where does one cook?</summary>

        * A. Kitchen
        * B. Attic
        * C. Cellar
        * **Answer:** A
        </details>
        """;

    private readonly BotUnderTest bot = new();

    public SaidAfterTests() => bot.Library = new(BotUnderTest.CourseOf(
        NoteParser.Parse("a.md", Sample.Seed), NoteParser.Parse("b.md", Note)));

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("star", "Starred")]
    [InlineData("Star it!", "Starred")]
    [InlineData("stop asking", "not ask it any more")]
    [InlineData("don't ask this again", "not ask it any more")]
    [InlineData("not today", "rests for today")]
    [InlineData("This card is wrong.", "What is wrong with this card?")]
    [InlineData("I was right", "Counted as right")]
    [InlineData("more options", "What shall I do with this card?")]
    [InlineData("take my answer back", "Taken back")]
    public async Task The_words_on_the_buttons_below_a_result_do_what_the_buttons_do(string said, string told)
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D9.9/Q1");
        await ada.SayAsync("a wrong answer");
        await ada.SayAsync(said);
        Assert.Contains(told, ada.Seen.Fallback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ok next one", "caught up")]
    [InlineData("hmm, not sure", "Here it is")]
    [InlineData("sorry, no idea", "Here it is")]
    [InlineData("can you repeat that", "Where does one cook?")]
    public async Task A_sigh_before_it_changes_nothing_and_nothing_is_graded(string said, string told)
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D9.9/Q2");
        await ada.SayAsync(said);
        Assert.Contains(told, ada.Seen.Fallback, StringComparison.Ordinal);
        Assert.DoesNotContain("Not this time", ada.Seen.Fallback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show answer")]
    [InlineData("I don't know")]
    public async Task Why_is_about_the_card_that_was_shown_and_not_about_what_was_explained_before(string said)
    {
        var ada = bot.Personal();
        await ada.SayAsync("what is data drift?");
        await ada.SayAsync("quiz glue");
        await ada.SayAsync(said);
        await ada.SayAsync("why?");
        Assert.Contains("Glue", ada.Seen.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_guessed_counts_a_right_answer_and_brings_it_back_tomorrow()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D9.9/Q1");
        await ada.SayAsync("closet");
        await ada.SayAsync("I guessed");
        Assert.Contains("comes back tomorrow", ada.Seen.Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_cannot_be_said_to_have_been_right()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D9.9/Q2");
        await ada.PressAsync("Show answer");
        await ada.PressAsync("Missed it");
        await ada.SayAsync("I was right");
        Assert.Contains("this card is wrong", ada.Seen.Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_about_the_card_is_about_the_open_one_and_grades_nothing()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D9.9/Q1");
        await ada.SayAsync("star");
        Assert.Contains("Starred", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("closet");
        Assert.Contains("Right!", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("quiz starred");
        Assert.Contains("Where do clothes hang?", ada.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quizz", "quiz")]
    [InlineData("qiuz glue", "quiz glue")]
    [InlineData("shedule weekdays 09:00", "schedule weekdays 09:00")]
    [InlineData("tpoics", "topics")]
    [InlineData("leaderbord off", "leaderboard off")]
    [InlineData("setings", "settings")]
    [InlineData("delete my dta", "delete my data")]
    [InlineData("timezon berlin", "timezone berlin")]
    public async Task A_misspelt_command_is_asked_back_and_grades_nothing(string typed, string meant)
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D9.9/Q1");
        await ada.SayAsync(typed);
        Assert.Equal($"Did you mean “{meant}”?", ada.Seen.Fallback);
        Assert.Equal(meant, Assert.Single(ada.Seen.Actions).Data["text"]);
        await ada.SayAsync("closet");
        Assert.Contains("Right!", ada.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("text")]
    [InlineData("recall")]
    [InlineData("quite good at this")]
    [InlineData("Glue")]
    public async Task A_word_of_English_or_of_the_notes_is_no_misspelt_command(string typed)
    {
        var ada = bot.Personal();
        await ada.SayAsync(typed);
        Assert.DoesNotContain("Did you mean “", ada.Seen.Fallback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hint", "No question is open")]
    [InlineData("show answer", "No question is open")]
    [InlineData("idk", "No question is open")]
    [InlineData("stop", "Your cards wait")]
    public async Task What_needs_an_open_question_says_so_where_there_is_none(string typed, string told)
    {
        var ada = bot.Personal();
        await ada.SayAsync(typed);
        Assert.Contains(told, ada.Text, StringComparison.Ordinal);
        var room = bot.InChannel("ada");
        await room.SayAsync(typed);
        Assert.Contains("open here", room.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hello_welcomes_who_is_new_and_greets_who_is_not()
    {
        var ada = bot.Personal();
        await ada.SayAsync("hi");
        Assert.Equal("Hello, I am QuizBot", ada.Seen.Title);
        await ada.SayAsync("quiz D9.9/Q1");
        await ada.SayAsync("closet");
        await ada.SayAsync("hi");
        Assert.Contains("Hello!", ada.Text, StringComparison.Ordinal);
    }
}
