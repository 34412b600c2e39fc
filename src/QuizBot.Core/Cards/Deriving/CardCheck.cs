using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>The last look at a derived card: no card is better than one that is unfair.</summary>
internal static class CardCheck
{
    public static bool IsSound(Flashcard card)
        => HasText(card.Prompt) && HasText(card.Answer) && AreDistinct(card.Choices) && AreDistinct(card.Left) && card.Kind switch
        {
            FlashcardKind.MultipleChoice => card.Choices.Count is >= 2 and <= 4 && card.Correct.Count == 1
                && !card.Accept.Concat(card.Correct).Any(right => Tells(card, right)),
            FlashcardKind.MultipleResponse => card.Correct.Count < card.Choices.Count && !card.Correct.Any(right => Tells(card, right)),
            FlashcardKind.Typed => !card.Accept.Append(card.Answer).Any(right => Tells(card, right)),
            _ => true,
        };

    private static bool HasText(string text) => text.Any(char.IsLetterOrDigit);

    private static bool AreDistinct(IReadOnlyList<string> texts)
        => texts.All(HasText)
            && texts.Select(text => string.Join(' ', Words.Of(text).Select(word => word.Text))).Distinct().Count() == texts.Count;

    private static bool Tells(Flashcard card, string answer)
    {
        var prompt = Words.Of(card.Prompt);
        var plain = PlainWords.Of(prompt);
        return NameForms.Of(answer).Select(Words.Of)
            .Any(form => Words.IndexOf(prompt, form) >= 0 || Words.IndexOf(plain, PlainWords.Of(form)) >= 0);
    }
}
