using QuizBot.Core.Notes;

namespace QuizBot.Core.Cards;

/// <summary>Cards about the parts that terms play in the note's analogy.</summary>
internal static class RoleCards
{
    private const int FewestPairs = 3;
    private const int MostPairs = 6;
    private const int FewestDistractors = 2;

    /// <summary>From the role to the term: a choice, or typed where the course has too few siblings.</summary>
    public static IEnumerable<Flashcard> Roles(Lesson lesson, Siblings siblings)
    {
        foreach (var term in Players(lesson))
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
                yield return Choice.Of(card, term.Name, wrong);
            else if (!lesson.SharesName(term))
                yield return card with { Reject = siblings.NamesBeside(term) };
        }
    }

    /// <summary>From the term to its role, typed.</summary>
    public static IEnumerable<Flashcard> Parts(Lesson lesson)
        => Players(lesson).Select(term => lesson.Card(FlashcardKind.Typed, $"{term.Slug}/part", term.Slug,
            $"What part does {NameForms.Main(term.Name)} play in {lesson.Analogy}?", term.Role!, $"{term.Name}: {term.Text}", term.Line) with
        {
            Reject = [.. Players(lesson).Where(other => other != term).Select(other => other.Role!)],
        });

    /// <summary>All of the note's terms and their roles at once.</summary>
    public static IEnumerable<Flashcard> Match(Lesson lesson)
    {
        var players = Players(lesson).Take(MostPairs).ToList();
        if (players.Count < FewestPairs)
            yield break;
        var left = players.ConvertAll(term => NameForms.Main(term.Name));
        var right = players.ConvertAll(term => term.Role!);
        var what = players.TrueForAll(term => term.Noun == players[0].Noun) ? players[0].Noun : "name";
        yield return lesson.Card(FlashcardKind.Matching, "roles/match", null, $"Match each {what} to its part in {lesson.Analogy}.",
            string.Join("; ", left.Zip(right, (name, role) => $"{name} = {role}")),
            string.Join(" ", players.Select(term => Prose.Sentence($"{NameForms.Main(term.Name)}: {term.Text}"))), players[0].Line) with
        {
            Left = left,
            Correct = right,
            Choices = StableShuffle.Shuffle(right, $"{lesson.Note.Id}/roles/match"),
        };
    }

    /// <summary>The terms whose role no other term of the note plays.</summary>
    private static IEnumerable<Subject> Players(Lesson lesson)
        => lesson.Terms.Where(term => term.RoleWords.Count > 0 && !lesson.Terms.Any(other => other != term && other.SharesRole(term)));
}
