using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Settings;

/// <summary>
/// A learner's settings on one card. It is saved as a whole or not at all: where one field is not understood, the card comes back with all
/// that was entered. What is saved goes the way of the commands that can be typed.
/// </summary>
internal sealed class SettingsForm(Learners learners, Pushes pushes, SettingSetters setters)
{
    private const string Old = "That card is from before. Here are your settings as they are now; nothing was changed.";

    public async Task<View> ShowAsync(Turn turn, CancellationToken cancel) => Draw(await ReadAsync(turn, cancel), turn, SettingsEntry.None);

    /// <summary>Changes what differs from what the card showed and from what is kept, and says what came of each.</summary>
    public async Task<View> SaveAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        var now = await ReadAsync(turn, cancel);
        if (!now.Settings.All(setting => press.Data.ContainsKey(setting.Was)))
            return Draw(now, turn, SettingsEntry.None, Old);
        var entry = SettingsEntry.Read(press.Data, now);
        if (entry.Problems.Count > 0)
        {
            string[] names = [.. now.Settings.Where(one => entry.Problems.ContainsKey(one.Id)).Select(one => one.Name)];
            return Draw(now, turn, entry, $"Nothing is saved yet. Please look again at {Wording.List(names)}.");
        }

        var told = await setters.SetAsync(library, turn, now, entry, cancel);
        ViewAction[] actions = [Buttons.Say("Settings", Commands.Settings), Buttons.Quiz("Quiz me")];
        return told.Count == 0 && entry.IsOld ? Draw(now, turn, SettingsEntry.None, Old)
            : told.Count == 0 ? Replies.Line("Nothing was changed: all is as it was.", actions)
            : new View
            {
                Blocks = [.. told.SelectMany(view => view.Blocks)],
                Actions = actions,
                Fallback = string.Join(" ", told.Select(view => view.Fallback)),
            };
    }

    private async Task<SettingsNow> ReadAsync(Turn turn, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn);
        var isPersonal = turn.RoomKind == RoomKind.Personal;
        var card = isPersonal ? (await pushes.GetAsync(turn.Room, PushKind.Card, cancel))?.Value : null;
        return new(profile, card, SettingFields.Of(profile, card, isPersonal));
    }

    private static View Draw(SettingsNow now, Turn turn, SettingsEntry entry, string? remark = null)
    {
        var others = Others(now.Profile, turn.Now);
        return new()
        {
            Title = "Your settings",
            Blocks =
            [
                .. remark is null ? [] : (Block[])[new TextBlock(remark, entry.Problems.Count > 0 ? Tone.Bad : Tone.Body)],
                .. NoZone(now.Profile) is { } unknown ? [new TextBlock(unknown)] : (Block[])[],
                .. now.Settings.Select(setting => setting.With(
                    entry.Values.GetValueOrDefault(setting.Id, setting.Value), entry.Problems.GetValueOrDefault(setting.Id))),
                new FactsBlock(others),
            ],
            Actions =
            [
                new(Verbs.Settings, "Save")
                {
                    Data = now.Settings.ToDictionary(setting => setting.Was, setting => setting.Value),
                    Submits = true,
                    Primary = true,
                },
            ],
            Fallback = string.Join(
                " ",
                now.Settings.Select(setting => Said(setting, entry))
                    .Concat(others.Select(fact => $"{fact.Label}: {fact.Value}."))
                    .Prepend(remark ?? NoZone(now.Profile) ?? "Your settings.")),
        };
    }

    private static string Said(Setting setting, SettingsEntry entry)
    {
        var problem = entry.Problems.TryGetValue(setting.Id, out var wrong) ? $" {wrong}" : "";
        return $"{setting.Name}: {(setting.Value.Length == 0 ? "none" : setting.Value)}.{problem}";
    }

    /// <summary>What to say where no time zone is known; null where one is.</summary>
    private static string? NoZone(LearnerProfile profile)
    {
        if (Zones.TryGet(profile.Zone, out _))
            return null;
        var here = Zones.Describe(profile.TimeZone().Id);
        return profile.Zone is not null
                ? $"You chose {profile.Zone}, a time zone that I do not know. It is kept; meanwhile your day follows {here}."
            : Zones.TryGet(profile.ChannelZone, out _) ? null
            : $"I do not know your time zone yet, so your day follows {here}. Pick yours, and everything keeps to your clock.";
    }

    /// <summary>What is set by saying it.</summary>
    private static Fact[] Others(LearnerProfile profile, DateTimeOffset now) =>
    [
        new("Away", profile.AwayUntil(now) is { } last
            ? $"through {Wording.DayAndMonth(last)} (“back” ends it)"
            : "no (“away until 12 Jan” lets all rest)"),
        new("On leaderboards", profile.Hidden ? "not named (“leaderboard on” names you)" : "named (“leaderboard off” hides you)"),
    ];
}

/// <summary>What a learner's settings are, and how they are asked for.</summary>
/// <param name="Profile">Theirs.</param>
/// <param name="Card">Their own card; null without one, and where it is not asked for.</param>
/// <param name="Settings">In the order shown.</param>
internal sealed record SettingsNow(LearnerProfile Profile, Push? Card, IReadOnlyList<Setting> Settings);
