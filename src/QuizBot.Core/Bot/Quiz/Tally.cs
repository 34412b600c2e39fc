using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>What one answer adds to a profile: streak, totals, the day, the sitting; and what taking it back removes.</summary>
internal static class Tally
{
    /// <param name="profile">Before.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="isNew">True for a card never graded before.</param>
    /// <param name="day">The day's count after it.</param>
    public static LearnerProfile Add(LearnerProfile profile, AnsweredQuestion answer, bool isNew, out DayCount day)
    {
        var today = profile.DayOf(answer.At);

        // A clock that jumped back further than zones span must not overwrite a day that is only in its own row by now.
        if (profile.Days.Count == LearnerProfile.RecentDays && today < profile.Days[0].Day)
            today = profile.Days[^1].Day;

        day = (profile.Days.FirstOrDefault(count => count.Day == today) ?? new(today, 0, 0)).Plus(answer.Correct);
        return WithDay(profile, day) with
        {
            Streak = profile.Streak.Answered(answer.At, profile.TimeZone(), profile.Rest()),
            Reviews = profile.Reviews + 1,
            Correct = profile.Correct + (answer.Correct ? 1 : 0),
            NewDay = isNew ? today : profile.NewDay,
            NewToday = !isNew ? profile.NewToday : profile.NewDay == today ? profile.NewToday + 1 : 1,
            Open = [.. profile.Open.Where(open => open.Id != answer.Id && open.Card != answer.Card)],
            Focus = profile.Focus == answer.Id ? null : profile.Focus,
            FocusAt = profile.FocusAt ?? answer.At,
            Answered = [.. profile.Answered.Append(answer).TakeLast(LearnerProfile.MostAnswered)],
            Session = InSession(profile, answer, today),
        };
    }

    /// <summary>With a day's count changed.</summary>
    public static LearnerProfile WithDay(LearnerProfile profile, DayCount day) => profile with
    {
        Days =
        [
            .. profile.Days.Where(count => count.Day != day.Day)
                .Append(day)
                .OrderBy(count => count.Day)
                .TakeLast(LearnerProfile.RecentDays),
        ],
    };

    /// <summary>A card that was missed comes back in the same sitting, and is done then, however that goes.</summary>
    private static Session? InSession(LearnerProfile profile, AnsweredQuestion answer, DateOnly today) =>
        profile.Session is not { IsOver: false } session || session.Day != today || profile.Open.All(open => open.Id != answer.Id)
            ? profile.Session
            : session.Missed.Contains(answer.Card)
                ? session with { Done = session.Done + 1, Again = [.. session.Again.Where(card => card != answer.Card)] }
            : answer.Correct ? session with { Done = session.Done + 1, Right = session.Right + 1 }
            : session with { Missed = [.. session.Missed, answer.Card], Again = [.. session.Again, answer.Card] };
}
