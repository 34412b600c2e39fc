using System.Buffers;
using System.Globalization;
using QuizBot.Core.Notes;

namespace QuizBot.Core.Cards.Grading;

/// <summary>Grades answers. Any text may be given: what cannot be read does not count, and the verdict says how to answer.</summary>
public static class Grader
{
    private static readonly SearchValues<char> OfIndexes = SearchValues.Create(" ,+-.0123456789");

    /// <summary>
    /// Grades what a card's inputs return: for choices their indexes in <see cref="Flashcard.Choices"/> ("2", "0,2"), for ordering
    /// the indexes in the learner's order, for matching the index picked for each of <see cref="Flashcard.Left"/>, for typed
    /// cards the text. Whatever else <see cref="GradeSaid"/> understands is understood too.
    /// </summary>
    public static Verdict Grade(Flashcard card, string answer)
        => HasChoices(card) && Picks.Indexes(answer, card.Choices.Count) is { } picks
            && picks.Count <= Math.Max(card.Choices.Count, card.Left.Count)
            ? GradePicks(card, picks)
            : HasChoices(card) && answer.AsSpan().IndexOfAnyExcept(OfIndexes) < 0 ? Verdict.Unreadable(HowTo(card))
            : GradeSaid(card, answer);

    /// <summary>
    /// Grades what a person writes in chat: letters ("b", "A and C"), numbers that count from 1, the choices' texts, or the typed answer.
    /// </summary>
    public static Verdict GradeSaid(Flashcard card, string answer)
    {
        if (card.Kind is FlashcardKind.Reveal)
            return Verdict.Unreadable("You are the judge of this one: look at the answer, then say whether you had it.");
        if (!HasChoices(card))
            return TypedGrader.Grade(card, answer);
        var picks = card.Kind is FlashcardKind.Matching ? Pairs.Said(answer, card.Left, card.Choices) : Picks.Said(answer, card.Choices);
        return picks is null ? Verdict.Unreadable(HowTo(card)) : GradePicks(card, picks);
    }

    private static bool HasChoices(Flashcard card) =>
        card.Choices.Count > 0 && card.Kind is not (FlashcardKind.Reveal or FlashcardKind.Typed);

    private static Verdict GradePicks(Flashcard card, IReadOnlyList<int> picks)
    {
        var picked = picks.Select(pick => card.Choices[pick]).ToList();
        var verdict = card.Kind switch
        {
            FlashcardKind.MultipleChoice when picks.Count == 1 => card.Correct.Contains(picked[0]) ? Verdict.Right : Verdict.Wrong,
            FlashcardKind.MultipleResponse => Several(card.Correct, [.. picked.Distinct()]),
            FlashcardKind.Ordering when picks.Count == card.Choices.Count && picks.Distinct().Count() == picks.Count =>
                InPlace(card.Correct, picked, "in the right place"),
            FlashcardKind.Matching when picks.Count == card.Left.Count => InPlace(card.Correct, picked, "matched"),
            _ => Verdict.Unreadable(HowTo(card)),
        };
        return verdict with { Picked = picked };
    }

    private static Verdict Several(IReadOnlyList<string> right, IReadOnlyList<string> picked)
    {
        var found = picked.Count(right.Contains);
        var (missing, extra) = (right.Count - found, picked.Count - found);
        if (missing == 0 && extra == 0)
            return Verdict.Right;
        var rest = extra > 0 ? $"{Count(extra)} too many" : $"{Count(missing)} missing";
        return new(false, $"{found} of {right.Count} right, {rest}.");
    }

    private static Verdict InPlace(IReadOnlyList<string> right, IReadOnlyList<string> picked, string what)
    {
        var found = picked.Zip(right).Count(pair => pair.First == pair.Second);
        return found == right.Count ? Verdict.Right : new(false, $"{found} of {right.Count} {what}.");
    }

    private static string HowTo(Flashcard card)
    {
        var letters = card.Choices.Count is var count && count <= 26 ? $"A to {(char)('A' + count - 1)}" : $"1 to {count}";
        return card.Kind switch
        {
            FlashcardKind.MultipleResponse => $"Please pick one or more of the choices, {letters}, with commas between them.",
            FlashcardKind.Ordering =>
                $"Please name every one of the choices, {letters}, once, from first to last, with commas between them.",
            FlashcardKind.Matching =>
                $"Please give {card.Left.Count} choices, one for each item from top to bottom, {letters}, with commas between them.",
            _ => $"Please pick one of the choices, {letters}.",
        };
    }

    private static string Count(int count) => count == 1 ? "one" : count.ToString(CultureInfo.InvariantCulture);
}
