using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Home;

/// <summary>A learner's own page: where they stand, what is due, and their settings.</summary>
internal sealed class HomeDialog(Learners learners, Pushes pushes, StatsDialog stats, TopicsDialog topics)
{
    public async Task<View> ShowAsync(Library library, Turn turn, CancellationToken cancel)
    {
        var reading = await LearnerReading.ReadAsync(learners, library, turn, cancel);
        var profile = reading.Profile.Seen(turn);
        var today = await topics.TodayAsync(library, turn, reading, cancel);
        var progress = await stats.ShowAsync(library, turn, reading, cancel);
        var card = (await pushes.GetAsync(turn.Room, PushKind.Card, cancel))?.Value;
        return new()
        {
            Title = "Your page",
            Blocks =
            [
                .. today.Blocks,
                .. progress.Blocks,
                new TextBlock("Settings", Tone.Heading),
                new FactsBlock(
                [
                    new("Your day", $"turns at 4 in the morning in {Zones.Describe(profile.TimeZone().Id)}"),
                    new("Days off", profile.DaysOff.ToString()),
                    new("A card by itself", card?.Schedule?.ToString() ?? "never"),
                ]),
            ],
            Actions =
            [
                .. today.Actions,
                Buttons.Say("Change settings", Commands.Settings),
                card is null
                    ? Buttons.Say("A card every weekday at 9", $"{Commands.Schedule} weekdays 09:00")
                    : Buttons.Say("No more cards by themselves", $"{Commands.Schedule} off"),
            ],
            Fallback = today.Line,
        };
    }
}
