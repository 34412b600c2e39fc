using System.Security.Cryptography;
using System.Text;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>Counts answers: memory, streak, day, totals and log in one commit, once per question.</summary>
public sealed class Reviews(Learners learners, Fsrs fsrs)
{
    /// <summary>Longer than this from question to answer tells nothing about the answer.</summary>
    private static readonly TimeSpan LongestThought = TimeSpan.FromHours(1);

    /// <summary>
    /// Counts an answer to a question that was put to the learner in personal chat. Two reads in parallel and one commit.
    /// </summary>
    public Task<Review> AnswerAsync(Library library, Turn turn, Flashcard card, Attempt attempt, CancellationToken cancel) => RecordAsync(
        library, turn, card, attempt, turn.Now, profile => Find(library, profile, attempt.Ask, card) is not null, null, null, cancel);

    /// <summary>What an answer to a card is counted with, in two reads in parallel.</summary>
    public async Task<CardReading> ReadAsync(Library library, LearnerId learner, Flashcard card, CancellationToken cancel)
    {
        var readProfile = learners.GetAsync(learner, cancel);
        var readMemory = learners.GetMemoryAsync(learner, library.Course.Id, card.NoteId, cancel);
        var profile = await readProfile;
        var (memory, isOld) = await learners.TakeOverAsync(profile.Value, await readMemory, library.Course.Id, cancel);
        return new(profile, memory, isOld);
    }

    /// <summary>
    /// Counts an answer the learner gave to a round at <paramref name="at"/>. Repeating it completes what a crash left half done:
    /// an answer so old that the profile no longer remembers its time is taken as counted.
    /// </summary>
    /// <param name="library">What the bot knows.</param>
    /// <param name="turn">The turn that answers.</param>
    /// <param name="card">The round's card.</param>
    /// <param name="attempt">The answer.</param>
    /// <param name="at">When it was given.</param>
    /// <param name="reading">As read in this turn; null to read it now.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Review> AnswerRoundAsync(
        Library library, Turn turn, Flashcard card, Attempt attempt, DateTimeOffset at, CardReading? reading,
        CancellationToken cancel) => RecordAsync(
        library,
        turn,
        card,
        attempt,
        at,
        profile => profile.Answered.Count < LearnerProfile.MostAnswered || profile.Answered[0].At <= at,
        turn.Room,
        reading,
        cancel);

    /// <summary>Eight hex digits that change when what a card asks or wants does.</summary>
    public static string VersionOf(Flashcard card) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', [card.Prompt, card.Answer, .. card.Choices.Order(StringComparer.Ordinal), .. card.Left]))).AsSpan(0, 4));

    /// <summary>The question with an id, if it is about the card.</summary>
    public static OpenQuestion? Find(Library library, LearnerProfile profile, string ask, Flashcard card) =>
        profile.Open.FirstOrDefault(open => open.Id == ask && library.FindStored(open.Card)?.Id == card.Id);

    /// <summary>Of a learner for whom "why?" is about the card from now on; as before where the card is about nothing.</summary>
    internal static LearnerProfile About(LearnerProfile profile, Library library, Turn turn, Flashcard card) =>
        library.SubjectOf(card) is { } subject
            ? profile.WithExplained(new(turn.Room, subject.Key, Explain.Intent.What, turn.Now))
            : profile;

    private Task<Review> RecordAsync(
        Library library,
        Turn turn,
        Flashcard card,
        Attempt attempt,
        DateTimeOffset at,
        Func<LearnerProfile, bool> isAsked,
        RoomId? room,
        CardReading? reading,
        CancellationToken cancel)
    {
        var course = library.Course.Id;
        var stored = library.StoredId(card);
        return learners.Retry.UntilSavedAsync<Review>(async () =>
        {
            var (read, memory, isOld) = reading ?? await ReadAsync(library, turn.Learner, card, cancel);
            reading = null;

            var profile = read.Value.Seen(turn);
            if (Before(library, profile, attempt, card) is { } before)
                return (true, new(ReviewOutcome.Already, profile, before));
            if (!isAsked(profile))
                return (true, new(ReviewOutcome.NotAsked, profile, null));

            var asked = profile.Open.FirstOrDefault(open => open.Id == attempt.Ask);
            var help = asked?.Help > attempt.Help ? asked.Help : attempt.Help;
            var grade = attempt.Correct && (help == Help.None || attempt.IsOwnWord) ? Grade.Good : Grade.Again;
            var known = memory.Value.Of(card.Id);
            var log = new LogEntry
            {
                Ask = attempt.Ask,
                Card = stored,
                Version = VersionOf(card),
                At = at,
                Day = profile.DayOf(at),
                Picked = attempt.Picked is null ? null : Wording.Shorten(attempt.Picked, LogEntry.LongestPicked),
                Correct = grade != Grade.Again,
                Grade = grade,
                Seconds = asked is not null && at - asked.At is var thought && thought >= TimeSpan.Zero && thought <= LongestThought
                    ? Math.Round(thought.TotalSeconds, 1)
                    : null,
                Help = help,
                Before = known,
                StreakBefore = profile.Days.Any(count => count.Day == profile.DayOf(at) && count.Reviews > 0) ? null : profile.Streak,
            };
            var after = Replay.After(fsrs, known, log, profile);
            var answer = new AnsweredQuestion(attempt.Ask, stored, log.Correct, at, after.Due, asked?.Topic)
            {
                Said = turn.Input is Said ? turn.Id : null,
                Picked = log.Picked,
            };
            var counted = Tally.Add(profile, answer, known is null, out var day) with { OldCourse = profile.OldCourse ?? course };
            counted = About(counted, library, turn, card);
            var mixedUp = log.Correct ? null : Confusions.Of(library, card, attempt.Picked);
            if (mixedUp is not null)
                counted = counted.WithMixedUp(mixedUp);
            if (room is { } place)
                counted = counted.WithRoom(place);

            var saved = memory.With(memory.Value.With(card.Id, after));
            if (!await learners.SaveAsync(read.With(counted), saved, day, log, isOld, cancel))
                return (false, null!);
            BotMetrics.Reviewed(log.Correct);
            return (true, new(ReviewOutcome.Counted, counted, answer)
            {
                Help = attempt.IsOwnWord ? Help.None : help,
                Memory = after,
                MixedUp = mixedUp,
                HasLapsed = after.Lapses > (known?.Lapses ?? 0),
            });
        }, cancel);
    }

    /// <summary>The answer that stands already: to this question, or by this very message.</summary>
    private static AnsweredQuestion? Before(Library library, LearnerProfile profile, Attempt attempt, Flashcard card) =>
        profile.Answered.FirstOrDefault(answered => answered.Id == attempt.Ask && library.FindStored(answered.Card)?.Id == card.Id);
}

