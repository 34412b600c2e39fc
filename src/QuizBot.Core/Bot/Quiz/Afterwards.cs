using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>What an answer means for the learner, in a few words.</summary>
internal static class Afterwards
{
    private static bool IsFirstOfDay(Review review) =>
        review.Answered is { } answered && review.Profile.Days.Any(day => day.Day == review.Profile.DayOf(answered.At) && day.Reviews == 1);

    /// <param name="review">The answer.</param>
    /// <param name="now">When it is told.</param>
    /// <param name="inRoom">True beside a room's card: how far the learner's own sitting is belongs to personal chat.</param>
    public static IEnumerable<string> Of(Review review, DateTimeOffset now, bool inRoom = false)
    {
        if (!inRoom && SessionView.Place(review.Profile) is { } && review.Profile.Session is { } session)
            yield return $"{Wording.Digits(session.Done)} of {Wording.Digits(session.Goal)}";
        if (review.Answered is { } answered)
            yield return $"Comes back {Wording.When(answered.Due, now)}";
        var streak = review.Profile.StreakAt(now).Length;
        if (review.Outcome == ReviewOutcome.Counted && review.Profile.Streak.Bridged > 0 && IsFirstOfDay(review))
        {
            var freezes = review.Profile.Streak.Bridged == 1 ? "a freeze" : "freezes";
            yield return $"{Wording.Count(review.Profile.Streak.Bridged, "missed day")} bridged by {freezes}, "
                + $"{review.Profile.Streak.Freezes} left";
        }

        if (streak > 0)
            yield return $"Streak: {Wording.Count(streak, "day")}";
    }
}
