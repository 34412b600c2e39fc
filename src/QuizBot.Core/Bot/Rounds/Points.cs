namespace QuizBot.Core.Bot.Rounds;

/// <summary>What a right answer in a room is worth: ten points, and up to ten more the likelier it was that this learner had forgotten.</summary>
public static class Points
{
    private const int Right = 10;
    private const int MostForSurprise = 10;

    /// <param name="correct">How it was graded.</param>
    /// <param name="recall">The learner's predicted recall before, 0 to 1; null for a card they never met, which counts as an even chance.</param>
    public static int Of(bool correct, double? recall) =>
        correct ? Right + (int)Math.Round(MostForSurprise * (1 - (recall ?? 0.5)), MidpointRounding.AwayFromZero) : 0;
}
