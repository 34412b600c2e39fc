using QuizBot.Core.Cards.Deriving.Likeness;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>
/// Cards about the parts that terms play in the note's analogy: one for each, since the analogy is there to remember the terms by, and
/// nothing to learn itself.
/// </summary>
internal static class RoleCards
{
    /// <summary>
    /// From the role to the term: a choice, or typed where the note has too few siblings, or where the role's words would tell the choice.
    /// </summary>
    public static IEnumerable<Flashcard> Roles(CardSource lesson, Siblings siblings)
    {
        foreach (var term in lesson.Players)
        {
            var local = $"{term.Slug}/role";
            var id = $"{lesson.Note.Id}/{local}";
            var prompt = term.Noun == Subject.PlainNoun
                ? $"In {lesson.Analogy}, what does {Prose.The(term.Role!)} stand for?"
                : $"Which {term.Noun} is {Prose.The(term.Role!)} in {lesson.Analogy}?";
            var wrong = siblings.Distractors(id, term, other => !other.SharesRole(term));
            var card = lesson.Card(FlashcardKind.Typed, local, term.Slug, prompt, term.Name, $"{term.Name}: {term.Text}", term.Line) with
            {
                Accept = TermCards.Names(lesson, term),
                IsMnemonic = true,
            };
            if (wrong is { Count: > 0 } && !Echo.Tells(Words.Of(prompt), term.MainName, wrong))
                yield return MultipleChoice.Of(card, term.Name, wrong);
            else if (!lesson.SharesName(term))
                yield return card with { Reject = siblings.NamesBeside(term, card.Accept) };
        }
    }
}
