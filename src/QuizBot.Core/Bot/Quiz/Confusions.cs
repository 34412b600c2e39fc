using QuizBot.Core.Bot.Explaining;
using QuizBot.Core.Chat;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>
/// Where a learner's answers show that more of the same does not help: two things mixed up twice are put side by side, and a card that was
/// forgotten four times is looked at from another side.
/// </summary>
internal static class Confusions
{
    /// <summary>A card that was known and forgotten so often is a leech; so it is again with every second time.</summary>
    private const int Leech = 4;

    private const char Between = '|';

    /// <summary>What was taken for what, the same in both directions; null where the answer says nothing about that.</summary>
    public static string? Of(Library library, Flashcard card, string? picked)
    {
        if (picked is null || card.Kind is not (FlashcardKind.MultipleChoice or FlashcardKind.Typed))
            return null;
        var right = library.Explainer.Named(card.Answer) ?? library.SubjectOf(card);
        var wrong = library.Explainer.Named(picked);
        if (right is null || wrong is null || right == wrong)
            return null;
        return string.Join(Between, ((string[])[right.Key, wrong.Key]).Order(StringComparer.Ordinal));
    }

    /// <summary>What follows a wrong answer, if anything does.</summary>
    public static IEnumerable<Block> After(Library library, Review review)
    {
        if (IsLeech(review))
        {
            var times = Wording.Digits(review.Memory!.Lapses);
            yield return new TextBlock(
                $"You knew this one and forgot it {times} times. "
                + "Read the explanation before the next card; or let it rest with “Stop asking”.");
        }

        if (review.MixedUp is { } pair && review.Profile.MixedUp.Count(before => before == pair) == 2)
        {
            Entry?[] both = [.. pair.Split(Between).Select(library.Explainer.Find)];
            if (both is [{ } one, { } other])
            {
                yield return new TextBlock("You have mixed these two up twice. Side by side:", Tone.Heading);
                foreach (var block in CompareView.Of([library.Explainer.Explain(one), library.Explainer.Explain(other)], null).Blocks)
                    yield return block;
            }
        }
    }

    public static bool IsLeech(Review review) =>
        review is { Outcome: ReviewOutcome.Counted, HasLapsed: true, Memory: { Lapses: >= Leech } memory }
        && (memory.Lapses - Leech) % 2 == 0;
}
