using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>Cards about what a term is.</summary>
internal static class TermCards
{
    private const int LongestTyped = 5;

    /// <summary>From the definition to the name, typed; not where another name would do as well.</summary>
    public static IEnumerable<Flashcard> Definitions(CardSource lesson, Siblings siblings)
    {
        foreach (var term in lesson.Terms)
        {
            if (Words.Of(term.MainName).Count > LongestTyped || lesson.SharesName(term) || lesson.HasTwinText(term)
                || siblings.HasRival(term) || lesson.Riddle(term) is not { } riddle)
                continue;
            var question = term.Noun == Subject.PlainNoun ? "What is this called?" : $"Which {term.Noun} is this?";
            var accept = Names(lesson, term);
            yield return lesson.Card(
                FlashcardKind.Typed, $"{term.Slug}/definition", term.Slug, $"{question} {riddle}", term.Name, $"{term.Name}: {term.Text}",
                term.Line) with
            {
                Accept = accept,
                Reject = siblings.NamesBeside(term, accept),
            };
        }
    }

    /// <summary>Cards that the learner judges.</summary>
    public static IEnumerable<Flashcard> Explanations(CardSource lesson)
        => lesson.Terms.Where(term => term.TextWords.Count > 1).Select(term => lesson.Card(FlashcardKind.Reveal, $"{term.Slug}/explain",
            term.Slug,
            $"Explain {term.MainName} in your own words.", Prose.Why(term.Text), Why(lesson, term), term.Line));

    /// <summary>The term's other names, without those that another term of the note has too.</summary>
    public static IReadOnlyList<string> Names(CardSource lesson, Subject term)
        => lesson.Unshared(term, term.Names.Where(name => name != term.Name).Concat(NamesInFamily(lesson, term)));

    /// <summary>"Guardrails" for "Amazon Bedrock Guardrails" in a note that defines "Amazon Bedrock" as well.</summary>
    private static IEnumerable<string> NamesInFamily(CardSource lesson, Subject term)
        => lesson.Terms.Select(other => other.MainName)
            .Where(family => term.MainName.Length > family.Length && term.MainName[family.Length] == ' '
                && term.MainName.StartsWith(family, StringComparison.OrdinalIgnoreCase))
            .Select(family => term.MainName[(family.Length + 1)..]);

    private static string? Why(CardSource lesson, Subject term)
        => term.Role is { } role ? $"In {lesson.Analogy}, {term.MainName} is {Prose.The(role)}."
            : term.UsedIn.Count > 0 ? $"{term.MainName} comes in at {Wording.List(term.UsedIn)}."
            : null;
}
