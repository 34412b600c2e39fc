using QuizBot.Core.Notes;

namespace QuizBot.Core.Cards;

/// <summary>The last look at a derived card: no card is better than one that is unfair.</summary>
internal static class CardCheck
{
    public static bool IsSound(Flashcard card)
        => HasText(card.Prompt) && HasText(card.Answer) && AreDistinct(card.Choices) && AreDistinct(card.Left) && card.Kind switch
        {
            FlashcardKind.MultipleChoice => card.Choices.Count is >= 2 and <= 4 && card.Correct.Count == 1 && !Tells(card, card.Correct[0]),
            FlashcardKind.MultipleResponse => card.Correct.Count < card.Choices.Count && !card.Correct.Any(right => Tells(card, right)),
            FlashcardKind.Typed => !Tells(card, card.Answer) && !card.Accept.Any(right => Tells(card, right)),
            _ => true,
        };

    private static bool HasText(string text) => text.Any(char.IsLetterOrDigit);

    private static bool AreDistinct(IReadOnlyList<string> texts)
        => texts.All(HasText) && texts.Select(text => string.Join(' ', Words.Of(text).Select(word => word.Text))).Distinct().Count() == texts.Count;

    private static bool Tells(Flashcard card, string answer)
    {
        var prompt = Phrasing.Plain(Words.Of(card.Prompt));
        return NameForms.Of(answer).Any(form => Words.IndexOf(prompt, Phrasing.Plain(Words.Of(form))) >= 0);
    }
}
