using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Streaks;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Settings;

/// <summary>Lets cards, reminders and streak rest while a learner is away.</summary>
internal sealed class AwayDialog(Learners learners)
{
    private static readonly string[] BackWords = ["back", "off", "stop", "end", "none", "no", "over", "cancel"];

    public async Task<View> HandleAsync(Turn turn, string typed, CancellationToken cancel)
    {
        if (BackWords.Contains(typed.Trim(), StringComparer.OrdinalIgnoreCase))
            return await BackAsync(turn, cancel);
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn);
        if (typed.Trim().Length == 0)
        {
            return profile.IsAway(turn.Now)
                ? Replies.Line($"{Said(profile, turn.Now)} “back” ends it sooner.", Buttons.Say("I am back", Commands.Back))
                : Replies.Line($"You are not away. {AwayWords.Example}, and cards, reminders and your streak rest until then.");
        }

        if (!AwayWords.TryRead(typed, profile.DayOf(turn.Now), out var until, out var problem))
            return Replies.Line(problem);
        profile = await learners.UpdateAsync(turn.Learner, now => Gone(now.Seen(turn), until, turn.Now), cancel);
        return Replies.Line(
            $"{Said(profile, turn.Now)} If you study anyway, the day counts. "
            + $"From {Wording.DayAndMonth(until.AddDays(1))} all goes on by itself; “back” ends it sooner.",
            Buttons.Say("I am back", Commands.Back));
    }

    public async Task<View> BackAsync(Turn turn, CancellationToken cancel)
    {
        var wasAway = false;
        var profile = await learners.UpdateAsync(
            turn.Learner,
            now =>
            {
                wasAway = now.IsAway(turn.Now);
                return wasAway ? Returned(now.Seen(turn), turn.Now) : now;
            },
            cancel);
        if (!wasAway)
            return Replies.Line("Good to see you. You are not away: cards and reminders come as you set them.", Buttons.Quiz("Quiz me"));
        var streak = profile.StreakAt(turn.Now).Length;
        var kept = streak > 0 ? $" Your streak of {Wording.Count(streak, "day")} goes on from today." : "";
        return Replies.Line($"Welcome back! Cards and reminders come again.{kept}", Buttons.Quiz("Quiz me"));
    }

    /// <summary>Days that are past were judged by the days off of their time.</summary>
    private static LearnerProfile Gone(LearnerProfile profile, DateOnly until, DateTimeOffset now) => profile with
    {
        Streak = profile.Streak.Settled(now, profile.TimeZone(), profile.Rest()),
        Habit = profile.Habit with
        {
            Away = new Absence(profile.IsAway(now) ? profile.Habit.Away!.From : profile.DayOf(now), until),
        },
    };

    /// <summary>The days before today stay days away.</summary>
    private static LearnerProfile Returned(LearnerProfile profile, DateTimeOffset now)
    {
        var (away, yesterday) = (profile.Habit.Away!, profile.DayOf(now).AddDays(-1));
        return profile with { Habit = profile.Habit with { Away = away.From > yesterday ? null : away with { Until = yesterday } } };
    }

    private static string Said(LearnerProfile profile, DateTimeOffset now)
    {
        var streak = profile.StreakAt(now).Length;
        var rests = streak > 0 ? $"your streak of {Wording.Count(streak, "day")} rests" : "no streak can break";
        return $"You are away through {Wording.DayAndMonth(profile.Habit.Away!.Until)}: no cards and no reminders come, and {rests}.";
    }
}
