using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Streaks;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Progress;

/// <summary>Days in a row, and what keeps them safe.</summary>
internal static class StreakView
{
    public static View Of(LearnerProfile profile, DateTimeOffset now, Company? company = null)
    {
        var zone = profile.TimeZone();
        var today = profile.DayOf(now);
        var streak = profile.StreakAt(now);
        var answers = profile.Days.FirstOrDefault(count => count.Day == today)?.Reviews ?? 0;
        var away = profile.AwayUntil(now);
        var line = streak switch
        {
            { Length: 0, LostOn: { } lost } =>
                $"You had {Wording.Count(streak.LostLength, "day")} in a row, until {Wording.Day(lost, today)} was missed. "
                + $"Your longest is {profile.Streak.Best}. One answer starts the next.",
            { Length: 0 } => "No streak yet. One answer starts it.",
            { Counted: true } => $"{Wording.Count(Math.Max(answers, 1), "answer")} today: it is safe until tomorrow.",
            { Stake: Stake.Nothing } when away is { } last => $"You are away through {Wording.DayAndMonth(last)}: your streak rests.",
            { Stake: Stake.Nothing } => "Today is a day off: your streak is safe. Study anyway, and the day counts.",
            { Stake: Stake.Freeze } => "One answer today keeps it going without spending a freeze.",
            _ => "One answer today keeps it going.",
        };
        var days = Wording.Count(streak.Length, "day");
        return new()
        {
            Title = streak.Length == 0 ? "Your streak" : $"Your streak: {days}",
            Blocks =
            [
                new TextBlock(line),
                new FactsBlock(
                [
                    .. Goal(profile, streak.Length),
                    .. company is null ? (Fact[])[] : [new("Study buddy", company.Line)],
                    .. away is { } until ? (Fact[])[new("Away", $"through {Wording.DayAndMonth(until)}; “back” ends it sooner")] : [],
                    new("Longest", Wording.Count(profile.Streak.Best, "day")),
                    new(
                        "Freezes",
                        $"{streak.Freezes} of {Streak.MostFreezes} "
                        + $"(each covers one missed day; every {Streak.DaysPerFreeze} days in a row earn one)"),
                    new("Days off", profile.DaysOff.ToString()),
                    new("Your day", $"turns at 4 in the morning in {Zones.Describe(zone.Id)}"),
                ]),
            ],
            Actions = [Buttons.Quiz("Quiz me"), .. company?.Nudge is { } nudge ? (ViewAction[])[nudge] : []],
            Fallback = streak.Length == 0 ? line : $"Your streak: {days}. {line}",
        };
    }

    private static IEnumerable<Fact> Goal(LearnerProfile profile, int length)
    {
        if (profile.Habit.Goal is > 0 and var goal)
            yield return new("Goal", Wording.Count(goal, "day") + (goal > length ? $", {goal - length} to go" : ", reached"));
    }
}
