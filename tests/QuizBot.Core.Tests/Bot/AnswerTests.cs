using QuizBot.Core.Bot;
using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>What a learner says to a card, and what becomes of it.</summary>
public sealed class AnswerTests : IAsyncDisposable
{
    private const string Notes = """
        # D1.1 Colours

        ## Flashcards
        <details>
        <summary><strong>Q1: Which colour has the sky?</strong></summary>

        * **Answer:** Blue
        </details>
        <details>
        <summary><strong>Q2: Which colour has grass?</strong></summary>

        * **Answer:** Green
        </details>
        <details>
        <summary><strong>Q3: Which is a primary colour?</strong></summary>

        * **Choices:** Red | Grey | Brown | Pink
        * **Answer:** Red
        * **Why not:**
            * Grey: It is a shade between black and white.
        </details>
        <details>
        <summary><strong>Q4: Which are warm?</strong></summary>

        * **Type:** multiple-response
        * **Choices:** Red | Orange | Blue | Green | Violet
        * **Answer:** Red | Orange
        </details>
        """;

    private readonly BotUnderTest bot = new();

    public AnswerTests() => bot.Library = Read(Notes);

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    private static Library Read(string notes) => new(BotUnderTest.CourseOf(NoteParser.Parse("D1.1.md", notes)));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<Stored<LearnerProfile>> ProfileAsync(Chat chat) => new Learners(bot.Store).GetAsync(chat.Learner, Cancel);

    private async Task<List<LogEntry>> LogAsync(Chat chat)
    {
        var log = new List<LogEntry>();
        await foreach (var entry in new Learners(bot.Store).GetLogsAsync(chat.Learner, DateTimeOffset.MinValue, Cancel))
            log.Add(entry);
        return log;
    }

    [Fact]
    public async Task The_card_shown_last_takes_the_answer_also_where_it_was_shown_before()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SayAsync("quiz D1.1/Q2");
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SayAsync("blue");
        Assert.Contains("Right!", ada.Text, StringComparison.Ordinal);
        Assert.Contains("sky", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_result_words_are_questions_and_no_older_card_takes_them()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q2");
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SayAsync("blue");
        await ada.SayAsync("red");
        Assert.DoesNotContain("Not this time", ada.Text, StringComparison.Ordinal);
        Assert.Single(await LogAsync(ada));
    }

    [Fact]
    public async Task A_card_put_again_hours_later_is_answered_by_typing()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q1");
        bot.Now += TimeSpan.FromHours(30);
        bot.Restart();
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SayAsync("blue");
        Assert.Contains("Right!", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_delivered_twice_counts_once_also_after_a_restart()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SendAsync(new Said("blue"), "same");
        bot.Restart();
        await ada.SendAsync(new Said("blue"), "same");
        Assert.Contains("Already counted", ada.Text, StringComparison.Ordinal);
        Assert.Single(await LogAsync(ada));
    }

