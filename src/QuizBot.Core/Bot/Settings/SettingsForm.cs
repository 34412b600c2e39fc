using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Settings;

/// <summary>A learner's settings on one card. What is saved goes the way of the commands that can be typed.</summary>
internal sealed class SettingsForm(
    Learners learners, Pushes pushes, SettingsDialog settings, ReminderDialog reminders, ScheduleDialog schedules)
{
    private const int LongestValue = 100;
    private const string Off = "off";
    private const string Zone = "zone";
    private const string DaysOff = "days-off";
    private const string Evening = "evening";
    private const string Card = "card";

    public async Task<View> ShowAsync(Turn turn, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn);
        var now = await ReadAsync(turn, profile, cancel);
        var others = Others(profile, turn.Now);
        return new()
        {
            Title = "Your settings",
            Blocks =
            [
                .. now.Select(setting => new InputBlock(setting.Id, setting.Label, setting.Example, LongestValue)
                {
                    Value = setting.Value,
                }),
                new FactsBlock(others),
            ],
            Actions = [new(Verbs.Settings, "Save") { Submits = true, Primary = true }],
            Fallback = string.Join(
                " ",
                now.Select(setting => $"{setting.Label}: {setting.Value}.").Concat(others.Select(fact => $"{fact.Label}: {fact.Value}."))),
        };
    }

    /// <summary>What is set by saying it.</summary>
    private static Fact[] Others(LearnerProfile profile, DateTimeOffset now) =>
    [
        new("Goal", profile.Habit.Goal is > 0 and var goal
            ? $"{Wording.Count(goal, "day")} in a row (“streak goal off” ends it)"
            : "none (“streak goal 30” sets one)"),
        new("Away", profile.AwayUntil(now) is { } last
            ? $"through {Wording.DayAndMonth(last)} (“back” ends it)"
            : "no (“away until 12 Jan” lets all rest)"),
        new("On leaderboards", profile.Hidden ? "not named (“leaderboard on” names you)" : "named (“leaderboard off” hides you)"),
    ];

    /// <summary>Changes what differs from what is kept, and says what came of each.</summary>
    public async Task<View> SaveAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        var told = new List<View>();
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn);
        foreach (var setting in await ReadAsync(turn, profile, cancel))
        {
            if (press.Data.TryGetValue(setting.Id, out var typed) && typed.Trim() is var text
                && !text.Equals(setting.Value, StringComparison.OrdinalIgnoreCase))
                told.Add(await SetAsync(library, turn, setting.Id, text, cancel));
        }

        ViewAction[] actions = [Buttons.Say("Settings", Commands.Settings), Buttons.Quiz("Quiz me")];
        return told.Count == 0
            ? Replies.Line("Nothing was changed: all is as it was.", actions)
            : new View
            {
                Blocks = [.. told.SelectMany(view => view.Blocks)],
                Actions = actions,
                Fallback = string.Join(" ", told.Select(view => view.Fallback)),
            };
    }

    private async Task<IReadOnlyList<Setting>> ReadAsync(Turn turn, LearnerProfile profile, CancellationToken cancel)
    {
        List<Setting> all =
        [
            new(Zone, "Time zone", "Europe/Berlin", Zones.Describe(profile.TimeZone().Id)),
            new(DaysOff, "Days off, which never break a streak (weekends, fri, or none)", "weekends", profile.DaysOff.ToString()),
            new(
                Evening,
                "End of your evening; the reminder comes an hour before (20:00, or off)",
                "20:00",
                profile.Evening is { } evening ? Wording.Clock(evening) : Off),
        ];
        if (turn.RoomKind == RoomKind.Personal)
        {
            var card = (await pushes.GetAsync(turn.Room, PushKind.Card, cancel))?.Value;
            var value = card is null ? Off : ScheduleWords.Again(card);
            all.Add(new(Card, "When I bring you a card (weekdays 09:00, or off)", "weekdays 09:00", value));
        }

        return all;
    }

    private Task<View> SetAsync(Library library, Turn turn, string id, string text, CancellationToken cancel) => id switch
    {
        Zone => settings.TimezoneAsync(turn, text, cancel),
        DaysOff => settings.DaysOffAsync(turn, text.Length == 0 ? "none" : text, cancel),
        Evening => reminders.HandleAsync(turn, text.Length == 0 ? Off : text, cancel),
        _ => schedules.HandleAsync(library, turn, text.Length == 0 ? Off : text, cancel),
    };
}

/// <summary>One line of <see cref="SettingsForm"/>: what it is, how it may be written, and how it is now.</summary>
internal sealed record Setting(string Id, string Label, string Example, string Value);
