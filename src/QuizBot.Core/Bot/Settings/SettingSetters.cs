using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Chat;

namespace QuizBot.Core.Bot.Settings;

/// <summary>Changes what was entered in the settings card, each as the command that can be typed does.</summary>
internal sealed class SettingSetters(
    SettingsDialog settings, ReminderDialog reminders, NewCardsDialog newCards, GoalDialog goals, ScheduleDialog schedules)
{
    private const string Off = "off";

    /// <returns>What came of each change.</returns>
    public async Task<IReadOnlyList<View>> SetAsync(
        Library library, Turn turn, SettingsNow now, SettingsEntry entry, CancellationToken cancel)
    {
        var told = new List<View>();
        foreach (var setting in now.Settings)
        {
            if (entry.Values.TryGetValue(setting.Id, out var value) && Set(turn, setting.Id, value, cancel) is { } set)
                told.Add(await set);
        }

        if (entry.ChangesCard)
        {
            var (days, time) = (entry.ValueOf(SettingFields.CardDays, now), entry.ValueOf(SettingFields.CardTime, now));
            var words = days.Length == 0 || time.Length == 0 ? Off : SettingFields.Words(days, time, now, library);
            told.Add(await schedules.HandleAsync(library, turn, words, cancel));
        }

        return told;
    }

    /// <summary>Null for a part of the card's schedule, which is set as one.</summary>
    private Task<View>? Set(Turn turn, string id, string value, CancellationToken cancel) => id switch
    {
        SettingFields.Zone => settings.TimezoneAsync(turn, value, cancel),
        SettingFields.DaysOff => settings.DaysOffAsync(turn, value.Length == 0 ? "none" : value, cancel),
        SettingFields.Evening => reminders.HandleAsync(turn, value.Length == 0 ? Off : value, cancel),
        SettingFields.NewCards => newCards.HandleAsync(turn, value, cancel),
        SettingFields.Goal => goals.HandleAsync(turn, value, cancel),
        _ => null,
    };
}
