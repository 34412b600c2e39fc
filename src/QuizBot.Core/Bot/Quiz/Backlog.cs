using QuizBot.Core.Memory;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>What piled up while a learner took a break, spread over days: so many of it a day, what is worth most first.</summary>
internal static class Backlog
{
    /// <summary>Cards of the pile that one day brings; the rest of a usual sitting is for those that come back meanwhile.</summary>
    private const int PerDay = 15;

    /// <summary>Days that make a break.</summary>
    private const int Break = 3;

    /// <summary>With the pile as it stands today: found after a break, counted anew each day, gone when it is cleared.</summary>
    public static LearnerProfile Found(LearnerProfile profile, StudyPlan plan)
    {
        var today = profile.DayOf(plan.Now);
        var due = Due(plan, today);
        var known = profile.Habit.CatchUp;
        var (pile, others) = (0, new List<CardMemory>());
        foreach (var memory in due)
        {
            if (known is not null && IsOf(plan, known.Since, memory))
                pile++;
            else
                others.Add(memory);
        }

        var silent = profile.Streak.LastDay is { } last && today.DayNumber - last.DayNumber > Break;
        var isNew = others.Count > Sitting.Usual
            && (silent || others.Count(memory => plan.Day(memory.Due) <= today.AddDays(-Break)) > Sitting.Usual);
        var found = isNew ? new CatchUp(today, PerDay, today, due.Count(memory => IsOf(plan, today, memory)))
            : pile == 0 ? null
            : known!.Day == today ? known
            : known with { Day = today, Left = pile };
        return found == known ? profile : profile with { Habit = profile.Habit with { CatchUp = found } };
    }

    /// <summary>
    /// The plan with no more of the pile than is for today, and while it lasts with no new cards but those the learner asked for.
    /// </summary>
    public static StudyPlan Spread(LearnerProfile profile, StudyPlan plan)
    {
        if (profile.Habit.CatchUp is not { } known)
            return plan;
        var today = profile.DayOf(plan.Now);
        var left = Due(plan, today).Count(memory => IsOf(plan, known.Since, memory));
        return plan with
        {
            Pile = new(known.Since, Math.Max(0, known.PerDay - (known.Left - left))),
            NewLeft = known.Left > known.PerDay ? plan.Wanted.Count : plan.NewLeft,
        };
    }

    /// <summary>"140 wait; 15 a day clears them by 8 February"; null where a day is enough.</summary>
    public static string? Said(LearnerProfile profile, DateTimeOffset now)
    {
        if (profile.Habit.CatchUp is not { } known || known.Left <= known.PerDay || known.Day != profile.DayOf(now))
            return null;
        var day = known.Day;
        for (var rest = known.Left - known.PerDay; rest > 0; rest -= known.PerDay)
            day = Next(profile, day);
        var by = Wording.DayAndMonth(day);
        return $"{Wording.Digits(known.Left)} wait; {Wording.Digits(known.PerDay)} a day clears them by {by}. New cards wait until then.";
    }

    /// <summary>"125 wait; the next 15 come tomorrow."; null where none wait.</summary>
    /// <param name="profile">Whose.</param>
    /// <param name="waiting">How many of the pile are not for today.</param>
    public static string? Onward(LearnerProfile profile, int waiting)
    {
        if (profile.Habit.CatchUp is not { } known || waiting == 0)
            return null;
        var next = Next(profile, known.Day);
        var when = next == known.Day.AddDays(1) ? "tomorrow" : "on " + Wording.DayAndMonth(next);
        return $"{Wording.Count(waiting, "card waits", "cards wait")} and need not today: "
            + $"the next {Wording.Digits(Math.Min(waiting, known.PerDay))} come {when}.";
    }

    /// <summary>The next day on which the learner does not rest.</summary>
    private static DateOnly Next(LearnerProfile profile, DateOnly day)
    {
        var rest = profile.Rest();
        do
            day = day.AddDays(1);
        while (rest.Contains(day));
        return day;
    }

    private static List<CardMemory> Due(StudyPlan plan, DateOnly today) =>
        [.. plan.Cards.Where(card => !plan.Skip.Contains(card.Id)).Select(card => plan.Memory(card.Id)).OfType<CardMemory>()
            .Where(memory => memory.Phase == Phase.Review && plan.Day(memory.Due) <= today)];

    private static bool IsOf(StudyPlan plan, DateOnly since, CardMemory memory) => new Pile(since, 0).Has(plan, memory);
}
