using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Progress;

/// <summary>What a learner aims for with their streak: reaching 7, 30 or 100 days for the first time offers the next, once.</summary>
internal sealed class GoalDialog(Learners learners)
{
    public const int Furthest = 3_650;
    private static readonly int[] Goals = [7, 30, 100];
    private static readonly string[] OffWords = ["off", "none", "no", "stop", "0"];

    /// <summary>With kind words where the answer just counted has reached a goal for the first time.</summary>
    /// <param name="view">What is shown of the answer.</param>
    /// <param name="profile">The learner after it.</param>
    /// <param name="now">When it was given.</param>
    public static View Praised(View view, LearnerProfile profile, DateTimeOffset now)
    {
        var length = profile.StreakAt(now).Length;
        var isFirstToday = profile.Days.Any(day => day.Day == profile.DayOf(now) && day.Reviews == 1);
        var isReached = Goals.Contains(length) || length == profile.Habit.Goal;
        if (!isReached || !isFirstToday || profile.Streak.Best > length || profile.Habit.Goal == 0)
            return view;
        var own = length == profile.Habit.Goal ? ", as you meant to" : "";
        var next = Goals.FirstOrDefault(goal => goal > length);
        var line = $"{Wording.Count(length, "day")} in a row{own}!"
            + (next == 0 ? " You need no goal from me any more." : $" Would you like {Wording.Digits(next)} as your next goal?");
        return view with
        {
            Blocks = [.. view.Blocks, new TextBlock(line, Tone.Good)],
            Actions = next == 0
                ? view.Actions
                : [.. view.Actions, Say($"Aim for {Wording.Digits(next)}", Wording.Digits(next)), Say("No goal, thanks", "off")],
            Fallback = $"{view.Fallback} {line}",
        };
    }

    /// <param name="turn">The turn that asks.</param>
    /// <param name="typed">A number of days, or that there is to be no goal; nothing to see how it stands.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<View> HandleAsync(Turn turn, string typed, CancellationToken cancel)
    {
        var wish = typed.Trim();
        var before = (await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn);
        if (wish.Length == 0 && before.Habit.Goal is > 0)
            return StreakView.Of(before, turn.Now);
        if (!TryRead(wish, out var goal, out var problem))
            return Replies.Line(problem);
        var profile = await learners.UpdateAsync(
            turn.Learner, now => now.Seen(turn) with { Habit = now.Seen(turn).Habit with { Goal = goal } }, cancel);
        var togo = goal - profile.StreakAt(turn.Now).Length;
        return Replies.Line(
            goal == 0 ? "All right: no goals. The days still count, and “streak goal 30” brings one back."
            : togo <= 0 ? $"You have {Wording.Count(goal, "day")} already. Well done!"
            : $"Your goal is {Wording.Count(goal, "day")} in a row: {Wording.Digits(togo)} to go. “streak goal off” ends it.",
            Buttons.Quiz("Quiz me"));
    }

    /// <param name="typed">What a person wrote; anything at all.</param>
    /// <param name="goal">Days in a row; 0 for no goal.</param>
    /// <param name="problem">How to write it instead; empty when it was understood.</param>
    public static bool TryRead(string typed, out int goal, out string problem)
    {
        goal = 0;
        var isRead = OffWords.Contains(typed, StringComparer.OrdinalIgnoreCase)
            || (int.TryParse(typed.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out goal)
                && goal is > 0 and <= Furthest);
        problem = isRead ? "" : "For how many days in a row? Say for example “streak goal 30”, or “streak goal off”.";
        return isRead;
    }

    private static ViewAction Say(string title, string goal) => Buttons.Say(title, $"{Commands.Goal} {goal}");
}
