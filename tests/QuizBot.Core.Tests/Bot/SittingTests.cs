using QuizBot.Core.Chat;
using QuizBot.Core.Notes.Reading;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>How a sitting begins, counts and ends.</summary>
public sealed class SittingTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public SittingTests() => bot.Library = new(BotUnderTest.CourseOf(
        NoteParser.Parse("a.md", Note("D1.1 Paint", "color", 8)),
        NoteParser.Parse("b.md", Note("D2.1 Wood", "tree", 8))));

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task A_topic_that_is_asked_for_begins_a_sitting_of_its_own_though_a_card_of_it_waits()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SayAsync("quiz D1.1");
        Assert.StartsWith("8 new, about 3 minutes", ada.Seen.Blocks.OfType<TextBlock>().First().Text, StringComparison.Ordinal);
        await ada.SayAsync("quiz 6");
        Assert.StartsWith("6 new, about 2 minutes", ada.Seen.Blocks.OfType<TextBlock>().First().Text, StringComparison.Ordinal);
        await ada.SayAsync("quiz");
        Assert.StartsWith("1 of 6", ada.Seen.Blocks.OfType<TextBlock>().First().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("99999")]
    [InlineData("99999999999999999999")]
    public async Task A_number_of_cards_that_no_sitting_has_is_told(string count)
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz " + count);
        Assert.Contains("1 to 100 cards", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missed_card_comes_back_without_making_the_sitting_longer()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz 3");
        await MissAsync(ada);
        Assert.Contains("0 of 3", ada.Text, StringComparison.Ordinal);
        for (var answer = 1; answer <= 2; answer++)
        {
            await ada.PressAsync("Next card");
            await AnswerAsync(ada);
            Assert.Contains($"{answer} of 3", ada.Text, StringComparison.Ordinal);
        }

        await ada.PressAsync("Next card");
        Assert.StartsWith("3 of 3", ada.Seen.Blocks.OfType<TextBlock>().First().Text, StringComparison.Ordinal);
        await AnswerAsync(ada);
        Assert.Contains("2 of 3 right", ada.Text, StringComparison.Ordinal);
        Assert.Contains(ada.Seen.Actions, action => action.Title == "Again the one I missed");
    }

    [Fact]
    public async Task An_answer_that_is_taken_back_leaves_the_sitting_as_it_was()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz 3");
        await MissAsync(ada);
        await ada.SayAsync("undo");
        Assert.Contains("“something else”", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Next card");
        Assert.StartsWith("1 of 3", ada.Seen.Blocks.OfType<TextBlock>().First().Text, StringComparison.Ordinal);
        await AnswerAsync(ada);
        await ada.SayAsync("undo");
        await ada.SayAsync("next");
        Assert.StartsWith("1 of 3", ada.Seen.Blocks.OfType<TextBlock>().First().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_more_are_five_also_after_one_card()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q1");
        await AnswerAsync(ada);
        await ada.PressAsync("5 more");
        Assert.StartsWith("5 new, about 2 minutes", ada.Seen.Blocks.OfType<TextBlock>().First().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cards_whose_step_is_over_soon_are_asked_where_nothing_else_is_left()
    {
        var ada = bot.Personal();
        for (var card = 1; card <= 8; card++)
        {
            await ada.SayAsync($"quiz D1.1/Q{card}");
            await ada.SayAsync($"color {card}");
        }

        await ada.SayAsync("quiz D1.1");
        Assert.StartsWith("8 to go over again", ada.Seen.Blocks.OfType<TextBlock>().First().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_counts_no_card_as_due_that_is_asked_no_more()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SayAsync("color 1");
        await ada.SayAsync("stop asking");
        bot.Now += TimeSpan.FromDays(30);
        await ada.SayAsync("topics");
        Assert.DoesNotContain("due", ada.Text.Split('\n').Single(line => line.StartsWith("D1.1", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static string Note(string title, string what, int cards) => $"# {title}\n## Quiz\n" + string.Concat(
        Enumerable.Range(1, cards).Select(number =>
            $"<details><summary>Q{number}: Which {what} is number {number}?</summary>\n* **Answer:** {what} {number}\n</details>\n\n"));

    private Task<View> AnswerAsync(Chat chat) =>
        chat.SayAsync(bot.Library.Deck.Find(chat.Seen.Actions[0].Data["card"])!.Answer);

    private static Task<View> MissAsync(Chat chat) => chat.SayAsync("something else");
}
