using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Settings;

/// <summary>The fields of <see cref="SettingsForm"/>: each is read as what can be typed for it.</summary>
internal static class SettingFields
{
    public const string Zone = "zone";
    public const string DaysOff = "days-off";
    public const string Evening = "evening";
    public const string NewCards = "new-cards";
    public const string Goal = "goal";
    public const string CardDays = "card-days";
    public const string CardTime = "card-time";

    /// <summary>To follow the channel's zone.</summary>
    public const string Auto = "auto";

    private const int LongestValue = 100;

    private static readonly (string Code, Days Day)[] Week =
    [
        ("mon", Days.Monday), ("tue", Days.Tuesday), ("wed", Days.Wednesday), ("thu", Days.Thursday), ("fri", Days.Friday),
        ("sat", Days.Saturday), ("sun", Days.Sunday),
    ];

    private static readonly Option[] WeekOptions = [.. Week.Select(day => new Option(day.Code, day.Day.Describe()))];

    /// <param name="profile">Whose.</param>
    /// <param name="card">Their own card; null without one.</param>
    /// <param name="isPersonal">Whether they are asked alone, where their own card is among the settings.</param>
    public static IReadOnlyList<Setting> Of(LearnerProfile profile, Push? card, bool isPersonal) =>
    [
        new("your time zone", ZoneField(profile), ZoneNow(profile), ReadZone),
        new(
            "your days off",
            new ChoiceBlock(DaysOff, "Days off, which never break a streak", WeekOptions, Pick.Several),
            Codes(profile.DaysOff.Days),
            ReadDaysOff),
        new(
            "the end of your evening",
            Time(Evening, "End of your evening; the reminder comes an hour before (empty: no reminder)"),
            profile.Evening is { } evening ? Wording.Clock(evening) : "",
            text => ReadEvening(text, profile)),
        new(
            "new cards",
            Number(NewCards, $"New cards a day at most (1 to {Wording.Digits(NewCardsDialog.Most)})", 1, NewCardsDialog.Most),
            Wording.Digits(profile.NewPerDay),
            text => NewCardsDialog.TryRead(text, out var count, out var problem) ? Read(Wording.Digits(count)) : Wrong(problem)),
        new(
            "your goal",
            Number(Goal, "Days in a row you aim for (0 for no goal)", 0, GoalDialog.Furthest),
            profile.Habit.Goal is { } aim ? Wording.Digits(aim) : "",
            text => GoalDialog.TryRead(text, out var goal, out var problem) ? Read(Wording.Digits(goal)) : Wrong(problem)),
        .. isPersonal ? CardFields(card, profile) : [],
    ];

    /// <summary>The words for a schedule of the days and the time, with what the card's own schedule says besides.</summary>
    public static string Words(string days, string time, SettingsNow now, Library library)
    {
        var zone = OwnZone(now.Card, now.Profile) is { } own ? $" {own}" : "";
        var note = now.Card?.Schedule?.NoteId is { } id && library.Course.Notes.Any(note => note.Id == id) ? $" note {id}" : "";
        return $"{days} {time}{zone}{note}";
    }

    private static Setting[] CardFields(Push? card, LearnerProfile profile)
    {
        var zone = OwnZone(card, profile) is { } own ? $", in {own}" : "";
        var note = card?.Schedule?.NoteId is { } id ? $", from note {id}" : "";
        return
        [
            new(
                "the days of your card",
                new ChoiceBlock(CardDays, "Days on which I bring you a card (none: no card)", WeekOptions, Pick.Several),
                Codes(card?.Schedule?.Days ?? Days.None),
                text => DayWords.TryParse(text.Length == 0 ? "none" : text, out var days)
                    ? Read(Codes(days))
                    : Wrong("Write the days like this: weekdays, or: mon, thu.")),
            new(
                "the time of your card",
                Time(CardTime, $"At what time (empty: no card){zone}{note}"),
                card?.Schedule is { } schedule ? Wording.Clock(schedule.Time) : "",
                ReadTime),
        ];
    }

    private static ChoiceBlock ZoneField(LearnerProfile profile)
    {
        var known = Zones.TryGet(profile.ChannelZone, out var channel);
        List<Option> options = [];
        if (known || profile.Zone is not null)
            options.Add(new(Auto, channel is null ? "As my chat says" : $"As my chat says: {Zones.Describe(channel.Id)}"));
        if (ZoneNow(profile) is { Length: > 0 } now && now != Auto && ZoneList.All.All(zone => zone.Id != now))
            options.Add(new(now, Zones.Describe(now)));
        options.AddRange(ZoneList.All.Select(zone => new Option(zone.Id, zone.Name)));
        return new(Zone, "Time zone (not among these? say “timezone” and your city)", options, Pick.OneFiltered);
    }

    /// <summary>Empty where none is known.</summary>
    private static string ZoneNow(LearnerProfile profile) =>
        Zones.TryGet(profile.Zone, out var zone) ? zone.Id
        : profile.Zone is null && Zones.TryGet(profile.ChannelZone, out _) ? Auto
        : "";

    /// <summary>The zone that a schedule names itself, as people read it; null for one that goes with the learner.</summary>
    public static string? OwnZone(Push? card, LearnerProfile profile) =>
        card is { Schedule: { } schedule } && !(card.FollowsZone ?? schedule.Zone == profile.TimeZone().Id)
        && Zones.TryGet(schedule.Zone, out _)
            ? Zones.Describe(schedule.Zone)
            : null;

    private static ReadValue ReadZone(string text) =>
        SettingsDialog.TryReadZone(text, out var zone, out var problem) ? Read(zone ?? Auto) : Wrong(problem);

    private static ReadValue ReadDaysOff(string text) =>
        Streaks.DaysOff.TryParse(text.Length == 0 ? "none" : text, out var off, out var problem) ? Read(Codes(off.Days)) : Wrong(problem);

    private static ReadValue ReadEvening(string text, LearnerProfile profile) =>
        text.Length == 0 ? Read("")
        : ReminderDialog.TryRead(text, profile, out var evening, out var problem)
            ? Read(evening is { } ends ? Wording.Clock(ends) : "")
        : Wrong(problem);

    private static ReadValue ReadTime(string text)
    {
        if (text.Length == 0 || text.Equals("off", StringComparison.OrdinalIgnoreCase))
            return Read("");
        return ClockTime.TryParse(text, out var time)
            ? Read(Wording.Clock(time))
            : Wrong($"“{Wording.Shorten(text, 40)}” is no time of day that I know. Write it like this: 09:00.");
    }

    private static string Codes(Days days) => string.Join(',', Week.Where(day => days.HasFlag(day.Day)).Select(day => day.Code));

    private static InputBlock Time(string id, string label) => new(id, label, "", LongestValue) { Kind = InputKind.Time };

    private static InputBlock Number(string id, string label, int least, int most) =>
        new(id, label, "", LongestValue) { Kind = InputKind.Number, Min = least, Max = most };

    private static ReadValue Read(string value) => ReadValue.Of(value);

    private static ReadValue Wrong(string problem) => ReadValue.Wrong(problem);
}
