using System.Globalization;
using QuizBot.Core.Cards;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>
/// How a card's choices are mixed, named, and told apart in a press: by what they say, so that an edit of the notes never changes what was
/// picked.
/// </summary>
internal static class Choices
{
    /// <summary>The card with its choices in the order of one question: another question mixes them anew.</summary>
    public static Flashcard Mixed(Flashcard card, string seed) => card.Kind switch
    {
        FlashcardKind.Ordering => card with { Choices = StableShuffle.Shuffle(card.Correct, seed) },
        FlashcardKind.Matching => card with { Choices = StableShuffle.Mix([.. card.Choices.Order(StringComparer.Ordinal)], seed) },
        FlashcardKind.MultipleChoice or FlashcardKind.MultipleResponse when ChoiceOrder.IsFree(card.Choices) =>
            card with { Choices = StableShuffle.Mix([.. card.Choices.Order(StringComparer.Ordinal)], seed) },
        _ => card,
    };

    /// <summary>What a press brings for a choice.</summary>
    public static string Code(string choice) => "c" + StableShuffle.Hash(choice).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>
    /// The indexes of picked choices, as <see cref="Cards.Grading.Grader"/> reads them; null where one is none of the card's.
    /// </summary>
    public static string? Indexes(Flashcard card, string codes)
    {
        if (codes.Length == 0)
            return "";
        var indexes = new List<string>();
        foreach (var code in codes.Split(','))
        {
            var index = card.Choices.Index()
                .Where(choice => Code(choice.Item) == code)
                .Select(choice => choice.Index)
                .DefaultIfEmpty(-1)
                .First();
            if (index < 0)
                return null;
            indexes.Add(Wording.Digits(index));
        }

        return string.Join(',', indexes);
    }

    /// <summary>A, B, C … and numbers after Z.</summary>
    public static string Letter(int index) => index < 26 ? ((char)('A' + index)).ToString() : Wording.Digits(index + 1);

    public static string Ordinal(int index) => index switch
    {
        0 => "First",
        1 => "Second",
        2 => "Third",
        _ => Wording.Digits(index + 1) + "th",
    };
}
