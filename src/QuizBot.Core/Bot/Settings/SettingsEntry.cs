using QuizBot.Core.Schedules;

namespace QuizBot.Core.Bot.Settings;

/// <summary>What a person entered in the settings card that is to be changed, by the fields' ids, and what is wrong with it.</summary>
/// <param name="Values">What was entered where it differs; as it was sent where it is not understood.</param>
/// <param name="Problems">What to say beside a field.</param>
internal sealed record SettingsEntry(IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Problems)
{
    public static SettingsEntry None { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>True where the card showed what is no longer so in a field that was left alone.</summary>
    public bool IsOld { get; private init; }

    public bool ChangesCard => Values.ContainsKey(SettingFields.CardDays) || Values.ContainsKey(SettingFields.CardTime);

    /// <param name="data">What the press brought; anything at all.</param>
    /// <param name="now">How all is.</param>
    public static SettingsEntry Read(IReadOnlyDictionary<string, string> data, SettingsNow now)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        var isOld = false;
        foreach (var setting in now.Settings)
        {
            var was = data.GetValueOrDefault(setting.Was, setting.Value);
            var text = data.TryGetValue(setting.Id, out var sent) ? sent.Trim() : was;
            if (text.Length == 0 && !setting.CanBeEmpty)
                text = was;
            var read = text == was || text == setting.Value ? ReadValue.Of(text) : setting.Read(text);
            if (read.Problem is { } problem)
                (values[setting.Id], problems[setting.Id]) = (text, problem);
            else if (read.Value == setting.Value)
                continue;
            else if (read.Value == was)
                isOld = true; // What the card showed is no wish: an old one would undo what was changed elsewhere since.
            else
                values[setting.Id] = read.Value;
        }

        var entry = new SettingsEntry(values, problems) { IsOld = isOld };
        foreach (var (id, problem) in entry.Missing(now))
            problems.TryAdd(id, problem);
        return entry;
    }

    /// <summary>What was entered, else how it is.</summary>
    public string ValueOf(string id, SettingsNow now) =>
        Values.GetValueOrDefault(id) ?? now.Settings.First(setting => setting.Id == id).Value;

    /// <summary>What a card at set times still needs; to empty a field of one that is set is to end it.</summary>
    private IEnumerable<(string Id, string Problem)> Missing(SettingsNow now)
    {
        if (!ChangesCard)
            yield break;
        if (now.Card?.Schedule is null && ValueOf(SettingFields.CardDays, now).Length == 0)
            yield return (SettingFields.CardDays, "On which days? Pick at least one, or leave the time empty, too.");
        if (now.Card?.Schedule is null && ValueOf(SettingFields.CardTime, now).Length == 0)
            yield return (SettingFields.CardTime, "At what time? Pick one, or leave the days empty, too.");
        if (!Ends(now) && SettingFields.OwnZone(now.Card, now.Profile) is null && ZoneProblem(now) is { } problem)
            yield return (SettingFields.Zone, $"{problem} Please pick it, so that the card comes by your clock.");
    }

    private bool Ends(SettingsNow now) => now.Card?.Schedule is not null
        && (ValueOf(SettingFields.CardDays, now).Length == 0 || ValueOf(SettingFields.CardTime, now).Length == 0);

    /// <summary>Why no zone would be known once all is saved; null where one is.</summary>
    private string? ZoneProblem(SettingsNow now)
    {
        if (Zones.TryGet(now.Profile.ChannelZone, out _))
            return null;
        return Values.TryGetValue(SettingFields.Zone, out var zone)
            ? zone == SettingFields.Auto ? "Your chat does not tell me your time zone." : null
            : Zones.TryGet(now.Profile.Zone, out _) ? null : "I do not know your time zone yet.";
    }
}
