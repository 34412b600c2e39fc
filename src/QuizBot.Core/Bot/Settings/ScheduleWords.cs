using System.Text.RegularExpressions;
using QuizBot.Core.Bot.Rounds;
using QuizBot.Core.Bot.Rounds.Matches;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Settings;

/// <summary>What is wanted at set times: a card, or, in a room, a match: "fri 16:00 match 10".</summary>
/// <param name="When">Days, time, zone and note, as typed.</param>
/// <param name="Kind">A card or a match.</param>
/// <param name="Match">What match, as <see cref="MatchRequest.TryParse"/> reads it; null for a card.</param>
internal sealed partial record ScheduleWords(string When, PushKind Kind, string? Match)
{
    private const string UsualMatch = "10";

    public static ScheduleWords Read(string typed)
    {
        if (Form.Match(typed) is not { Success: true } found)
            return new(typed, PushKind.Card, null);
        var match = found.Groups["what"].Value.Trim();
        return new(typed[..found.Index].Trim(), PushKind.MatchStart, match.Length == 0 ? UsualMatch : match);
    }

    /// <summary>True where the words name a zone themselves; else they cannot be read without one.</summary>
    public bool NamesZone() => Schedule.TryParse(When, "", out _, out _);

    /// <summary>"a card", "a match of 10 about D1.2".</summary>
    public static string Describe(Push errand)
    {
        if (errand.Kind != PushKind.MatchStart || MatchRequest.TryParse(errand.Subject ?? "") is not { } match)
            return "a card";
        return $"a match of {match.Rounds}{(match.About is null ? "" : $" about {match.About}")}{(match.Teams ? " in two teams" : "")}";
    }

    /// <summary>What to say to have it again.</summary>
    public static string Again(Push errand) =>
        errand.Kind == PushKind.MatchStart ? $"{errand.Schedule} match {errand.Subject}"
        : errand is { FollowsZone: true, Schedule: { } schedule }
            ? $"{schedule.Days.Describe()} at {Wording.Clock(schedule.Time)}{(schedule.NoteId is null ? "" : $", note {schedule.NoteId}")}"
        : $"{errand.Schedule}";

    [GeneratedRegex(
        @"(?<=^|\s)(an?\s+)?match(es)?(\s+of)?(?<what>\s+[0-9].*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Form { get; }
}
