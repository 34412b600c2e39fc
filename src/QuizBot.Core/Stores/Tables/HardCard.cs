namespace QuizBot.Core.Stores.Tables;

/// <summary>The card that fewest had right in a week of a room.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="Card">The flashcard's id.</param>
/// <param name="Answered">How many answered it; more than 0.</param>
/// <param name="Correct">How many had it right.</param>
public sealed record HardCard(DateOnly Week, string Card, int Answered, int Correct)
{
    /// <summary>The harder of two.</summary>
    public static HardCard Harder(HardCard? one, HardCard other) =>
        one is not null && (long)one.Correct * other.Answered <= (long)other.Correct * one.Answered ? one : other;
}
