using System.Globalization;
using System.Text.RegularExpressions;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Streaks;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>What has piled up after a break.</summary>
public sealed class BacklogTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new()
    {
        Library = new Library(BotUnderTest.CourseOf(Note("D1.1", 1, weight: 10, cards: 80), Note("D2.1", 2, weight: 30, cards: 80))),
    };

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task After_a_break_the_opening_says_how_much_waits_and_when_it_is_cleared_and_the_day_is_capped()
    {
        var ada = await WithPileAsync(140);
        await ada.SayAsync("quiz");

        // Ten study days from Wednesday, without weekends.
        Assert.StartsWith("140 wait; 15 a day clears them by 17 March. New cards wait until then.", ada.Seen.Fallback, StringComparison.Ordinal);
        Assert.Contains("15 due, about 5 minutes", ada.Text, StringComparison.Ordinal);
        Assert.Equal("D2.1", Cards(ada).NoteId);
        Assert.Equal(15, await StudyAsync(ada));
        Assert.Contains("15 of 15 right", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("quiz");
        Assert.Contains("125 cards wait and need not today: the next 15 come tomorrow.", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sum_is_true_for_who_keeps_to_it()
    {
        var ada = await WithPileAsync(64);
        await ada.SayAsync("days off none");
        await ada.SayAsync("quiz");
        var said = Regex.Match(ada.Seen.Fallback, "^64 wait; 15 a day clears them by (.+?)\\. ").Groups[1].Value;
        var last = DateTime.ParseExact(said + " 2026", "d MMMM yyyy", CultureInfo.InvariantCulture);
        var pile = await DueAsync(ada);
        while (true)
        {
            await StudyAsync(ada);
            if (bot.Now.Date == last)
                break;
            Assert.NotEmpty((await DueAsync(ada)).Intersect(pile));
            bot.Now += TimeSpan.FromDays(1);
            await ada.SayAsync("quiz");
        }

        Assert.Empty((await DueAsync(ada)).Intersect(pile));
    }

    [Fact]
    public async Task What_is_worth_most_comes_first()
    {
        var ada = await WithPileAsync(140);
        await ada.SayAsync("quiz");
        var first = Cards(ada);
        var memories = await MemoriesAsync(ada);
        double Worth(string id) => (id.StartsWith("D2", StringComparison.Ordinal) ? 30 : 10) * (1 - Fsrs.Default.Recall(memories[id], bot.Now));
        Assert.Equal(memories.Keys.Max(Worth), Worth(first.Id), 6);
    }

    [Fact]
    public async Task A_card_that_came_by_itself_and_was_answered_first_hides_no_pile()
    {
        var ada = await WithPileAsync(60);
        await ada.SayAsync("quiz D1.1");
        await ada.PressAsync("Show answer");
        await ada.PressAsync("Got it");
        await ada.SayAsync("quiz");
        Assert.StartsWith("59 wait; 15 a day clears them by 9 March.", ada.Seen.Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_goes_on_gets_more_of_the_pile_and_nothing_new()
    {
        var ada = await WithPileAsync(100);
        await ada.SayAsync("quiz");
        await StudyAsync(ada);
        await ada.PressAsync("5 more");
        Assert.True((await MemoriesAsync(ada)).ContainsKey(Cards(ada).Id));
    }

    [Fact]
    public async Task Cards_that_are_remembered_alike_are_counted_each()
    {
        var ada = await WithPileAsync(36);
        await ada.SayAsync("quiz");
        Assert.StartsWith("36 wait; 15 a day clears them by 6 March.", ada.Seen.Fallback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_holds_all_that_is_due_has_no_pile()
    {
        var ada = await WithPileAsync(20);
        await ada.SayAsync("quiz");
        Assert.DoesNotContain("wait;", ada.Text, StringComparison.Ordinal);
        Assert.Contains("20 due", ada.Text, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Note Note(string id, int domain, int weight, int cards) => new()
    {
        Id = id,
        Title = "Things",
        File = $"{id}.md",
        Domain = domain,
        Weight = weight,
        Flashcards =
        [
            .. Enumerable.Range(1, cards).Select(number => new Flashcard
            {
                Id = $"{id}/Q{number}",
                NoteId = id,
                Kind = FlashcardKind.Reveal,
                Prompt = $"What is thing {id} {number}?",
                Answer = $"Thing {id} {number}",
                Line = number,
            }),
        ],
    };

    private Flashcard Cards(Chat chat) => bot.Library.Deck.Find(chat.Seen.Actions[0].Data["card"])!;

    /// <summary>Someone who knew so many cards, the last of them a month ago, and has been away since.</summary>
    private async Task<Chat> WithPileAsync(int count)
    {
        var ada = bot.Personal();
        var learners = new Learners(bot.Store);
        var cards = bot.Library.Deck.Cards.OrderBy(card => card.Line).Take(count).ToList();
        foreach (var note in cards.GroupBy(card => card.NoteId))
        {
            var memory = NoteMemory.Empty(bot.Library.Course.Id, note.Key);
            foreach (var card in note)
            {
                var before = bot.Now.AddDays(-40 + (card.Line % 7));
                memory = memory.With(card.Id, new()
                {
                    Stability = 20 + card.Line,
                    Difficulty = 5,
                    Due = before.AddDays(20),
                    LastReview = before,
                    Reps = 3,
                    Lapses = 0,
                    Phase = Phase.Review,
                    ScheduledDays = 20,
                });
            }

            var profile = await learners.GetAsync(ada.Learner, Cancel);
            var streak = new Streak(0, 3, new(2026, 2, 1), bot.Now.AddDays(-30), 0);
            var log = new LogEntry { Ask = note.Key, Card = note.Key, Version = "", At = bot.Now.AddDays(-30), Day = new(2026, 2, 1), Correct = true, Grade = Grade.Good };
            var known = profile.Value with { Reviews = count, Streak = streak, ChannelZone = "Europe/Berlin" };
            Assert.True(await learners.SaveAsync(
                profile.With(known), new(memory, null), new DayCount(new(2026, 2, 1), count, count), log, false, Cancel));
        }

        return ada;
    }

    private async Task<int> StudyAsync(Chat chat)
    {
        for (var answered = 0; ; answered++)
        {
            if (chat.Seen.Actions.All(action => action.Title != "Show answer"))
                return answered;
            await chat.PressAsync("Show answer");
            await chat.PressAsync("Got it");
            if (chat.Seen.Actions.SingleOrDefault(action => action.Title == "Next card") is { } next)
                await chat.PressAsync(next);
        }
    }

    private Task<IReadOnlyDictionary<string, CardMemory>> MemoriesAsync(Chat chat)
    {
        var learners = new Learners(bot.Store);
        return learners.GetMemoriesAsync(chat.Learner, bot.Library.Course.Id, learners.GetAsync(chat.Learner, Cancel), Cancel);
    }

    private async Task<List<string>> DueAsync(Chat chat) =>
        [.. (await MemoriesAsync(chat)).Where(pair => pair.Value.Due <= bot.Now).Select(pair => pair.Key)];
}
