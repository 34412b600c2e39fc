using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>
/// Changes an answer afterwards, for as long as the log, the memory and the streak can follow: within an hour, and while it is the card's
/// last one.
/// </summary>
internal sealed class Corrections(Learners learners, Fsrs fsrs)
{
    public Task<Corrected> MakeAsync(
        Library library, Turn turn, Flashcard card, string ask, Correction correction, CancellationToken cancel) =>
        learners.Retry.UntilSavedAsync(() => TryAsync(library, turn, card, ask, correction, cancel), cancel);

    private async Task<(bool Saved, Corrected Corrected)> TryAsync(
        Library library, Turn turn, Flashcard card, string ask, Correction correction, CancellationToken cancel)
    {
        var stored = await learners.GetAsync(turn.Learner, cancel);
        var profile = stored.Value;
        if (profile.Answered.FirstOrDefault(answer => answer.Id == ask && library.FindStored(answer.Card)?.Id == card.Id)
            is not { } answered)
            return (true, new(CorrectionOutcome.TooOld));
        if (turn.Now - answered.At > AfterDialog.Within)
            return (true, new(CorrectionOutcome.TooOld));
        if (await learners.GetLogAsync(turn.Learner, answered.At, ask, cancel) is not { } log)
            return (true, new(CorrectionOutcome.TooOld));
        if (log.Value.Undone
            || (correction == Correction.WasRight && (log.Value.Claimed || log.Value.Correct))
            || (correction == Correction.Guessed && log.Value.Guessed))
            return (true, new(CorrectionOutcome.Already));
        var memory = await learners.GetMemoryAsync(turn.Learner, library.Course.Id, card.NoteId, cancel);
        if (memory.Value.Of(card.Id)?.LastReview is { } last && (last - answered.At).Duration() > TimeSpan.FromMilliseconds(1))
            return (true, new(CorrectionOutcome.AnsweredSince));

        var entry = Replay.Corrected(log.Value, correction);
        var after = entry.Undone ? log.Value.Before : Replay.After(fsrs, log.Value.Before, entry, profile);
        var changed = Profile(profile, answered, log.Value, entry, after);
        var day = profile.Days.FirstOrDefault(count => count.Day == log.Value.Day) ?? new(log.Value.Day, 1, log.Value.Correct ? 1 : 0);
        day = day with
        {
            Reviews = Math.Max(0, day.Reviews - (entry.Undone ? 1 : 0)),
            Correct = Math.Max(0, day.Correct + Right(entry) - (log.Value.Correct ? 1 : 0)),
        };
        var cards = after is null ? memory.Value.Without(card.Id) : memory.Value.With(card.Id, after);
        var counted = stored.With(Tally.WithDay(changed, day));
        var saved = await learners.SaveAsync(counted, memory.With(cards), day, entry, replacesOld: false, cancel);
        return (saved, new(CorrectionOutcome.Done, after?.Due, entry.Picked));
    }

    private static int Right(LogEntry entry) => entry is { Undone: false, Correct: true } ? 1 : 0;

    private static LearnerProfile Profile(
        LearnerProfile profile, AnsweredQuestion answered, LogEntry before, LogEntry now, CardMemory? after)
    {
        var right = Right(now) - (before.Correct ? 1 : 0);
        var session = profile.Session is { } on && on.Day == before.Day ? InSession(on, before, now, right) : profile.Session;
        return profile with
        {
            Reviews = profile.Reviews - (now.Undone ? 1 : 0),
            Correct = profile.Correct + right,
            NewToday = now.Undone && before.Before is null && profile.NewDay == before.Day
                ? Math.Max(0, profile.NewToday - 1)
                : profile.NewToday,
            Session = session,
            Streak = now.Undone && before.StreakBefore is { } streak && profile.Days.Any(day => day.Day == before.Day && day.Reviews <= 1)
                ? streak
                : profile.Streak,
            Answered = now.Undone
                ? [.. profile.Answered.Where(answer => answer != answered)]
                : [.. profile.Answered.Select(answer =>
                    answer == answered ? answer with { Correct = now.Correct, Due = after!.Due } : answer)],
        };
    }

    /// <summary>A card counts in a sitting by its first answer, and is done by a right one or its second.</summary>
    private static Session InSession(Session session, LogEntry before, LogEntry now, int right)
    {
        if (session.Missed.Contains(before.Card) && !session.Again.Contains(before.Card))
        {
            return now.Undone
                ? session with { Done = Math.Max(0, session.Done - 1), Again = [.. session.Again, before.Card] }
                : session;
        }

        session = session with { Done = Math.Max(0, session.Done + right), Right = Math.Max(0, session.Right + right) };
        return now.Undone || now.Correct
            ? session with { Missed = Without(session.Missed, before.Card), Again = Without(session.Again, before.Card) }
            : session;
    }

    private static IReadOnlyList<string> Without(IReadOnlyList<string> ids, string id) => [.. ids.Where(other => other != id)];
}

/// <summary>How an answer is changed afterwards.</summary>
internal enum Correction
{
    /// <summary>It counts for nothing.</summary>
    Undo,

    /// <summary>It counts as right.</summary>
    WasRight,

    /// <summary>It counts, and the card comes back the next day.</summary>
    Guessed,
}

/// <param name="Outcome">Whether it was changed.</param>
/// <param name="Due">When the card comes back; null where it was not changed, or is new again.</param>
/// <param name="Picked">What had been picked or typed; null for nothing.</param>
internal sealed record Corrected(CorrectionOutcome Outcome, DateTimeOffset? Due = null, string? Picked = null);

internal enum CorrectionOutcome
{
    Done,

    /// <summary>It was changed so before.</summary>
    Already,

    /// <summary>The card has been answered again since.</summary>
    AnsweredSince,

    /// <summary>The answer is too old, or nobody's.</summary>
    TooOld,
}
