using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>What people say in a room while a card is open there.</summary>
public sealed class RoomTalkTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("explain")]
    [InlineData("explain it")]
    [InlineData("why?")]
    [InlineData("tell me more")]
    [InlineData("explain {answer}")]
    [InlineData("what is {answer}?")]
    [InlineData("{answer} vs AWS Glue")]
    [InlineData("{prompt}")]
    [InlineData("explain {prompt}")]
    [InlineData("which service is like {answer}?")]
    [InlineData("show answer")]
    [InlineData("hint")]
    [InlineData("i don't know")]
    [InlineData("recap")]
    [InlineData("help")]
    public async Task Nothing_that_is_typed_tells_the_room_the_answer_of_an_open_card(string typed)
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        for (var i = 0; i < 12; i++)
        {
            bot.Now += TimeSpan.FromHours(1);
            await ada.SayAsync("quiz");
            var card = bot.PostedCard;
            await bot.AnswerAsync(ada, right: false);
            var before = bot.Said.Count;
            foreach (var who in new[] { ada, noor })
                await who.SayAsync(typed.Replace("{answer}", card.Answer, StringComparison.Ordinal).Replace("{prompt}", card.Prompt, StringComparison.Ordinal));
            Assert.DoesNotContain(bot.Said[before..], reply => reply.Kind == ReplyKind.Post && Tells(reply.View, card));
        }
    }

    [Theory]
    [InlineData("explain {answer}")]
    [InlineData("what is {answer}?")]
    public async Task What_the_open_card_asks_is_explained_alone_and_only_to_who_has_answered(string typed)
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        var card = await PostNamedAsync(ada);
        typed = typed.Replace("{answer}", card.Answer, StringComparison.Ordinal);
        await bot.AnswerAsync(ada, right: false);
        await noor.SayAsync(typed);
        Assert.Equal(ReplyKind.Private, Assert.Single(noor.Replies).Kind);
        Assert.Contains("nswer", noor.Text, StringComparison.Ordinal);
        Assert.False(Tells(noor.Seen, card), noor.Text);
        await ada.SayAsync(typed);
        Assert.Equal(ReplyKind.Private, Assert.Single(ada.Replies).Kind);
        Assert.Equal(card.Answer, ada.Seen.Title);
        await ada.SayAsync("explain");
        Assert.Equal((ReplyKind.Private, card.Answer), (Assert.Single(ada.Replies).Kind, ada.Seen.Title));
    }

    [Fact]
    public async Task Show_answer_typed_says_which_button_does_it()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("quiz");
        await ada.SayAsync("show answer");
        Assert.Equal(ReplyKind.Private, Assert.Single(ada.Replies).Kind);
        Assert.Contains("“Show answer” on the card", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_explanation_in_the_room_has_no_button_that_tells_the_answer_to_the_room()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        var card = await PostNamedAsync(ada);
        var key = bot.Library.Explainer.Named(card.Answer)!.Key;
        await noor.PressAsync(Verbs.Explain, new Dictionary<string, string> { ["entry"] = key });
        Assert.Equal(ReplyKind.Private, Assert.Single(noor.Replies).Kind);
        Assert.False(Tells(noor.Seen, card), noor.Text);
    }

    [Fact]
    public async Task A_card_that_is_open_in_a_thread_is_not_told_beside_it_either()
    {
        Chat ada = bot.InChannel("ada", "thread-a"), noor = bot.InChannel("noor");
        var card = await PostNamedAsync(ada);
        await noor.SayAsync($"what is {card.Answer}?");
        Assert.Equal(ReplyKind.Private, Assert.Single(noor.Replies).Kind);
        Assert.False(Tells(noor.Seen, card), noor.Text);
        await noor.SayAsync("what is overfitting?");
        Assert.Equal(ReplyKind.Post, Assert.Single(noor.Replies).Kind);
    }

    [Fact]
    public async Task Once_the_card_is_closed_everything_is_explained_to_the_room_again()
    {
        Chat ada = bot.InChannel("ada"), noor = bot.InChannel("noor");
        var card = await PostNamedAsync(ada);
        foreach (var person in new[] { ada, noor })
            await bot.AnswerAsync(person, right: true);
        await ada.PressAsync(Verbs.Reveal, new Dictionary<string, string> { ["round"] = bot.Posted!.Round! });
        await noor.SayAsync($"explain {card.Answer}");
        Assert.Equal((ReplyKind.Post, card.Answer), (Assert.Single(noor.Replies).Kind, noor.Seen.Title));
    }

    [Fact]
    public async Task Other_questions_are_answered_to_the_room_while_a_card_is_open()
    {
        var ada = bot.InChannel("ada");
        var card = await PostNamedAsync(ada);
        var other = bot.Library.Explainer.Entries.First(entry => entry.Name is "Data Drift" or "Amazon Comprehend" or "Overfitting" && entry.Name != card.Answer);
        await ada.SayAsync($"what is {other.Name}?");
        Assert.Equal(other.Name, ada.Seen.Title);
    }

    [Fact]
    public async Task A_recap_does_not_tell_the_answer_of_a_card_that_is_still_open()
    {
        var ada = bot.InChannel("ada");
        var card = await PostNamedAsync(ada);
        await bot.AnswerAsync(ada, right: false);
        await ada.SayAsync("recap");
        Assert.Contains("0 of 1 right: still open", ada.Text, StringComparison.Ordinal);
        Assert.False(Tells(ada.Seen, card), ada.Text);
    }

    private static bool Tells(View view, Flashcard card)
    {
        var said = Words.Of(string.Join('\n', view.Blocks.Select(Read).Append(view.Title).Append(view.Fallback)));
        return Words.Of(card.Answer) is { Count: > 1 } answer && Words.IndexOf(said, answer) >= 0;
    }

    private static string Read(Block block) => block switch
    {
        TextBlock text => text.Text,
        FactsBlock facts => string.Join('\n', facts.Facts.Select(fact => $"{fact.Label}: {fact.Value}")),
        TableBlock table => string.Join('\n', table.Rows.Select(row => string.Join(" | ", row))),
        _ => "",
    };

    /// <summary>The first card whose answer is the name of something the notes explain.</summary>
    private async Task<Flashcard> PostNamedAsync(Chat chat)
    {
        do
        {
            bot.Now += TimeSpan.FromHours(1);
            await chat.SayAsync("quiz");
        }
        while (bot.Library.Explainer.Called(bot.PostedCard.Answer) is null || Words.Of(bot.PostedCard.Answer).Count < 2);
        return bot.PostedCard;
    }
}
