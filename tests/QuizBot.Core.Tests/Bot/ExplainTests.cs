using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

public sealed class ExplainTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task What_is_shows_one_card_with_definition_role_stages_and_source()
    {
        var chat = bot.Personal();
        var view = await chat.SayAsync("What does Glue do?");
        Assert.Equal("AWS Glue", view.Title);
        Assert.Contains("Used extensively in the Data Preparation stage for ETL", chat.Text, StringComparison.Ordinal);
        Assert.Contains("In the analogy: The Data Plumber. The Data Plumber (AWS Glue) cleans", chat.Text, StringComparison.Ordinal);
        Assert.Contains("Where it works: Data Preparation", chat.Text, StringComparison.Ordinal);
        Assert.Contains("Easily mixed up with: Amazon S3:", chat.Text, StringComparison.Ordinal);
        Assert.EndsWith("From D1.2 ML Lifecycle, “Key Services & Definitions”", chat.Text, StringComparison.Ordinal);
        Assert.Equal(["Quiz me on this", "Remember this", "Analogy"], view.Actions.Take(3).Select(action => action.Title));
        Assert.InRange(view.Actions.Count, 3, View.MaxActions);
    }

    [Fact]
    public async Task Quiz_asks_about_the_term_when_its_button_is_pressed()
    {
        var chat = bot.Personal();
        await chat.SayAsync("explain glue");
        await chat.PressAsync("Quiz me on this");
        var card = chat.Seen.Actions[^1].Data["card"];
        Assert.Contains(bot.Library.Deck.About("D1.2", "aws-glue"), about => about.Id == card);
    }

    [Fact]
    public async Task Buttons_lead_on_to_the_analogy_and_related_terms()
    {
        var chat = bot.Personal();
        await chat.SayAsync("explain glue");
        await chat.PressAsync("Amazon S3");
        Assert.Equal("Amazon S3", chat.Seen.Title);
        await chat.PressAsync("Analogy");
        Assert.Equal("The Media Company Analogy", chat.Seen.Title);
        Assert.Contains("Training: The model learns from the clean data.", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_is_side_by_side()
    {
        var chat = bot.Personal();
        var view = await chat.SayAsync("data drift vs model drift");
        var table = Assert.Single(view.Blocks.OfType<TableBlock>());
        Assert.Equal(["", "Data Drift", "Model Drift (Concept Drift)"], table.Headers);
        Assert.All(table.Rows, row => Assert.Equal(3, row.Count));
        Assert.Equal("What it is", table.Rows[0][0]);
    }

    [Fact]
    public async Task A_follow_up_is_understood_in_the_same_room_for_an_hour()
    {
        var chat = bot.Personal();
        await chat.SayAsync("who is the data plumber?");
        await chat.SayAsync("and quicksight?");
        Assert.StartsWith("Amazon QuickSight\nIn the analogy, Amazon QuickSight is the Graphic Designer.", chat.Text, StringComparison.Ordinal);
        await chat.SayAsync("where is it used?");
        Assert.Contains("Amazon QuickSight works in Evaluation and Monitoring.", chat.Text, StringComparison.Ordinal);

        var channel = bot.InChannel("ada");
        await channel.SayAsync("where is it used?");
        Assert.StartsWith("\nWhat shall I explain?", channel.Text, StringComparison.Ordinal);

        bot.Now += TimeSpan.FromHours(2);
        await chat.SayAsync("where is it used?");
        Assert.StartsWith("\nWhat shall I explain?", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follow_up_is_each_learners_own_in_a_channel()
    {
        Chat ada = bot.InChannel("ada"), bob = bot.InChannel("bob");
        await ada.SayAsync("what is glue?");
        await bob.SayAsync("what is data drift?");
        await ada.SayAsync("who is it in the story?");
        Assert.Equal("AWS Glue", ada.Seen.Title);
    }

    [Fact]
    public async Task A_channel_gets_the_answer_for_everyone_to_questions_and_presses()
    {
        var chat = bot.InChannel("ada");
        await chat.SayAsync("who's the supervisor?");
        Assert.Equal(ReplyKind.Post, Assert.Single(chat.Replies).Kind);
        Assert.Equal("Amazon Augmented AI (A2I)", chat.Seen.Title);
        foreach (var button in new[] { "Analogy", "AWS Glue" })
        {
            await chat.PressAsync(button);
            Assert.Equal(ReplyKind.Post, Assert.Single(chat.Replies).Kind);
        }

        await chat.PressAsync("Quiz me on this");
        Assert.NotNull(bot.Posted?.Round);
    }

    [Fact]
    public async Task A_channel_keeps_to_one_learner_what_a_round_asks_about()
    {
        var chat = bot.InChannel("ada");
        await chat.PressAsync(Verbs.Explain, new Dictionary<string, string> { ["term"] = "D1.2/aws-glue", ["alone"] = "yes" });
        Assert.Equal(ReplyKind.Private, Assert.Single(chat.Replies).Kind);
        await chat.PressAsync("Analogy");
        Assert.Equal(ReplyKind.Private, Assert.Single(chat.Replies).Kind);
    }

    [Theory]
    [InlineData("glue", "AWS Glue")]
    [InlineData("quicksite", "Amazon QuickSight")]
    [InlineData("Yesterday we moved everything from Glue over to Amazon S3, and nobody noticed for a whole week.", "AWS Glue", "Amazon S3")]
    [InlineData("Where shall we have lunch today, and who else wants to come along with the two of us?")]
    public async Task Search_finds_what_a_message_names_best_first(string text, params string[] titles)
    {
        var chat = bot.Personal();
        await chat.SendAsync(new Searched(text), "search");
        Assert.All(chat.Replies, reply => Assert.Equal(ReplyKind.Private, reply.Kind));
        Assert.Equal(titles, chat.Replies.Select(reply => reply.View.Title).Take(Math.Max(titles.Length, titles.Length == 0 ? 1 : 0)));
    }

    [Fact]
    public async Task Search_shows_what_there_is_when_nothing_is_typed_yet()
    {
        var chat = bot.Personal();
        await chat.SendAsync(new Searched(""), "search");
        Assert.InRange(chat.Replies.Count, 5, 25);
    }

    [Theory]
    [InlineData("services used in monitoring", "In Model Monitoring: Amazon Augmented AI (A2I) and Amazon QuickSight.")]
    [InlineData("what happens after training?", "After Training comes Hyperparameter Tuning.")]
    [InlineData("what comes after retraining?", "The notes name nothing after Retraining: it is the last there.")]
    [InlineData("what do people confuse data drift with", "Easily mixed up:")]
    [InlineData("give me an example of a business goal", "Clearly define the objective (e.g., reduce customer churn, classify bad content).")]
    [InlineData("how much does S3 cost?", "The notes say nothing about “cost”.")]
    [InlineData("what are glue and s3", "In the analogy: The Infinite Warehouse.")]
    [InlineData("explain the media company analogy", "The Supervisor: Amazon Augmented AI (A2I)")]
    [InlineData("what is the ML lifecycle?", "Model Training and Evaluation: Algorithm Selection, Training, Hyperparameter Tuning and Evaluation")]
    [InlineData("thank you!", "You are welcome.")]
    [InlineData("good morning", "Hello, I am QuizBot")]
    [InlineData("are you a robot?", "I am QuizBot, a program")]
    [InlineData("see you tomorrow", "See you!")]
    public async Task Say_answers_what_is_asked(string text, string expected)
    {
        var chat = bot.Personal();
        await chat.SayAsync(text);
        Assert.Contains(expected, chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Out_of_scope_is_said_kindly_with_the_three_nearest_terms()
    {
        var chat = bot.Personal();
        var view = await chat.SayAsync("what is amazon\u202E sagemaker?\n\n");
        Assert.Contains("I read “what is amazon sagemaker?”, and the notes do not cover that. The nearest they have: ", chat.Text, StringComparison.Ordinal);
        Assert.Equal(3, view.Actions.Count(action => action.Verb == Verbs.Explain));
        Assert.All(view.Actions, action => Assert.Contains(action.Verb, Verbs.All));
    }

    [Fact]
    public async Task A_typed_card_is_graded_by_a_terms_name_and_a_question_is_answered_instead()
    {
        var chat = bot.Personal();
        await chat.SayAsync("quiz D1.2");
        var card = await WaitForTypedCard(chat);
        foreach (var question in new[] { "what is glue for?", "explain data drift", "S3 vs Glue", "who's the supervisor", "thanks", "and quicksight?" })
        {
            await chat.SayAsync(question);
            Assert.DoesNotContain("Not this time", chat.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Right!", chat.Text, StringComparison.Ordinal);
        }

        await chat.SayAsync(card.Answer);
        Assert.Contains("Right!", chat.Text, StringComparison.Ordinal);
        Assert.Contains(chat.Seen.Actions, action => action.Title == "Explain");
        await chat.PressAsync("Explain");
        Assert.Contains("From D1.2 ML Lifecycle", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_card_is_graded_when_a_wrong_name_is_typed()
    {
        var chat = bot.Personal();
        await chat.SayAsync("quiz D1.2");
        var card = await WaitForTypedCard(chat);
        await chat.SayAsync(card.Answer.Contains("Glue", StringComparison.Ordinal) ? "QuickSight" : "Glue");
        Assert.Contains("Not this time", chat.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is it glue?", "AWS Glue")]
    [InlineData("tell me about data drift", "Data Drift")]
    [InlineData("difference between data drift and model drift", "Data Drift and Model Drift (Concept Drift)")]
    [InlineData("why?", null)]
    public async Task A_typed_card_waits_while_a_question_that_the_notes_answer_is_explained(string question, string? title)
    {
        var chat = bot.Personal();
        await chat.SayAsync("quiz D1.2");
        Flashcard card = await WaitForTypedCard(chat, card => !card.Answer.Contains("Glue", StringComparison.Ordinal) && !card.Answer.Contains("Drift", StringComparison.Ordinal));
        await chat.SayAsync(question);
        Assert.Equal(title, chat.Seen.Title);
        await chat.SayAsync(card.Answer);
        Assert.Contains("Right!", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_card_is_graded_when_the_right_answer_ends_in_a_question_mark()
    {
        var chat = bot.Personal();
        await chat.SayAsync("quiz D1.2");
        var card = await WaitForTypedCard(chat);
        await chat.SayAsync(card.Answer + "?");
        Assert.Contains("Right!", chat.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("how tall the giraffes are")]
    [InlineData("is it kubernetes?")]
    public async Task A_typed_card_is_graded_when_the_notes_know_nothing_of_a_question(string answer)
    {
        var chat = bot.Personal();
        await chat.SayAsync("quiz D1.2");
        await WaitForTypedCard(chat);
        await chat.SayAsync(answer);
        Assert.Contains("Not this time", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_answers_when_the_store_is_down()
    {
        var chat = bot.Personal();
        bot.Breaking.CommitsLeft = 0;
        await chat.SayAsync("what is glue?");
        Assert.Equal("AWS Glue", chat.Seen.Title);
    }

    [Fact]
    public async Task A_clear_question_beside_a_waiting_card_costs_one_read_and_one_commit()
    {
        var chat = bot.Personal();
        await chat.SayAsync("quiz D1.2");
        await WaitForTypedCard(chat);
        bot.Store.Reset();
        await chat.SayAsync("what is data drift?");
        Assert.Equal("Data Drift", chat.Seen.Title);
        Assert.Equal((1, 0, 1), (bot.Store.Gets, bot.Store.Ranges, bot.Store.Commits));
    }

    [Fact]
    public async Task A_question_is_remembered_although_another_device_wrote_meanwhile()
    {
        var chat = bot.Personal();
        await chat.SayAsync("quiz D1.2");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => bot.Personal().SayAsync("what is data drift?")));
        await chat.SayAsync("give me an example");
        Assert.Equal("Data Drift", chat.Seen.Title);
    }

    [Theory]
    [InlineData("")]
    [InlineData("D1.2/gone")]
    [InlineData("../../etc/passwd")]
    public async Task A_press_is_answered_kindly_when_the_entry_is_gone(string key)
    {
        var chat = bot.Personal();
        await chat.PressAsync(Verbs.Explain, new Dictionary<string, string> { ["term"] = key });
        Assert.Contains("The notes have changed since", chat.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!…")]
    [InlineData("🎬🎬")]
    public async Task Say_is_never_met_with_silence(string text)
    {
        var chat = bot.Personal();
        await chat.SayAsync(text);
        Assert.NotEmpty(chat.Text.Trim());
    }

    [Fact]
    public async Task Explain_says_so_when_the_notes_define_nothing()
    {
        bot.Library = new(BotUnderTest.CourseOf(NoteParser.Parse("empty.md", "# Nothing\n")));
        var chat = bot.Personal();
        await chat.SayAsync("what is glue?");
        Assert.Contains("They define no terms yet.", chat.Text, StringComparison.Ordinal);
        await chat.SayAsync("explain");
        Assert.Contains("What shall I explain?", chat.Text, StringComparison.Ordinal);
    }

    /// <summary>Goes on until a card waits whose answer is typed.</summary>
    private async Task<Flashcard> WaitForTypedCard(Chat chat, Func<Flashcard, bool>? wanted = null)
    {
        var card = bot.Library.Deck.Cards.First(card => card.Kind == FlashcardKind.Typed && wanted?.Invoke(card) != false);
        await chat.SayAsync("quiz " + card.Id);
        return card;
    }
}
