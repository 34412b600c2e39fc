namespace QuizBot.Core.Memory;

/// <summary>
/// What the people of a room remember of a card, as one learner between those who had it right and those who had not: FSRS's two
/// outcomes, mixed by how many there were of each.
/// </summary>
/// <param name="Stability">As in <see cref="CardMemory"/>.</param>
/// <param name="Difficulty">As in <see cref="CardMemory"/>.</param>
/// <param name="At">When it was asked last, in UTC.</param>
public sealed record RoomMemory(double Stability, double Difficulty, DateTimeOffset At)
{
    /// <param name="before">Null for a card that was not answered before.</param>
    /// <param name="answered">How many answered it; more than 0.</param>
    /// <param name="correct">How many of them had it right.</param>
    /// <param name="at">When it was asked.</param>
    public static RoomMemory After(RoomMemory? before, int answered, int correct, DateTimeOffset at)
    {
        var card = before?.AsCard();
        var right = Fsrs.Default.Review(card, Grade.Good, at);
        var wrong = Fsrs.Default.Review(card, Grade.Again, at);
        var share = (double)correct / answered;
        return new(Mix(wrong.Stability, right.Stability, share), Mix(wrong.Difficulty, right.Difficulty, share), right.LastReview);
    }

    /// <summary>The predicted share of people who remember it, 0 to 1.</summary>
    public double Recall(DateTimeOffset now) => Fsrs.Default.Recall(AsCard(), now);

    private static double Mix(double wrong, double right, double share) => Math.Round(wrong + (share * (right - wrong)), 4);

    private CardMemory AsCard() => new()
    {
        Stability = Stability,
        Difficulty = Difficulty,
        Due = At,
        LastReview = At,
        Reps = 1,
        Lapses = 0,
        Phase = Phase.Review,
    };
}
