using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>What a wrong answer leads to, and what a learner says about a card.</summary>
public sealed class ConfusionTests : IAsyncDisposable
{
    private const string Note = """
        # D1.1 Stores

        ## Services
        * **Amazon S3 (The Warehouse):** Object storage for files of any size.
        * **Amazon EBS (The Drawer):** A disk for one machine.
        * **Amazon EFS (The Shelf):** A file system that many machines share.

        ## Quiz
        <details><summary>Q1: Where do files of any size go?</summary>

        * **Choices:** Amazon S3 | Amazon EBS | Amazon EFS
        * **Answer:** Amazon S3
        </details>

        <details><summary>Q2: Which disk belongs to one machine?</summary>

        * **Choices:** Amazon S3 | Amazon EBS | Amazon EFS
        * **Answer:** Amazon EBS
        </details>

        <details><summary>Q3: What is another word for a cupboard?</summary>

        * **Answer:** closet
        </details>
        """;

    private readonly BotUnderTest bot = new() { Library = new(BotUnderTest.CourseOf(NoteParser.Parse("D1.1.md", Note))) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Two_things_mixed_up_twice_in_either_direction_are_put_side_by_side_once()
    {
        var ada = bot.Personal();
        await AnswerAsync(ada, "Q1", "Amazon EBS");
        Assert.DoesNotContain("Side by side", ada.Text, StringComparison.Ordinal);
        await AnswerAsync(ada, "Q1", "Amazon EFS");
        Assert.DoesNotContain("Side by side", ada.Text, StringComparison.Ordinal);
        await AnswerAsync(ada, "Q2", "Amazon S3");
        Assert.Contains("You have mixed these two up twice", ada.Text, StringComparison.Ordinal);
        var table = Assert.Single(ada.Seen.Blocks.OfType<TableBlock>());
        Assert.Equal(["", "Amazon EBS", "Amazon S3"], table.Headers.Order(StringComparer.Ordinal));
        await AnswerAsync(ada, "Q2", "Amazon S3");
        Assert.DoesNotContain("Side by side", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_forgotten_four_times_after_it_was_known_offers_to_rest()
    {
        var ada = bot.Personal();
        for (var lapse = 1; lapse <= 5; lapse++)
        {
            for (var right = 0; right < 4; right++)
                await AnswerAsync(ada, "Q3", "closet");
            await AnswerAsync(ada, "Q3", "wardrobe");
            Assert.Equal(lapse == 4, ada.Text.Contains($"forgot it {lapse} times", StringComparison.Ordinal));
            Assert.Equal(lapse == 4, ada.Seen.Actions.Any(action => action.Title == "Stop asking"));
        }
    }

    [Fact]
    public async Task What_is_wrong_with_a_card_reaches_the_author_without_a_name()
    {
        var ada = bot.Personal();
        await AnswerAsync(ada, "Q3", "cabinet");
        await ada.PressAsync("More");
        await ada.PressAsync("This card is wrong");
        await ada.PressAsync("Send", ("fault", "  "));
        Assert.Contains("Write a few words", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Send", ("fault", "A cabinet\nis one, too"));
        Assert.Contains("Thank you", ada.Text, StringComparison.Ordinal);
        var report = Assert.Single(await new ReportBook(bot.Store).ReadAsync(Cancel));
        Assert.Equal(($"{bot.Library.Course.Id}/D1.1/Q3", "A cabinet is one, too", null), (report.About, report.Text, report.Good));
    }

    [Fact]
    public async Task An_answer_that_a_learner_says_was_right_reaches_the_author()
    {
        var ada = bot.Personal();
        await AnswerAsync(ada, "Q3", "cabinet");
        await ada.PressAsync("I was right");
        var report = Assert.Single(await new ReportBook(bot.Store).ReadAsync(Cancel));
        Assert.Contains("cabinet", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_opens_the_note_at_the_cards_line_where_the_notes_can_be_opened()
    {
        var note = NoteParser.Parse("/notes/D1.1.md", Note);
        bot.Library = new(BotUnderTest.CourseOf(note) with { Links = new("/notes", "https://example.org/{file}#L{line}") });
        var ada = bot.Personal();
        await AnswerAsync(ada, "Q3", "closet");
        await ada.PressAsync("More");
        var source = Assert.Single(Assert.Single(ada.Seen.Blocks.OfType<SourceBlock>()).Sources);
        Assert.Equal($"https://example.org/D1.1.md#L{note.Flashcards[2].Line}", source.Link!.AbsoluteUri);
    }

    private async Task AnswerAsync(Chat chat, string card, string answer)
    {
        bot.Now += TimeSpan.FromDays(9);
        await chat.SayAsync($"quiz D1.1/{card}");
        await chat.SayAsync(answer);
    }
}
