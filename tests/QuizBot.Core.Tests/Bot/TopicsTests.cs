using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Tests.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>The daily home, and what one sees first.</summary>
public sealed class TopicsTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("topics")]
    [InlineData("home")]
    public async Task Topics_say_what_the_day_holds_and_how_far_each_topic_is(string said)
    {
        var ada = bot.Personal();
        var cards = bot.Library.Deck.Cards.Count;
        await ada.SayAsync(said);
        Assert.Contains("Nothing is due; 5 new, about 2 minutes.", ada.Text, StringComparison.Ordinal);
        Assert.Contains($"0 known, 0 learning, {cards} new · 20 % of the exam", ada.Text, StringComparison.Ordinal);

        await AnswerFiveAsync(ada);
        await ada.SayAsync(said);
        Assert.Contains($"5 learning, {cards - 5} new", ada.Text, StringComparison.Ordinal);
        Assert.Contains("Streak: 1 day", ada.Text, StringComparison.Ordinal);

        bot.Now += TimeSpan.FromDays(1);
        await ada.SayAsync(said);
        Assert.Contains("5 due, 10 new", ada.Text, StringComparison.Ordinal);
        Assert.Contains("· 5 due ·", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_weakest_topic_is_one_tap_away_and_any_topic_two()
    {
        bot.Library = new(BotUnderTest.CourseOf(
            NoteParser.Parse("a.md", Sample.Seed),
            NoteParser.Parse("b.md", "# D2.1 Paint\n## Quiz\n" + string.Concat(Enumerable.Range(1, 5).Select(number =>
                $"<details><summary>Q{number}: Which color is number {number}?</summary>\n* **Answer:** Color {number}\n</details>\n\n")))));
        var ada = bot.Personal();
        for (var number = 1; number <= 5; number++)
        {
            await ada.SayAsync($"quiz D2.1/Q{number}");
            await ada.SayAsync($"color {number}");
        }

        await ada.SayAsync("topics");
        await ada.PressAsync("New topic: D1.2");
        Assert.Contains("D1.2", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Show answer");
        await ada.PressAsync("Missed it");
        await ada.SayAsync("topics");
        await ada.PressAsync("Weakest: D1.2");
        Assert.Contains("D1.2", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("topics");
        await ada.PressAsync("Study that topic", ("topic", "D2.1"));
        Assert.Contains("D2.1 Paint", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_sees_the_topics_and_nothing_of_a_learners_own()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("topics");
        Assert.DoesNotContain("known", ada.Text, StringComparison.Ordinal);
        Assert.Contains("20 % of the exam", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Study that topic", ("topic", "D1.2"));
        Assert.NotNull(bot.Posted);
    }

    [Fact]
    public async Task Recall_is_of_all_cards_of_a_topic_not_of_the_few_that_were_seen()
    {
        var ada = bot.Personal();
        await AnswerFiveAsync(ada);
        await ada.SayAsync("stats");
        var share = (int)Math.Round(100.0 * 5 / bot.Library.Deck.Cards.Count);
        Assert.Contains($"{share} % of all", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_welcome_says_what_it_is_which_course_and_how_long_a_day_takes()
    {
        var ada = bot.Personal();
        var hello = await ada.SendAsync(new BotAdded(), "added-1");
        Assert.Contains("study partner for AI Practitioner", ada.Text, StringComparison.Ordinal);
        Assert.Contains("A day takes about 10 minutes", ada.Text, StringComparison.Ordinal);
        Assert.Equal("Try 5 cards", hello.Actions[0].Title);
        await ada.PressAsync("Try 5 cards");
        Assert.Contains("Your first 5", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_lesson_asks_nobody_who_plays_whom()
    {
        bot.Library = new(CourseFolder.Read(Sample.Course, null));
        var ada = bot.Personal();
        await ada.SayAsync("quiz");
        for (var card = 0; card < 5; card++)
        {
            Assert.DoesNotContain("analogy", ada.Text, StringComparison.Ordinal);
            Assert.Contains(ada.Seen.Actions, action => action.Title.StartsWith("A.", StringComparison.Ordinal));
            await ada.SayAsync("idk");
            await ada.PressAsync(ada.Seen.Actions[0]);
        }
    }

    [Fact]
    public async Task Help_has_four_groups_and_its_examples_are_buttons_that_work()
    {
        var ada = bot.Personal();
        var help = await ada.SayAsync("help");
        Assert.Equal(4, help.Blocks.OfType<TextBlock>().Count(block => block.Tone == Tone.Heading));
        Assert.Equal(Commands.All.Count, help.Blocks.OfType<FactsBlock>().Sum(block => block.Facts.Count));
        foreach (var example in help.Actions)
        {
            await ada.PressAsync(example);
            Assert.DoesNotContain("I do not", ada.Text, StringComparison.Ordinal);
        }
    }

    private static async Task AnswerFiveAsync(Chat chat)
    {
        await chat.SayAsync("quiz");
        for (var card = 0; card < 5; card++)
        {
            await chat.SayAsync("idk");
            await chat.PressAsync(chat.Seen.Actions[0]);
        }
    }
}
