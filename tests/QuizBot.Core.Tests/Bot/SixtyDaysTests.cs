using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Tests.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

/// <summary>
/// One learner studies the course that ships for sixty days, twenty minutes at most an evening, and is away for a week. What they remember
/// is FSRS's own prediction, by a memory kept here and not by the bot; a choice is guessed with the luck it has.
/// </summary>
public sealed class SixtyDaysTests(ITestOutputHelper output) : IAsyncDisposable
{
    private const int Days = 60;
    private const int FirstAway = 28;
    private const int LastAway = 34;

    private readonly BotUnderTest bot = new() { Now = new(2026, 3, 2, 17, 0, 0, TimeSpan.Zero) };
    private readonly Random random = new(1);
    private readonly Dictionary<string, CardMemory> remembers = [];
    private readonly List<Day> days = [];

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Sixty_evenings_bring_the_course_into_memory_in_a_few_minutes_each()
    {
        bot.Library = new(CourseFolder.Read(Sample.Course, null));
        var ada = bot.Personal();
        var start = bot.Now;
        for (var day = 0; day < Days; day++)
        {
            bot.Now = start.AddDays(day);
            days.Add(day is >= FirstAway and <= LastAway ? new(day) : await EveningAsync(ada, day));
        }

        bot.Now = start.AddDays(Days);
        var cards = bot.Library.Deck.Cards;
        var met = cards.Where(card => remembers.ContainsKey(card.Id)).ToList();
        var recall = met.Average(card => Fsrs.Default.Recall(remembers[card.Id], bot.Now));
        Report(cards.Count, met, recall);

        var studied = days.Where(day => day.Cards > 0).ToList();
        Assert.Equal(5, days[0].Cards - days[0].Again);
        Assert.All(studied, day => Assert.InRange(day.New, 0, LearnerProfile.UsualNewPerDay));
        Assert.InRange(studied.Average(day => day.Minutes), 3, 12);
        Assert.InRange(studied.Max(day => day.Minutes), 3, 20);
        Assert.InRange(recall, 0.8, 1);
        Assert.DoesNotContain(days, day => day.Repeated > 3);

        // By the end each domain has had about its part of the exam.
        foreach (var domain in bot.Library.Course.Notes.GroupBy(note => note.Domain))
        {
            var share = met.Count(card => bot.Library.NoteOf(card)!.Domain == domain.Key) / (double)met.Count;
            Assert.InRange(share * 100, domain.First().Weight!.Value - 8, domain.First().Weight!.Value + 8);
        }
    }

    /// <summary>"quiz", and then whatever the card offers first, until the sitting is over.</summary>
    private async Task<Day> EveningAsync(Chat ada, int number)
    {
        var day = new Day(number);
        await ada.SayAsync("quiz");
        Dictionary<string, int> asked = [];
        while (ada.Seen.Actions.FirstOrDefault(action => action.Data.ContainsKey("card") && action.Verb is Verbs.Answer or Verbs.Show) is { } any
            && bot.Library.Deck.Find(any.Data.GetValueOrDefault("card", "")) is { } card)
        {
            var times = asked[card.Id] = asked.GetValueOrDefault(card.Id) + 1;
            var knows = remembers.TryGetValue(card.Id, out var memory) && random.NextDouble() < Fsrs.Default.Recall(memory, bot.Now);
            var right = knows || random.NextDouble() < Luck(card);
            remembers[card.Id] = Fsrs.Default.Review(memory, knows ? Grade.Good : Grade.Again, bot.Now);
            await AnswerAsync(ada, card, right);
            day = day with
            {
                Cards = day.Cards + 1,
                New = day.New + (memory is null ? 1 : 0),
                Again = day.Again + (times > 1 ? 1 : 0),
                Repeated = Math.Max(day.Repeated, times),
                Right = day.Right + (right ? 1 : 0),
                Taps = day.Taps + (card.Kind is FlashcardKind.MultipleChoice or FlashcardKind.Reveal ? 2 : 3),
                Minutes = day.Minutes + (right ? 0.25 : 0.5),
            };
            bot.Now += TimeSpan.FromSeconds(right ? 15 : 30);
            if (!ada.Seen.Actions.Any(action => action.Title == "Next card"))
                break;
            await ada.PressAsync("Next card");
        }

        return day;
    }

    /// <summary>What a guess is worth; nothing is guessed where there is nothing to choose from.</summary>
    private static double Luck(Flashcard card) => card.Kind == FlashcardKind.MultipleChoice ? 1.0 / card.Choices.Count : 0;

    private static async Task AnswerAsync(Chat ada, Flashcard card, bool right)
    {
        if (card.Kind == FlashcardKind.Reveal)
        {
            await ada.PressAsync("Show answer");
            await ada.PressAsync(right ? "Got it" : "Missed it");
        }
        else if (right)
        {
            await ada.SayRightAsync(card);
        }
        else
        {
            await ada.SayAsync("idk");
        }
    }

    private void Report(int all, List<Flashcard> met, double recall)
    {
        var studied = days.Where(day => day.Cards > 0).ToList();
        output.WriteLine($"{met.Count} of {all} cards met in {studied.Count} evenings; recall of them on the exam day {recall:P0}.");
        output.WriteLine($"Cards an evening: {studied.Average(day => day.Cards):F1} (most {studied.Max(day => day.Cards)}); "
            + $"new {studied.Average(day => day.New):F1} (most {studied.Max(day => day.New)}); "
            + $"asked again the same evening {studied.Average(day => day.Again):F1} (one card at most {studied.Max(day => day.Repeated)} times); "
            + $"minutes {studied.Average(day => day.Minutes):F1} (most {studied.Max(day => day.Minutes):F1}); "
            + $"taps {studied.Average(day => day.Taps / (double)day.Cards):F2} a card.");
        output.WriteLine("By note: " + string.Join(", ", bot.Library.Course.Notes.Select(note =>
            $"{note.Id} {met.Count(card => card.NoteId == note.Id)}")));
        output.WriteLine("Right by week: " + string.Join(", ", studied.GroupBy(day => day.Number / 7).Select(week =>
            $"{100.0 * week.Sum(day => day.Right) / week.Sum(day => day.Cards):F0} %")));
    }

    private sealed record Day(int Number)
    {
        public int Cards { get; init; }

        public int New { get; init; }

        /// <summary>Cards that came more than once in the evening.</summary>
        public int Again { get; init; }

        /// <summary>How often the card came that came most.</summary>
        public int Repeated { get; init; }

        public int Right { get; init; }

        public int Taps { get; init; }

        public double Minutes { get; init; }
    }
}
