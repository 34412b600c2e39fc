using QuizBot.Core.Bot;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Tests.Notes;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>Commands as people say them.</summary>
public sealed class SaidPlainlyTests : IAsyncDisposable
{
    private static readonly string[] CoursesOfQuestions = ["questions.tsv", "hard.tsv", "unseen.tsv", "whole.tsv", "in-the-whole.tsv", "chat.tsv", "everyday.tsv"];

    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("What should I study today?", "topics")]
    [InlineData("what's due?", "topics")]
    [InlineData("How many cards are left?", "topics")]
    [InlineData("where did I leave off", "topics")]
    [InlineData("I will not quiz", null)]
    [InlineData("what are my weak spots", "topics")]
    [InlineData("How am I doing?", "stats")]
    [InlineData("how many cards have i learned so far", "stats")]
    [InlineData("Could you show me my statistics, please?", "stats")]
    [InlineData("how long is my streak", "streak")]
    [InlineData("who's winning?", "leaderboard")]
    [InlineData("What can I say?", "help")]
    [InlineData("how does this bot work?", "help")]
    [InlineData("please help", "help")]
    [InlineData("How do I add my own notes?", "help")]
    [InlineData("can we upload our own flashcards", "help")]
    [InlineData("I have 10 minutes", "quiz")]
    [InlineData("hey, ask me something!", "quiz")]
    [InlineData("give me a hard question", "quiz")]
    [InlineData("give me 5 easy questions", "quiz 5")]
    [InlineData("12 more cards please", "quiz 12")]
    [InlineData("Can you quiz me on prompt engineering?", "quiz prompt engineering")]
    [InlineData("I would like some questions about Amazon S3, please.", "quiz Amazon S3")]
    [InlineData("ok next one", "next")]
    [InlineData("keep going!", "next")]
    [InlineData("only domain 2", "quiz domain 2")]
    [InlineData("quiz me on domain 2", "quiz domain 2")]
    [InlineData("quiz me on what I got wrong", "quiz missed")]
    [InlineData("I'd like to go over my mistakes", "quiz missed")]
    [InlineData("test me on my weakest topics", "quiz weak")]
    [InlineData("show me my starred cards", "quiz starred")]
    [InlineData("remind me at 8pm", "reminder 8pm")]
    [InlineData("Please remind me to study every day at 20:30!", "reminder 20:30")]
    [InlineData("turn off all notifications", "settings")]
    [InlineData("remind me tomorrow", "reminder")]
    [InlineData("don't remind me anymore", "reminder off")]
    [InlineData("post a card here every weekday at 9", "schedule weekday at 9")]
    [InlineData("Set my streak goal to 30", "streak goal 30")]
    [InlineData("5 new cards a day, please", "new cards 5")]
    [InlineData("I don't study on weekends", "days off weekends")]
    [InlineData("I live in Berlin", "timezone Berlin")]
    [InlineData("I'm on holiday until 12 Jan", "away 12 Jan")]
    [InlineData("I will be away for 2 weeks", null)]
    [InlineData("what do you know about me?", "export my data")]
    [InlineData("what does this bot know about me", "export my data")]
    [InlineData("reset my progress", "delete my data")]
    [InlineData("can you forget everything you know about me", "delete my data")]
    public void A_command_is_read_however_it_is_said(string said, string? typed)
    {
        var command = SaidPlainly.Read(said);
        Assert.Equal(typed, command is null ? null : $"{command.Spec.Name} {command.Argument}".Trim());
    }

    [Theory]
    [InlineData("")]
    [InlineData("how does it work?")]
    [InlineData("how does this work")]
    [InlineData("10 minutes")]
    [InlineData("65 questions")]
    [InlineData("practice")]
    [InlineData("continue")]
    [InlineData("mute")]
    [InlineData("what should the model do next")]
    [InlineData("can you explain Glue")]
    [InlineData("which service can start a job by a schedule")]
    [InlineData("please explain what a leaderboard is")]
    [InlineData("what do you know about Glue?")]
    [InlineData("show me an example")]
    [InlineData("delete duplicates")]
    public void What_may_ask_about_the_notes_or_answer_a_card_is_none(string said) => Assert.Null(SaidPlainly.Read(said));

    [Fact]
    public void No_question_of_the_tables_is_taken_for_a_command()
    {
        var folder = Repository.At("tests", "QuizBot.Core.Tests", "Explain");
        string[] tables = [.. Directory.EnumerateFiles(folder, "*.tsv", SearchOption.AllDirectories)];
        Assert.All(CoursesOfQuestions, name => Assert.Contains(tables, table => Path.GetFileName(table) == name));
        var taken = tables.SelectMany(File.ReadLines).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t')[0]).Where(question => SaidPlainly.Read(question) is not null);
        Assert.Empty(taken);
    }

    [Theory]
    [InlineData("remind me at 8pm", "20:00")]
    [InlineData("post a card here every weekday at 9", "weekday")]
    [InlineData("I'm on holiday until 12 Jan", "12 Jan")]
    [InlineData("I am on vacation for 2 weeks", "back")]
    [InlineData("I live in Berlin", "Berlin")]
    [InlineData("how am I doing", "Nothing answered yet")]
    [InlineData("reset my progress", "everything")]
    [InlineData("ok", "All right")]
    [InlineData("never mind", "All right")]
    [InlineData("are you an AI?", "I am QuizBot")]
    public async Task It_does_what_the_command_does_also_after_an_explanation(string said, string told)
    {
        bot.Library = new(BotUnderTest.CourseOf(NoteParser.Parse("a.md", Sample.Seed)));
        var ada = bot.Personal();
        await ada.SayAsync("what does Glue do?");
        await ada.SayAsync(said);
        Assert.Contains(told, ada.Seen.Fallback, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("how do I look")]
    [InlineData("can we go")]
    public async Task What_is_about_the_speaker_explains_nothing_again(string said)
    {
        bot.Library = new(BotUnderTest.CourseOf(NoteParser.Parse("a.md", Sample.Seed)));
        var ada = bot.Personal();
        await ada.SayAsync("what does Glue do?");
        await ada.SayAsync(said);
        Assert.DoesNotContain("Glue", ada.Seen.Fallback, StringComparison.Ordinal);
    }
}
