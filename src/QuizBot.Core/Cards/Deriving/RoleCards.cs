using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>Cards about the parts that terms play in the note's analogy.</summary>
internal static class RoleCards
{
    private const int FewestPairs = 3;
    private const int MostPairs = 6;
    private const int FewestDistractors = 2;

    /// <summary>From the role to the term: a choice, or typed where the course has too few siblings.</summary>
    public static IEnumerable<Flashcard> Roles(CardSource lesson, Siblings siblings)
    {
        foreach (var term in lesson.Players)
        {
            var local = $"{term.Slug}/role";
            var id = $"{lesson.Note.Id}/{local}";
            var prompt = term.Noun == "term"
                ? $"In {lesson.Analogy}, what does {Prose.The(term.Role!)} stand for?"
                : $"Which {term.Noun} is {Prose.The(term.Role!)} in {lesson.Analogy}?";
            var wrong = siblings.Distractors(id, term, other => !other.SharesRole(term));
            var card = lesson.Card(FlashcardKind.Typed, local, term.Slug, prompt, term.Name, $"{term.Name}: {term.Text}", term.Line) with
            {
                Accept = TermCards.Names(lesson, term),
            };
            if (wrong.Count >= FewestDistractors)
                yield return MultipleChoice.Of(card, term.Name, wrong);
            else if (!lesson.SharesName(term))
                yield return card with { Reject = siblings.NamesBeside(term, card.Accept) };
        }
    }

    /// <summary>From the term to its role, typed.</summary>
    public static IEnumerable<Flashcard> Parts(CardSource lesson)
        => lesson.Players.Select(term => lesson.Card(FlashcardKind.Typed, $"{term.Slug}/part", term.Slug,
            $"What part does {term.MainName} play in {lesson.Analogy}?", term.Role!, $"{term.Name}: {term.Text}", term.Line) with
        {
            Reject = [.. lesson.Players.Where(other => other != term).Select(other => other.Role!)],
        });

    /// <summary>All of the note's terms and their roles at once.</summary>
    public static IEnumerable<Flashcard> Match(CardSource lesson)
    {
        var players = lesson.Players.Take(MostPairs).ToList();
        if (players.Count < FewestPairs)
            yield break;
        var left = players.ConvertAll(term => term.MainName);
        var right = players.ConvertAll(term => term.Role!);
        var what = players.TrueForAll(term => term.Noun == players[0].Noun) ? players[0].Noun : "name";
        yield return lesson.Card(FlashcardKind.Matching, "roles/match", null, $"Match each {what} to its part in {lesson.Analogy}.",
            string.Join("; ", left.Zip(right, (name, role) => $"{name} = {role}")),
            string.Join(" ", players.Select(term => Prose.Sentence($"{term.MainName}: {term.Text}"))), players[0].Line) with
        {
            Left = left,
            Correct = right,
            Choices = StableShuffle.Shuffle(right, $"{lesson.Note.Id}/roles/match"),
        };
    }
}
