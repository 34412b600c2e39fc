using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>Makes multiple choice of a card.</summary>
internal static class MultipleChoice
{
    /// <summary>The order shown depends on the card's id and on what the choices are, not on which of them is right.</summary>
    public static Flashcard Of(Flashcard card, string right, IReadOnlyList<string> wrong) => card with
    {
        Kind = FlashcardKind.MultipleChoice,
        Choices = StableShuffle.Shuffle([.. wrong.Append(right).Order(StringComparer.Ordinal)], card.Id),
        Correct = [right],
    };
}
