using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>Counts answers: memory, streak, day and totals in one commit, once per question.</summary>
public sealed class Reviews(Learners learners, Fsrs fsrs)
{
    /// <summary>Counts an answer to a question that was put to the learner in personal chat. Two reads in parallel and one commit.</summary>
    public Task<Review> AnswerAsync(Turn turn, Flashcard card, string ask, bool correct, CancellationToken cancel) =>
        RecordAsync(turn, card, ask, correct, turn.Now, profile => profile.Open.Any(open => open.Id == ask && open.Card == card.Id), null, cancel);

    /// <summary>
    /// Counts an answer the learner gave to a round at <paramref name="at"/>. Repeating it completes what a crash left half done:
    /// an answer so old that the profile no longer remembers its time is taken as counted.
    /// </summary>
    public Task<Review> AnswerRoundAsync(Turn turn, Flashcard card, string round, bool correct, DateTimeOffset at, CancellationToken cancel) =>
        RecordAsync(
            turn,
            card,
            round,
            correct,
            at,
            profile => profile.Answered.Count < LearnerProfile.MostAnswered || profile.Answered[0].At <= at,
            turn.Room,
            cancel);

    private async Task<Review> RecordAsync(
        Turn turn, Flashcard card, string id, bool correct, DateTimeOffset at, Func<LearnerProfile, bool> isAsked, RoomId? room, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Retry.MostAttempts; attempt++)
        {
            var readProfile = learners.GetAsync(turn.Learner, cancel);
            var readMemory = learners.GetMemoryAsync(turn.Learner, card.NoteId, cancel);
            var stored = await readProfile;
            var memory = await readMemory;

            var profile = stored.Value.Seen(turn);
            if (profile.Answered.FirstOrDefault(answered => answered.Id == id && answered.Card == card.Id) is { } before)
                return new(ReviewOutcome.Already, profile, before);
            if (!isAsked(profile))
                return new(ReviewOutcome.NotAsked, profile, null);

            var after = fsrs.Review(memory.Value.Of(card.Id), correct ? Grade.Good : Grade.Again, at);
            AnsweredQuestion answer = new(id, card.Id, correct, at, after.Due, profile.Open.FirstOrDefault(open => open.Id == id)?.Topic);
            var counted = Count(profile, answer, out var day);
            if (room is { } place)
                counted = counted.WithRoom(place);

            if (await learners.SaveAsync(stored.With(counted), memory.With(memory.Value.With(card.Id, after)), day, cancel))
            {
                BotMetrics.Reviewed(correct);
                return new(ReviewOutcome.Counted, counted, answer);
            }
        }

        throw Retry.GaveUp();
    }

    private static LearnerProfile Count(LearnerProfile profile, AnsweredQuestion answer, out DayCount day)
    {
        var zone = profile.TimeZone();
        var today = LocalClock.Day(answer.At, zone);

        // A clock that jumped back further than zones span must not overwrite a day that is only in its own row by now.
        if (profile.Days.Count == LearnerProfile.RecentDays && today < profile.Days[0].Day)
            today = profile.Days[^1].Day;

        day = (profile.Days.FirstOrDefault(count => count.Day == today) ?? new(today, 0, 0)).Plus(answer.Correct);
        return profile with
        {
            Streak = profile.Streak.Answered(answer.At, zone, profile.DaysOff),
            Reviews = profile.Reviews + 1,
            Correct = profile.Correct + (answer.Correct ? 1 : 0),
            Days = [.. profile.Days.Where(count => count.Day != today).Append(day).OrderBy(count => count.Day).TakeLast(LearnerProfile.RecentDays)],
            Open = [.. profile.Open.Where(open => open.Id != answer.Id && open.Card != answer.Card)],
            Answered = [.. profile.Answered.Append(answer).TakeLast(LearnerProfile.MostAnswered)],
        };
    }
}

/// <summary>One graded answer of one learner to one flashcard.</summary>
/// <param name="Outcome">Whether it counts.</param>
/// <param name="Profile">The learner after it.</param>
/// <param name="Answered">The answer that stands; null when the question was not asked.</param>
public sealed record Review(ReviewOutcome Outcome, LearnerProfile Profile, AnsweredQuestion? Answered);

/// <summary>What became of an answer.</summary>
public enum ReviewOutcome
{
    /// <summary>It counts.</summary>
    Counted,

    /// <summary>The question was answered before; the first answer stands.</summary>
    Already,

    /// <summary>The bot has not asked this learner that question, or too long ago.</summary>
    NotAsked,
}
