namespace QuizBot.Core.Streaks;

/// <summary>A streak of two: days in a row on which both studied, each on their own day of that date.</summary>
public static class DaysTogether
{
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="first">The first day that counts.</param>
    /// <returns>
    /// How many days both studied since a day was missed. What costs nothing: a day off or away of either, and a day that is not over for
    /// who has not studied yet.
    /// </returns>
    public static int Count(StudyDays one, StudyDays other, DateOnly first)
    {
        var count = 0;
        for (var day = one.Today > other.Today ? one.Today : other.Today; day >= first; day = day.AddDays(-1))
        {
            if (one.Studied.Contains(day) && other.Studied.Contains(day))
                count++;
            else if ((one.IsMissed(day) || other.IsMissed(day)) && !one.Rest.Contains(day) && !other.Rest.Contains(day))
                break;
        }

        return count;
    }
}

/// <summary>The days of one learner.</summary>
/// <param name="Studied">Those with an answer.</param>
/// <param name="Rest">Those on which they rest.</param>
/// <param name="Today">The one that is on.</param>
public sealed record StudyDays(IReadOnlySet<DateOnly> Studied, DaysOff Rest, DateOnly Today)
{
    public bool IsMissed(DateOnly day) => day < Today && !Studied.Contains(day);
}
