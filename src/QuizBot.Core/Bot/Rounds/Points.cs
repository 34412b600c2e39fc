using QuizBot.Core.Memory;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>
/// What a right answer in a room is worth: ten points for everyone, and up to ten more beside a review that was due, the likelier it was
/// that this learner had forgotten. Whoever prepared never has less than whoever guessed.
/// </summary>
public static class Points
{
    public const int Right = 10;
    public const int MostForReview = 10;

    /// <summary>The rule in one line, as it stands on every card.</summary>
    public static readonly string Rule =
        $"Right is {Right} points, and up to {MostForReview} more where a review was due; they count once two of you have answered.";

    /// <param name="correct">How it was graded.</param>
    /// <param name="memory">The learner's memory of the card before; null for a card they never met.</param>
    /// <param name="now">When it was answered.</param>
    /// <param name="day">The learner's study day of an instant: a card is due on its day.</param>
    public static int Of(bool correct, CardMemory? memory, DateTimeOffset now, Func<DateTimeOffset, DateOnly> day)
    {
        if (!correct)
            return 0;
        var isDue = memory is not null && (memory.Due <= now || (memory.Phase == Phase.Review && day(memory.Due) <= day(now)));
        var forgotten = isDue ? 1 - Fsrs.Default.Recall(memory!, now) : 0;
        return Right + (int)Math.Round(MostForReview * forgotten, MidpointRounding.AwayFromZero);
    }
}
