using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Streaks;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Progress;

/// <summary>A learner's own page: where they stand, what is due, and their settings.</summary>
internal sealed class HomeDialog(Learners learners, Pushes pushes, StatsDialog stats, Fsrs fsrs)
{
    public async Task<View> ShowAsync(Library library, Turn turn, CancellationToken cancel)
    {
        var readProfile = learners.GetAsync(turn.Learner, cancel);
        var profile = (await readProfile).Value.Seen(turn);
        var memories = await learners.GetMemoriesAsync(turn.Learner, library.Course.Id, readProfile, cancel);
        var progress = await stats.ShowAsync(library, turn, cancel);
        var card = (await pushes.GetAsync(turn.Room, PushKind.Card, cancel))?.Value;
        var zone = profile.TimeZone();
        var streak = profile.StreakAt(turn.Now);
        Flashcard[] cards = [.. library.Course.Notes.SelectMany(note => library.Deck.OfNote(note.Id))];
        var due = cards.Count(card => memories.GetValueOrDefault(card.Id)?.Due <= turn.Now);
        var fresh = cards.Count(card => !memories.ContainsKey(card.Id));
        var summary = $"Your streak: {Wording.Count(streak.Length, "day")}. {Wording.Count(due, "card")} due.";
        return new()
        {
            Title = "Your page",
            Blocks =
            [
                new FactsBlock(
                [
                    new("Streak", Wording.Count(streak.Length, "day")),
                    new("Due now", Wording.Count(due, "card")),
                    new("Not seen yet", Wording.Count(fresh, "card")),
                ]),
                .. Domains(library, memories, turn.Now),
                .. progress.Blocks,
                new TextBlock("Settings", Tone.Heading),
                new FactsBlock([new("Your day", $"turns at 4 in the morning in {Zones.Describe(zone.Id)}"), new("Days off", profile.DaysOff.ToString()), new("A card by itself", card?.Schedule?.ToString() ?? "never")]),
            ],
            Actions =
            [
                Buttons.Quiz("Start a quiz"),
                Buttons.Say("Change settings", Commands.Settings),
                card is null ? Buttons.Say("A card every weekday at 9", $"{Commands.Schedule} weekdays 09:00") : Buttons.Say("No more cards by themselves", $"{Commands.Schedule} off"),
            ],
            Fallback = summary,
        };
    }

    /// <summary>How much of each domain would be recalled now, with cards never seen as not known.</summary>
    private IEnumerable<Block> Domains(Library library, IReadOnlyDictionary<string, CardMemory> memories, DateTimeOffset now)
    {
        foreach (var domain in library.Course.Notes.GroupBy(note => note.Domain).OrderBy(group => group.Key ?? int.MaxValue))
        {
            Flashcard[] cards = [.. domain.SelectMany(note => library.Deck.OfNote(note.Id))];
            if (cards.Length == 0)
                continue;
            var known = cards.Sum(card => memories.GetValueOrDefault(card.Id) is { } memory ? fsrs.Recall(memory, now) : 0);
            var percent = (int)Math.Round(100 * known / cards.Length);
            var name = domain.Key is { } number ? "Domain " + number.ToString(CultureInfo.InvariantCulture) : "Other notes";
            yield return new ProgressBlock($"{name}: you would recall {percent} % of {Wording.Count(cards.Length, "card")}", percent, 100);
        }
    }
}