/// <summary>What is known of a learner when they answer a card.</summary>
/// <param name="Profile">The learner.</param>
/// <param name="Memory">Their memory of the card's note.</param>
/// <param name="IsOld">True where that is still kept in a row of the old name.</param>
public sealed record CardReading(Stored<LearnerProfile> Profile, Stored<NoteMemory> Memory, bool IsOld);

/// <summary>An answer as a learner gave it.</summary>
/// <param name="Ask">The id of the question, or of the round.</param>
/// <param name="Correct">How it was graded.</param>
/// <param name="Picked">What was picked or typed; null where the learner only says whether they had it.</param>
public sealed record Attempt(string Ask, bool Correct, string? Picked)
{
    public Help Help { get; init; }

    /// <summary>True where the learner says whether they had it: looking at the answer is then a part of it.</summary>
    public bool IsOwnWord { get; init; }
}

/// <summary>One graded answer of one learner to one flashcard.</summary>
/// <param name="Outcome">Whether it counts.</param>
/// <param name="Profile">The learner after it.</param>
/// <param name="Answered">The answer that stands; null when the question was not asked.</param>
public sealed record Review(ReviewOutcome Outcome, LearnerProfile Profile, AnsweredQuestion? Answered)
{
    /// <summary>What had been looked at before.</summary>
    public Help Help { get; init; }

    /// <summary>The memory after it; null where it did not count now.</summary>
    public CardMemory? Memory { get; init; }

    /// <summary>What was taken for what, as <see cref="LearnerProfile.MixedUp"/> keeps it; null for nothing of the kind.</summary>
    public string? MixedUp { get; init; }

    /// <summary>True where a card that was known has been forgotten.</summary>
    public bool HasLapsed { get; init; }
}

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
