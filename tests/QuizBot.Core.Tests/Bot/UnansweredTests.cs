using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>What follows a question that the notes do not answer, or not surely, and an explanation that is to be remembered.</summary>
public sealed class UnansweredTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    private UnansweredQuestions Questions => new(bot.Store);

    [Fact]
    public async Task A_question_without_an_answer_is_kept_without_who_asked()
    {
        var chat = bot.Personal("ada");
        await chat.SayAsync("what is a confusion matrix?");
        var kept = Assert.Single(await Questions.AllAsync(bot.Library.Course.Id, TestContext.Current.CancellationToken));
        Assert.Equal(("what is a confusion matrix?", "2026-03-04"), (kept.Text, kept.Date));
        await foreach (var row in bot.Store.ReadAllAsync(Table.Unanswered, Keys.Encode(bot.Library.Course.Id), RowRange.All, TestContext.Current.CancellationToken))
            Assert.DoesNotMatch(@"\bada\b", row.Row + row.Body);
    }

    [Fact]
    public async Task A_question_delivered_twice_is_kept_once()
    {
        var chat = bot.Personal();
        await chat.SendAsync(new Said("what is a confusion matrix?"), "turn-1");
        await chat.SendAsync(new Said("what is a confusion matrix?"), "turn-1");
        Assert.Single(await Questions.AllAsync(bot.Library.Course.Id, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("what is glue?")]
    [InlineData("thanks")]
    [InlineData("my cat is ill and I am sad today")]
    [InlineData("🎬🎬")]
    public async Task What_is_answered_or_no_question_is_not_kept(string text)
    {
        await bot.Personal().SayAsync(text);
        Assert.Empty(await Questions.AllAsync(bot.Library.Course.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Old_questions_go_as_new_ones_come_and_by_age()
    {
        var cancel = TestContext.Current.CancellationToken;
        var course = bot.Library.Course.Id;
        await Questions.AddAsync(course, "a", new("what is old?", new(2026, 1, 1)), cancel);
        await Questions.AddAsync(course, "b", new("what is newer?", new(2026, 3, 1)), cancel);
        await Questions.AddAsync(course, "c", new("what is new?", new(2026, 4, 30)), cancel);
        Assert.Equal(["what is newer?", "what is new?"], (await Questions.AllAsync(course, cancel)).Select(question => question.Text));
        Assert.Equal(1, await Questions.DeleteBeforeAsync(course, new(2026, 4, 1), cancel));
        Assert.Equal(["what is new?"], (await Questions.AllAsync(course, cancel)).Select(question => question.Text));
    }

    [Fact]
    public async Task A_store_that_is_away_does_not_keep_the_answer_away()
    {
        bot.Breaking.CommitsLeft = 0;
        var chat = bot.Personal();
        await chat.SayAsync("what is a confusion matrix?");
        Assert.Contains("the notes do not cover that", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_is_unsure_it_offers_up_to_three_entries_and_claims_none()
    {
        var chat = bot.Personal();
        var explainer = bot.Library.Explainer;
        Entry[] likely = [.. explainer.Entries.Where(entry => entry.Kind == EntryKind.Term).Take(3)];
        var view = Core.Bot.Explaining.ExplainView.Of(explainer, new(Intent.Unsure) { Likely = likely }, "the one that does the thing");
        Assert.Null(view.Title);
        Assert.Equal(likely.Select(entry => entry.Name), view.Actions.Where(action => action.Verb == Verbs.Explain).Select(action => action.Title));
        Assert.Contains("Did you mean one of these?", Assert.IsType<TextBlock>(view.Blocks[0]).Text, StringComparison.Ordinal);
        Assert.Equal(likely.Select((entry, place) => new Fact($"{place + 1}. {entry.Name}", entry.Text)), Assert.IsType<FactsBlock>(view.Blocks[1]).Facts);
        Assert.Contains($"Did you mean {likely[0].Name}, {likely[1].Name} or {likely[2].Name}?", view.Fallback, StringComparison.Ordinal);
        Assert.Contains(view.Actions, action => action.Verb == Verbs.AskRoom);
        await chat.PressAsync(view.Actions[0]);
        Assert.Equal(likely[0].Name, chat.Seen.Title);
    }

    [Fact]
    public void What_is_explained_in_doubt_comes_with_what_else_may_be_meant()
    {
        var explainer = bot.Library.Explainer;
        Entry[] terms = [.. explainer.Entries.Where(entry => entry.Kind == EntryKind.Term).Take(3)];
        var view = Core.Bot.Explaining.ExplainView.Of(explainer, new(Intent.Find, terms[0]) { Likely = terms[1..] }, "the one that does the thing");
        Assert.Equal(terms[0].Name, view.Title);
        var last = view.Blocks.Index().Last(block => block.Item is FactsBlock);
        Assert.Equal("Not what you meant? It could also be:", Assert.IsType<TextBlock>(view.Blocks[last.Index - 1]).Text);
        Assert.Equal(terms[1..].Select((term, place) => new Fact($"{place + 1}. {term.Name}", term.Text)), ((FactsBlock)last.Item).Facts);
        var others = view.Actions.Where(action => action.Verb == Verbs.Explain && action.Title != "Analogy").Select(action => action.Title);
        Assert.Equal(terms[1..].Select(term => term.Name), others.Take(2));
    }

    /// <summary>Not every channel has addresses.</summary>
    [Theory]
    [InlineData("address-of-the-channel")]
    [InlineData(null)]
    public async Task Ask_the_room_posts_the_question_to_the_channel_where_the_learner_studies_and_does_not_say_who_asked(string? address)
    {
        var cancel = TestContext.Current.CancellationToken;
        var channel = bot.InChannel("ada");
        channel.Address = address;
        await channel.SayAsync("schedule daily 09:00 UTC");
        await new Learners(bot.Store).UpdateAsync(channel.Learner, profile => profile.WithRoom(new("test", "workspace", "study-group")), cancel);

        var chat = bot.Personal("ada");
        await chat.SayAsync("what is a confusion matrix?");
        await chat.PressAsync("Ask the room");
        Assert.Contains("I am asking the channel", chat.Text, StringComparison.Ordinal);

        var push = Assert.Single(await new Pushes(bot.Store).GetAllAsync(new("test", "workspace", "study-group"), cancel), push => push.Value.Kind == PushKind.Question).Value;
        Assert.Equal((bot.Now, address), (push.Due, push.Address));
        var posted = Assert.Single(await bot.PushAsync(push));
        Assert.Equal(ReplyKind.Post, posted.Kind);
        Assert.Contains("Somebody who studies with you asks, and the notes do not answer it: what is a confusion matrix?", posted.View.Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_the_room_says_what_to_do_where_no_channel_is_known()
    {
        var chat = bot.Personal();
        await chat.SayAsync("what is a confusion matrix?");
        Assert.DoesNotContain(chat.Seen.Actions, action => action.Verb == Verbs.AskRoom);
        await chat.PressAsync(Verbs.AskRoom, new Dictionary<string, string> { ["text"] = "what is a confusion matrix?" });
        Assert.Contains("I know no channel of yours", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remember_this_brings_the_cards_about_it_before_other_new_ones()
    {
        var chat = bot.Personal();
        await AnswerOne(chat);
        await chat.SayAsync("what is data drift?");
        await chat.PressAsync("Remember this");
        Assert.Contains("about Data Drift will come among your next new ones", chat.Text, StringComparison.Ordinal);
        var profile = (await new Learners(bot.Store).GetAsync(chat.Learner, TestContext.Current.CancellationToken)).Value;
        Assert.Equal(bot.Library.Deck.About("D1.2", "data-drift").Select(bot.Library.StoredId).Order(), profile.Wanted.Order());

        StudyPlan plan = new()
        {
            Cards = bot.Library.Deck.Cards,
            Memory = _ => null,
            Now = bot.Now,
            Day = instant => DateOnly.FromDateTime(instant.UtcDateTime),
            Wanted = bot.Library.Deck.About("D1.2", "data-drift").Where(card => card.Kind == FlashcardKind.MultipleChoice).Select(card => card.Id).ToHashSet(),
        };
        Assert.Equal("data-drift", new StudyQueue(Fsrs.Default).Next(plan).Card?.Subject);
    }

    [Fact]
    public async Task Remember_this_is_answered_kindly_when_the_entry_is_gone()
    {
        var chat = bot.Personal();
        await chat.PressAsync(Verbs.Remember, new Dictionary<string, string> { ["term"] = "D1.2/gone" });
        Assert.Contains("The notes have changed since", chat.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_in_a_language_that_is_known_by_words_only_is_told_so()
    {
        bot.Library = new(BotUnderTest.CourseOf(NoteParser.Parse("W1.md", "# W1 Küche\n## Key concepts\n### A. Geräte\n* **Topf:** Darin kocht man Wasser und Nudeln.\n* **Pfanne:** Darin brät man das Fleisch in Fett.\n")));
        bot.Library.Explainer.Learn(new Explain.WordEncoder(), null, TestContext.Current.CancellationToken);
        var chat = bot.Personal();
        await chat.SayAsync("wie wird das Wetter morgen?");
        Assert.Contains("In German I can only look for names and for words of the notes", chat.Text, StringComparison.Ordinal);
    }

    private static async Task AnswerOne(Chat chat)
    {
        await chat.SayAsync("quiz");
        await chat.SayAsync("1");
    }
}
