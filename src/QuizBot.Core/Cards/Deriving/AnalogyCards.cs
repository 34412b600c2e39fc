using QuizBot.Core.Cards.Deriving.Likeness;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>
/// Cards about the analogy's steps, which the learner judges. A step of one word that no concept bears tells too little to be asked for.
/// </summary>
internal static class AnalogyCards
{
    public static IEnumerable<Flashcard> Steps(CardSource lesson)
    {
        var slugs = lesson.Note.Analogy.CountBy(step => Slug.From(step.Step)).ToDictionary();
        foreach (var step in lesson.Note.Analogy.Where(step => step.Text.Any(char.IsLetterOrDigit)))
        {
            var slug = Slug.From(step.Step);
            var isConcept = lesson.Concepts.Any(concept => concept.Slug == slug);
            if (slug.Length == 0 || slugs[slug] > 1 || !(isConcept || step.IsUnordered || Words.Of(step.Step).Count > 1))
                continue;
            var prompt = step.IsUnordered
                ? $"In {lesson.Analogy}, what part does “{step.Step}” play?"
                : $"In {lesson.Analogy}, what happens in the step “{step.Step}”?";
            var subject = isConcept ? slug : null;
            yield return lesson.Card(
                FlashcardKind.Reveal, $"analogy/{slug}", subject, prompt, Prose.Why(step.Text), Why(lesson, step), step.Line) with
            {
                IsMnemonic = true,
            };
        }
    }

    /// <summary>What the step stands for, where the note explains it; else what the analogy is about.</summary>
    private static string? Why(CardSource lesson, AnalogyStep step)
    {
        var gist = KeyWords.Of(Words.Of(step.Step));
        var meant = lesson.Concepts.FirstOrDefault(concept => concept.Key == string.Concat(Words.Of(step.Step).Select(word => word.Text)))
            ?? lesson.Concepts.FirstOrDefault(concept => concept.NameGists.Any(name => KeyWords.Overlap(name, gist)));
        return meant is null ? lesson.Note.AnalogyFocus : $"{meant.Name}: {meant.Text}";
    }
}
