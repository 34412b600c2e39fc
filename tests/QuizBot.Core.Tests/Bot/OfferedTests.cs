using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>What comes after “Did you mean one of these?”.</summary>
public sealed class OfferedTests : IAsyncDisposable
{
    private const string Doubtful = "which one stores raw footage?";

    private readonly BotUnderTest bot = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task What_may_be_meant_is_shown_with_what_it_is()
    {
        var chat = bot.Personal();
        await chat.SayAsync(Doubtful);
        var facts = FactsOf(chat.Seen);
        Assert.Equal(chat.Seen.Actions.Where(action => action.Verb == Verbs.Explain).Select(action => action.Title), facts.Select(NameOf));
        Assert.StartsWith("Used in the Data Collection and Data Preparation stages", facts.First(fact => NameOf(fact) == "Amazon S3").Value, StringComparison.Ordinal);
        await chat.SayAsync("the second one");
        Assert.Equal(NameOf(facts[1]), chat.Seen.Title);
        await chat.SayAsync("why?");
        Assert.Equal(NameOf(facts[1]), chat.Seen.Title);
    }

    [Fact]
    public void What_has_no_text_of_its_own_is_shown_with_where_it_stands()
    {
        var stage = bot.Library.Explainer.Entries.First(entry => entry.Kind == EntryKind.Stage && entry.Text.Length == 0);
        var view = Core.Bot.Explaining.ExplainView.Of(bot.Library.Explainer, new(Intent.Unsure) { Likely = [stage] }, "the one that does the thing");
        Assert.Equal(new Fact($"1. {stage.Name}", "In ML Lifecycle."), Assert.Single(FactsOf(view)));
        Assert.Contains("Did you mean this?", Assert.IsType<TextBlock>(view.Blocks[0]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task None_of_these_is_taken_as_said_and_not_kept_as_a_question()
    {
        var chat = bot.Personal();
        await chat.SayAsync(Doubtful);
        await chat.SayAsync("none of these");
        Assert.StartsWith("Then I do not know what you mean.", chat.Text.TrimStart(), StringComparison.Ordinal);
        Assert.Single(await KeptAsync());
    }

    [Fact]
    public async Task A_choice_among_what_was_offered_is_no_answer_to_the_card_before_it()
    {
        var chat = bot.Personal();
        await chat.SayAsync("quiz");
        await chat.SayAsync(Doubtful);
        var second = NameOf(FactsOf(chat.Seen)[1]);
        await chat.SayAsync("the second one");
        Assert.Equal(second, chat.Seen.Title);
        Assert.Equal(0, (await new Learners(bot.Store).GetAsync(chat.Learner, Cancel)).Value.Reviews);
    }

    [Fact]
    public async Task A_choice_on_a_card_is_none_among_what_was_offered_before_it()
    {
        var chat = bot.Personal();
        await chat.SayAsync(Doubtful);
        await chat.SayAsync("quiz");
        await chat.SayAsync("the second one");
        Assert.Equal(1, (await new Learners(bot.Store).GetAsync(chat.Learner, Cancel)).Value.Reviews);
    }

    /// <summary>Each of these shows the card again.</summary>
    [Theory]
    [InlineData("hint")]
    [InlineData("wait")]
    [InlineData("repeat the question")]
    public async Task What_is_typed_after_the_card_is_shown_again_is_about_the_card(string said)
    {
        var chat = bot.Personal();
        await chat.SayAsync("quiz");
        await chat.SayAsync(Doubtful);
        await chat.SayAsync(said);
        await chat.SayAsync("the second one");
        Assert.Equal(1, (await new Learners(bot.Store).GetAsync(chat.Learner, Cancel)).Value.Reviews);
    }

    [Theory]
    [InlineData("the fourth one")]
    [InlineData("option 5")]
    [InlineData("idk")]
    [InlineData("not sure")]
    [InlineData("none of the three")]
    public async Task What_is_said_of_an_offer_is_never_graded(string said)
    {
        var chat = bot.Personal();
        await chat.SayAsync("quiz");
        await chat.SayAsync(Doubtful);
        await chat.SayAsync(said);
        Assert.Equal(0, (await new Learners(bot.Store).GetAsync(chat.Learner, Cancel)).Value.Reviews);
        Assert.DoesNotContain(chat.Seen.Actions, action => action.Verb == Verbs.AskRoom);
        Assert.Single(await KeptAsync());
    }

    [Fact]
    public async Task What_was_offered_a_while_ago_is_not_chosen_among()
    {
        var chat = bot.Personal();
        await chat.SayAsync(Doubtful);
        bot.Now += TimeSpan.FromMinutes(11);
        await chat.SayAsync("yes");
        Assert.Null(chat.Seen.Title);
    }

    [Fact]
    public async Task Beside_an_open_card_in_a_channel_a_choice_is_taken()
    {
        var channel = bot.InChannel("ada");
        await channel.SayAsync("quiz aws glue");
        await channel.SayAsync(Doubtful);
        var second = NameOf(FactsOf(channel.Seen)[1]);
        await channel.SayAsync("the second one");
        Assert.Equal(second, channel.Seen.Title);
    }

    [Fact]
    public async Task What_an_open_card_asks_is_not_told_by_a_button_for_one_either()
    {
        var channel = bot.InChannel("ada");
        await channel.SayAsync("quiz amazon s3");
        await channel.PressAsync(Verbs.Explain, new Dictionary<string, string> { ["term"] = "D1.2/amazon-s3", ["alone"] = "yes" });
        Assert.Contains("That is what a card asks that is open here.", channel.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_takes_is_kept_with_the_question_and_not_who()
    {
        var chat = bot.Personal("ada");
        await chat.SayAsync(Doubtful);
        await chat.PressAsync("Data Collection");
        var kept = Assert.Single(await KeptAsync());
        Assert.Equal((Doubtful, "D1.2/data-collection"), (kept.Text, kept.Meant));
        await foreach (var row in bot.Store.ReadAllAsync(Table.Unanswered, Keys.Encode(bot.Library.Course.Id), RowRange.All, Cancel))
            Assert.DoesNotMatch(@"\bada\b", row.Row + row.Body);
    }

    [Theory]
    [InlineData("D1.2/amazon-s3", "")]
    [InlineData("D1.2/amazon-s3", "2026-03-04|")]
    [InlineData("D1.2/amazon-s3", "2026-03-04|nobody-asked-this")]
    [InlineData("D1.2/amazon-s3", "2026-03-04|/../\u0000#?")]
    [InlineData("D1.2/amazon-s3", "profile")]
    public async Task A_button_of_no_question_keeps_nothing(string entry, string question)
    {
        var chat = bot.Personal();
        await chat.SayAsync(Doubtful);
        await chat.PressAsync(Verbs.Explain, new Dictionary<string, string> { ["term"] = entry, ["question"] = question });
        Assert.Null(Assert.Single(await KeptAsync()).Meant);
        Assert.NotNull(chat.Seen.Title);
    }

    [Fact]
    public async Task A_store_that_is_away_keeps_no_explanation_away()
    {
        var chat = bot.Personal();
        await chat.SayAsync(Doubtful);
        var offered = chat.Seen.Actions.First(action => action.Title == "Data Collection");
        bot.Breaking.CommitsLeft = 0;
        await chat.PressAsync(offered);
        Assert.Equal("Data Collection", chat.Seen.Title);
    }

    [Fact]
    public async Task What_an_open_card_asks_is_not_offered_to_who_has_not_answered_it()
    {
        var channel = bot.InChannel("ada");
        await channel.SayAsync("quiz amazon s3");
        await channel.SayAsync(Doubtful);
        Assert.DoesNotContain(channel.Seen.Blocks.OfType<FactsBlock>().SelectMany(block => block.Facts), fact => NameOf(fact) == "Amazon S3");
        Assert.DoesNotContain(channel.Seen.Actions, action => action.Title == "Amazon S3");
        Assert.Contains(channel.Seen.Actions, action => action.Title == "Data Collection");
    }

    /// <summary>Without its number.</summary>
    private static string NameOf(Fact fact) => fact.Label[3..];

    private static IReadOnlyList<Fact> FactsOf(View view) => Assert.IsType<FactsBlock>(view.Blocks[1]).Facts;

    private Task<IReadOnlyList<UnansweredQuestion>> KeptAsync() => new UnansweredQuestions(bot.Store).AllAsync(bot.Library.Course.Id, Cancel);
}