    [Theory]
    [InlineData("idk")]
    [InlineData("I don't know")]
    [InlineData("no idea!")]
    [InlineData("Keine Ahnung")]
    [InlineData("je ne sais pas")]
    [InlineData("わからない")]
    public async Task Not_knowing_is_told_the_answer_kindly_and_counts_as_missed(string said)
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SayAsync(said);
        Assert.Contains("No problem", ada.Text, StringComparison.Ordinal);
        Assert.Contains("Blue", ada.Text, StringComparison.Ordinal);
        Assert.Equal(Grade.Again, Assert.Single(await LogAsync(ada)).Grade);
    }

    [Theory]
    [InlineData("hint please", "starts with")]
    [InlineData("repeat", "sky")]
    [InlineData("can you repeat the question?", "sky")]
    [InlineData("wait", "Take your time")]
    [InlineData("ok", "Take your time")]
    [InlineData("show answer", "Did you have it?")]
    public async Task Asking_for_help_costs_nothing(string said, string shown)
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SayAsync(said);
        Assert.Contains(shown, ada.Text, StringComparison.Ordinal);
        Assert.Empty(await LogAsync(ada));
    }

    [Theory]
    [InlineData("hint")]
    [InlineData("show answer")]
    public async Task An_answer_after_help_does_not_count_as_known(string help)
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SayAsync(help);
        await ada.SayAsync("blue");
        Assert.DoesNotContain("Right!", ada.Text, StringComparison.Ordinal);
        Assert.Equal(Grade.Again, Assert.Single(await LogAsync(ada)).Grade);
    }

    [Fact]
    public async Task Stop_ends_the_sitting_and_the_card_takes_no_more_words()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SayAsync("stop");
        await ada.SayAsync("blue");
        Assert.DoesNotContain("Right!", ada.Text, StringComparison.Ordinal);
        Assert.Empty(await LogAsync(ada));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_letter_or_a_number_picks_the_choice_that_it_stands_for_on_the_screen(int index)
    {
        foreach (var said in new[] { $"{(char)('a' + index)}", $"{index + 1}", $"{(char)('A' + index)})" })
        {
            var ada = bot.Personal("ada-" + said);
            await ada.SayAsync("quiz D1.1/Q3");
            var choice = ada.Seen.Actions[index].Title[4..];
            await ada.SayAsync(said);
            Assert.Equal(choice == "Red", ada.Text.Contains("Right!", StringComparison.Ordinal));
            Assert.Equal(choice, Assert.Single(await LogAsync(ada)).Picked);
        }
    }

    [Fact]
    public async Task Several_letters_pick_several_choices()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q4");
        var options = ada.Seen.Blocks.OfType<ChoiceBlock>().Single().Options;
        var letters = options.Where(option => option.Text.EndsWith("Red", StringComparison.Ordinal) || option.Text.EndsWith("Orange", StringComparison.Ordinal))
            .Select(option => option.Text[..1]);
        await ada.SayAsync(string.Join(" and ", letters));
        Assert.Contains("Right!", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_choice_is_named_beside_the_right_one_with_the_reason()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q3");
        await ada.PressAsync(ada.Seen.Actions.Single(action => action.Title.EndsWith("Grey", StringComparison.Ordinal)));
        Assert.Contains("Answer: Red", ada.Text, StringComparison.Ordinal);
        Assert.Contains("You chose: Grey", ada.Text, StringComparison.Ordinal);
        Assert.Contains("a shade between black and white", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_carries_what_was_chosen_also_after_an_edit_of_the_notes()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q3");
        var red = ada.Seen.Actions.Single(action => action.Title.EndsWith("Red", StringComparison.Ordinal));
        bot.Library = Read(Notes.Replace("Grey", "Zinc", StringComparison.Ordinal).Replace("Brown", "Amber", StringComparison.Ordinal));
        await ada.PressAsync(red);
        Assert.Contains("Right!", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_on_a_choice_that_is_gone_says_that_the_card_has_changed_and_counts_nothing()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q3");
        var grey = ada.Seen.Actions.Single(action => action.Title.EndsWith("Grey", StringComparison.Ordinal));
        bot.Library = Read(Notes.Replace("Grey", "Zinc", StringComparison.Ordinal));
        await ada.PressAsync(grey);
        Assert.Contains("This card has changed since", ada.Text, StringComparison.Ordinal);
        Assert.Empty(await LogAsync(ada));
    }

    [Fact]
    public async Task Choices_are_mixed_anew_each_time()
    {
        var orders = new HashSet<string>();
        for (var i = 0; i < 12; i++)
        {
            var learner = bot.Personal("learner-" + i);
            await learner.SayAsync("quiz D1.1/Q3");
            orders.Add(string.Join(",", learner.Seen.Actions.Take(4).Select(action => action.Title[4..])));
        }

        Assert.InRange(orders.Count, 5, 12);
    }

    [Fact]
    public async Task Undo_leaves_memory_streak_and_counts_as_before()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q1");
        var before = (await ProfileAsync(ada)).Value;
        await ada.SayAsync("purple");
        await ada.SayAsync("undo");
        Assert.Contains("Taken back", ada.Text, StringComparison.Ordinal);
        var after = (await ProfileAsync(ada)).Value;
        Assert.Equal((0, 0, before.Streak), (after.Reviews, after.Correct, after.Streak));
        Assert.True(Assert.Single(await LogAsync(ada)).Undone);
        Assert.Empty((await new Learners(bot.Store).GetMemoryAsync(ada.Learner, bot.Library.Course.Id, "D1.1", Cancel)).Value.Cards);
        await ada.SayAsync("undo");
        Assert.Contains("no answer to take back", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_after_an_hour_changes_nothing()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SayAsync("purple");
        bot.Now += TimeSpan.FromMinutes(61);
        await ada.SayAsync("undo");
        Assert.Contains("it stands", ada.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await ProfileAsync(ada)).Value.Reviews);
    }

    [Fact]
    public async Task I_was_right_counts_as_right_and_is_kept_for_the_author()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SayAsync("azure, like the sky");
        await ada.PressAsync("I was right");
        Assert.Contains("Counted as right", ada.Text, StringComparison.Ordinal);
        var entry = Assert.Single(await LogAsync(ada));
        Assert.Equal((true, true, Grade.Good, "azure, like the sky"), (entry.Claimed, entry.Correct, entry.Grade, entry.Picked));
        Assert.Equal(1, (await ProfileAsync(ada)).Value.Correct);
    }

    [Fact]
    public async Task A_guess_counts_and_comes_back_the_next_day()
    {
        var ada = bot.Personal();
        for (var day = 0; day < 4; day++)
        {
            await ada.SayAsync("quiz D1.1/Q1");
            await ada.SayAsync("blue");
            bot.Now += TimeSpan.FromDays(12);
        }

        bot.Now -= TimeSpan.FromDays(12);
        await ada.PressAsync("More");
        await ada.PressAsync("I guessed");
        var memory = await new Learners(bot.Store).GetMemoryAsync(ada.Learner, bot.Library.Course.Id, "D1.1", Cancel);
        Assert.Equal(bot.Now.AddDays(1), memory.Value.Cards["D1.1/Q1"].Due);
    }

    [Fact]
    public async Task A_stopped_card_is_not_asked_and_a_starred_one_is_found()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SayAsync("blue");
        await ada.PressAsync("More");
        await ada.PressAsync("Star");
        await ada.SayAsync("quiz starred");
        Assert.Contains("sky", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("blue");
        await ada.PressAsync("More");
        await ada.PressAsync("Stop asking");
        bot.Now += TimeSpan.FromDays(30);
        for (var i = 0; i < 6; i++)
        {
            await ada.SayAsync("next");
            Assert.DoesNotContain("sky", ada.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Memory_can_be_made_again_from_the_log()
    {
        var ada = bot.Personal();
        for (var i = 0; i < 40; i++)
        {
            await ada.SayAsync($"quiz D1.1/Q{1 + i % 3}");
            await ada.SayAsync(i % 4 == 0 ? "idk" : i % 3 == 0 ? "blue" : i % 3 == 1 ? "green" : "Red");
            if (i % 7 == 0)
                await ada.SayAsync("undo");
            bot.Now += TimeSpan.FromHours(9);
        }

        var profile = (await ProfileAsync(ada)).Value;
        var kept = await new Learners(bot.Store).GetMemoriesAsync(ada.Learner, bot.Library.Course.Id, ProfileAsync(ada), Cancel);
        var made = Replay.All(Fsrs.TwoButtons, await LogAsync(ada), profile);
        Assert.Equal(
            kept.OrderBy(pair => pair.Key).Select(pair => (bot.Library.Course.Id + "/" + pair.Key, pair.Value)),
            made.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task Another_course_with_the_same_ids_inherits_nothing()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SayAsync("blue");
        var other = new Course("Paint", bot.Library.Course.Notes, []);
        Assert.Empty(await new Learners(bot.Store).GetMemoriesAsync(ada.Learner, other.Id, ProfileAsync(ada), Cancel));
    }

    [Fact]
    public async Task Rows_from_before_courses_had_ids_are_read_and_moved_over()
    {
        var ada = bot.Personal();
        var partition = Keys.Partition(ada.Learner);
        var old = """{"note":"D1.1","cards":{"D1.1/Q1":{"stability":10,"difficulty":5,"due":"2026-03-01T08:00:00+00:00","lastReview":"2026-02-19T08:00:00+00:00","reps":3,"lapses":0,"phase":"Review"}}}""";
        var profile = """{"id":{"channel":"test","workspace":"workspace","user":"ada"},"name":"ada","daysOff":"weekends","streak":{"length":0,"best":0,"freezes":0},"reviews":3,"correct":3}""";
        Assert.True((await bot.Store.CommitAsync(Table.Learners, partition, [Change.Insert("memory|D1.1", old), Change.Insert("profile", profile)], Cancel)).Committed);
        await ada.SayAsync("quiz D1.1/Q1");
        await ada.SayAsync("blue");
        Assert.Null(await bot.Store.GetAsync(Table.Learners, partition, "memory|D1.1", Cancel));
        var moved = await new Learners(bot.Store).GetMemoryAsync(ada.Learner, bot.Library.Course.Id, "D1.1", Cancel);
        Assert.Equal(4, moved.Value.Cards["D1.1/Q1"].Reps);
    }
}
