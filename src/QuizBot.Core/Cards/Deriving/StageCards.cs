using QuizBot.Core.Cards.Deriving.Likeness;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>
/// Cards about the stages to which concepts belong. In which stages a term is used is not asked: a note that does not name a stage does not
/// rule it out.
/// </summary>
internal static class StageCards
{
    private const int FewestWrong = 2;
    private const int MostWrong = 3;

    /// <summary>From the concept to the title of its stage.</summary>
    public static IEnumerable<Flashcard> OfConcepts(CardSource lesson)
    {
        var stages = lesson.Stages.Select(stage => new NumberedStage(stage)).ToList();
        foreach (var concept in lesson.Concepts)
        {
            var at = stages.FindIndex(stage => ReferenceEquals(stage.Stage, concept.Stage));
            if (at < 0 || HeadWords.Hint(stages[at].TitleWords, concept.Name)
                || stages.Where((_, other) => other != at).Any(other => other.MightHold(concept)))
                continue;
            var mine = stages[at];
            var wrong = stages.Where(other => !KeyWords.Overlap(other.TitleGist, mine.TitleGist))
                .OrderBy(other => Math.Abs(stages.IndexOf(other) - at)).Take(MostWrong).Select(other => other.Stage.Title).ToList();
            if (wrong.Count >= FewestWrong)
                yield return MultipleChoice.Of(
                    lesson.Card(FlashcardKind.MultipleChoice, $"{concept.Slug}/stage", concept.Slug,
                        $"Which stage does “{concept.Name}” belong to?", mine.Stage.Title, $"{concept.Name}: {concept.Text}", concept.Line),
                    mine.Stage.Title, wrong);
        }
    }
}
