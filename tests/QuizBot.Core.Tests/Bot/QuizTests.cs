using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

public sealed class QuizTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();
    private int before;

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    private Flashcard AskedCard(Chat chat) => bot.Library.Deck.Find(chat.Seen.Actions[0].Data["card"])!;

    /// <summary>The press that answers the question in view, right or wrong.</summary>
    private Task<View> AnswerAsync(Chat chat, bool right)
    {
        var card = AskedCard(chat);
        Dictionary<string, string> data = new() { ["ask"] = chat.Seen.Actions[0].Data["ask"], ["card"] = card.Id };
        if (card.Kind is FlashcardKind.Reveal)
            return chat.PressAsync(Verbs.Grade, data.Append(new("got", right ? "yes" : "no")));
        if (card.Kind is FlashcardKind.Ordering or FlashcardKind.Matching)
        {
            var order = right ? card.Correct : card.Correct.Reverse();
            return chat.PressAsync(Verbs.Answer, data.Concat(order.Select((item, i) => KeyValuePair.Create($"part-{i}", chat.ValueOf(item)))));
        }

        var answer = card.Kind switch
        {
            FlashcardKind.Typed => right ? card.Answer : "something else entirely",
            _ => string.Join(',', card.Choices.Where(choice => card.Correct.Contains(choice) == right).Select(chat.ValueOf)),
        };
        if (card.Kind is FlashcardKind.MultipleChoice)
            answer = answer.Split(',')[0];
        return chat.PressAsync(Verbs.Answer, data.Append(new("answer", answer)));
    }

    [Fact]
    public async Task Quiz_grades_saves_and_grows_the_streak_when_answered_right()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz");
        await AnswerAsync(ada, right: true);

        Assert.Equal(ReplyKind.Replace, Assert.Single(ada.Replies).Kind);
        Assert.Contains("Right!", ada.Text, StringComparison.Ordinal);
        Assert.Contains("Streak: 1 day", ada.Text, StringComparison.Ordinal);
        Assert.Contains("Comes back in 10 minutes", ada.Text, StringComparison.Ordinal);

        await ada.SayAsync("streak");
        Assert.Equal("Your streak: 1 day", ada.Seen.Title);
    }

    [Fact]
    public async Task An_answer_is_two_parallel_reads_and_one_commit_in_personal_chat()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz");
        bot.Store.Reset();
        await AnswerAsync(ada, right: true);

        Assert.Equal((2, 2, 0, 1), (bot.Store.Gets, bot.Store.ReadsTogether, bot.Store.Ranges, bot.Store.Commits));
    }

    [Fact]
    public async Task A_press_counts_once_when_delivered_twice()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz");
        var question = ada.Seen;
        await AnswerAsync(ada, right: true);
        var first = ada.Text;
        await ada.PressAsync(question.Actions[0].Verb, question.Actions[0].Data);

        Assert.StartsWith(first.Split('·')[0][..10], ada.Text, StringComparison.Ordinal);
        Assert.Contains("Already counted", ada.Text, StringComparison.Ordinal);
        Assert.Equal(1, await ReviewsAsync(ada));
    }

    [Fact]
    public async Task Answers_are_all_counted_when_many_devices_answer_at_once()
    {
        Chat[] devices = [.. Enumerable.Range(0, LearnerProfile.MostOpen).Select(_ => bot.Personal())];
        foreach (var device in devices)
            await device.SayAsync("next");

        await Task.WhenAll(devices.Select(device => AnswerAsync(device, right: true)));

        Assert.Equal(devices.Length, await ReviewsAsync(devices[0]));
    }

    [Fact]
    public async Task A_press_is_answered_kindly_when_the_card_is_old()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz");
        var old = ada.Seen;
        for (var i = 0; i < LearnerProfile.MostOpen; i++)
            await ada.SayAsync("next");

        await ada.PressAsync(Verbs.Answer, old.Actions[0].Data);

        Assert.Contains("moved on", ada.Text, StringComparison.Ordinal);
        Assert.Equal(0, await ReviewsAsync(ada));
    }

    [Fact]
    public async Task A_press_counts_nothing_when_the_card_was_never_shown_to_this_learner()
    {
        var ada = bot.Personal();
        var eve = bot.Personal("eve");
        await ada.SayAsync("quiz");
        var stolen = ada.Seen.Actions[0].Data.ToDictionary();

        await eve.PressAsync(Verbs.Grade, stolen.Append(new("got", "yes")));

        Assert.Contains("moved on", eve.Text, StringComparison.Ordinal);
        Assert.Equal(0, await ReviewsAsync(eve));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("99")]
    [InlineData("0,1,2,3,4,5,6,7,8,9")]
    [InlineData("")]
    [InlineData("2147483648")]
    [InlineData("1;DROP TABLE")]
    public async Task A_press_asks_again_and_counts_nothing_when_the_answer_is_forged(string answer)
    {
        var ada = bot.Personal();
        var card = await AskForAsync(ada, FlashcardKind.MultipleChoice);
        await ada.PressAsync(Verbs.Answer, new Dictionary<string, string> { ["ask"] = ada.Seen.Actions[0].Data["ask"], ["card"] = card.Id, ["answer"] = answer });

        Assert.Contains(card.Prompt, ada.Text, StringComparison.Ordinal);
        Assert.Equal(0, await ReviewsAsync(ada));
    }

    [Fact]
    public async Task Quiz_repeats_the_open_question_and_next_leaves_it()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz");
        var first = AskedCard(ada).Id;
        await ada.SayAsync("quiz");
        Assert.Equal(first, AskedCard(ada).Id);
        await ada.SayAsync("next");
        Assert.NotEqual(first, AskedCard(ada).Id);
    }

    [Fact]
    public async Task A_turn_asks_once_when_delivered_twice()
    {
        var ada = bot.Personal();
        await ada.SendAsync(new Said("next"), "same");
        var ask = ada.Seen.Actions[0].Data["ask"];
        await ada.SendAsync(new Said("next"), "same");
        Assert.Equal(ask, ada.Seen.Actions[0].Data["ask"]);
    }

    [Fact]
    public async Task Next_card_asks_once_when_pressed_twice()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz");
        await AnswerAsync(ada, right: true);
        var next = ada.Seen.Actions.Single(action => action.Title == "Next card");
        await ada.PressAsync(next);
        var ask = ada.Seen.Actions[0].Data["ask"];
        await ada.PressAsync(next);
        Assert.Equal(ask, ada.Seen.Actions[0].Data["ask"]);
    }

    [Fact]
    public async Task A_message_is_the_answer_when_a_typed_card_waits()
    {
        var ada = bot.Personal();
        var card = await AskForAsync(ada, FlashcardKind.Typed);
        await ada.SayAsync(card.Answer);
        Assert.Contains("Right!", ada.Text, StringComparison.Ordinal);
        Assert.Equal(1, await ReviewsAsync(ada));
    }

    [Fact]
    public async Task Show_answer_leaves_the_grade_to_the_learner()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz");
        var answer = AskedCard(ada).Answer;
        await ada.PressAsync("Show answer");
        Assert.Equal(["Got it", "Missed it"], ada.Seen.Actions.Select(action => action.Title));
        await ada.PressAsync("Missed it");
        Assert.Contains("Not this time", ada.Text, StringComparison.Ordinal);
        Assert.Contains("Comes back in 1 minute", ada.Text, StringComparison.Ordinal);
        Assert.NotEmpty(answer);
    }

    [Fact]
    public async Task Quiz_brings_a_missed_card_back_when_it_is_due()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz");
        var missed = AskedCard(ada).Id;
        await AnswerAsync(ada, right: false);
        bot.Now += TimeSpan.FromMinutes(2);
        await ada.SayAsync("quiz");
        Assert.Equal(missed, AskedCard(ada).Id);
    }

    [Fact]
    public async Task Quiz_says_when_the_next_is_due_and_offers_more_when_all_is_done()
    {
        var ada = bot.Personal();
        await StudyAsync(ada);
        bot.Now += TimeSpan.FromHours(1);
        await StudyAsync(ada);
        await StudyAsync(ada);

        await ada.SayAsync("quiz");
        Assert.Contains("comes back in", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("5 more");
        Assert.NotEmpty(AskedCard(ada).Prompt);
    }

    [Theory]
    [InlineData("quiz glue")]
    [InlineData("Quiz AWS Glue.")]
    [InlineData("/quiz the data plumber")]
    public async Task Quiz_asks_about_the_term_when_it_is_named(string text)
    {
        var ada = bot.Personal();
        await ada.SayAsync(text);
        Assert.Equal("aws-glue", AskedCard(ada).Subject);
        await AnswerAsync(ada, right: true);
        await ada.SayAsync(text);
        Assert.Equal("aws-glue", AskedCard(ada).Subject);
    }

    [Fact]
    public async Task Quiz_forgives_spelling_in_its_topic()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz gluee");
        Assert.Equal("aws-glue", AskedCard(ada).Subject);
    }

    [Fact]
    public async Task Quiz_names_the_nearest_terms_when_the_topic_is_unknown()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz glue sticks");
        Assert.Contains("AWS Glue", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Quiz: AWS Glue");
        Assert.Equal("aws-glue", AskedCard(ada).Subject);
    }

    [Fact]
    public async Task Quiz_is_answered_kindly_when_a_card_has_left_the_notes()
    {
        var ada = bot.Personal();
        await ada.SayAsync("quiz");
        var question = ada.Seen;
        bot.Library = new(BotUnderTest.CourseOf());

        await ada.PressAsync(Verbs.Answer, question.Actions[0].Data);
        Assert.Contains("moved on", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("quiz");
        Assert.Contains("no flashcards", ada.Text, StringComparison.Ordinal);
    }

    /// <summary>One sitting, all right, to its end.</summary>
    private async Task StudyAsync(Chat chat)
    {
        await chat.SayAsync("quiz");
        for (var i = 0; chat.Seen.Actions[0].Data.ContainsKey("card"); i++)
        {
            Assert.InRange(i, 0, 50);
            await AnswerAsync(chat, right: true);
            if (chat.Seen.Actions.All(action => action.Title != "Next card"))
                return;
            await chat.PressAsync("Next card");
        }
    }

    private async Task<Flashcard> AskForAsync(Chat chat, FlashcardKind kind)
    {
        await chat.SayAsync("quiz " + bot.Library.Deck.Cards.First(card => card.Kind == kind).Id);
        before = await CountAsync(chat);
        return AskedCard(chat);
    }

    /// <summary>Reviews counted, without those that only led to the card under test.</summary>
    private async Task<int> ReviewsAsync(Chat chat) => await CountAsync(chat) - before;

    private async Task<int> CountAsync(Chat chat) =>
        (await new Learners(bot.Store).GetAsync(chat.Learner, TestContext.Current.CancellationToken)).Value.Reviews;
}
