using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>Cards about what a concept means.</summary>
internal static class ConceptCards
{
    private const int FewestDistractors = 2;
    private const int LongestTyped = 4;

    /// <summary>From the explanation to the concept: a choice, or typed where the course has too few siblings.</summary>
    public static IEnumerable<Flashcard> Meanings(CardSource lesson, Siblings siblings)
    {
        foreach (var concept in lesson.Concepts)
        {
            if (lesson.HasTwinText(concept) || lesson.Riddle(concept) is not { } riddle)
                continue;
            var local = $"{concept.Slug}/meaning";
            var clues = Words.Of(riddle);
            var wrong = siblings.Distractors($"{lesson.Note.Id}/{local}", concept,
                other => !other.IsMentionedIn(clues) && !concept.IsMentionedIn(other.TextWords));
            var card = lesson.Card(FlashcardKind.Typed, local, concept.Slug, $"What is this called? {riddle}", concept.Name,
                $"{concept.Name}: {concept.Text}", concept.Line) with
            {
                Accept = [.. concept.Names.Where(name => name != concept.Name)],
            };
            if (wrong.Count >= FewestDistractors)
                yield return MultipleChoice.Of(card, concept.Name, wrong);
            else if (concept.NameWords[0].Count <= LongestTyped && !lesson.SharesName(concept))
                yield return card with { Reject = siblings.NamesBeside(concept, card.Accept) };
        }
    }
}
