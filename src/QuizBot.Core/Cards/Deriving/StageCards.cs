using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>Cards about the stages in which a term is used and to which a concept belongs.</summary>
internal static class StageCards
{
    private const int MostNames = 12;
    private const int MostOptions = 6;
    private const int MostWrong = 3;

    /// <summary>From the term to the stages it is used in: several to pick, or one where the note names one.</summary>
    public static IEnumerable<Flashcard> OfTerms(CardSource lesson)
    {
        var stages = lesson.Terms.SelectMany(term => term.UsedIn).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNames)
            .Select(stage => NamedStage.Of(stage, lesson)).ToList();
        foreach (var term in lesson.Terms.Where(term => term.UsedIn.Count > 0))
        {
            var id = $"{lesson.Note.Id}/{term.Slug}/stages";
            var used = term.UsedIn.Select(name => KeyWords.Of(Words.Of(name))).ToList();
            var wrong = stages.Where(stage => IsSurelyWrong(stage, term, used, stages)).Select(stage => stage.Name)
                .Order(StringComparer.Ordinal).DistinctBy(NameForms.Key).ToList();
            var several = term.UsedIn.Count > 1;
            var room = several ? Math.Max(1, MostOptions - term.UsedIn.Count) : MostWrong;
            var choices = StableShuffle.Shuffle(wrong, id).Take(room).Concat(term.UsedIn).Order(StringComparer.Ordinal).ToList();
            var prompt = $"In which of these stages does {term.MainName} come in?{(several ? " Pick all that apply." : "")}";
            if (wrong.Count > 0)
                yield return lesson.Card(several ? FlashcardKind.MultipleResponse : FlashcardKind.MultipleChoice, $"{term.Slug}/stages",
                    term.Slug,
                    prompt, string.Join(", ", term.UsedIn), $"{term.Name}: {term.Text}", term.Line) with
                {
                    Choices = StableShuffle.Shuffle(choices, id),
                    Correct = term.UsedIn,
                };
        }
    }

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
            if (wrong.Count > 0)
                yield return MultipleChoice.Of(
                    lesson.Card(FlashcardKind.MultipleChoice, $"{concept.Slug}/stage", concept.Slug,
                        $"Which stage does “{concept.Name}” belong to?", mine.Stage.Title, $"{concept.Name}: {concept.Text}", concept.Line),
                    mine.Stage.Title, wrong);
        }
    }

    /// <summary>
    /// False where the stage is one of the term's by another name, where the definition brings it up ("Data Labeling (part of
    /// Preparation)"), or where the note's words on the stage name the term.
    /// </summary>
    private static bool IsSurelyWrong(NamedStage stage, Subject term, List<HashSet<string>> used, List<NamedStage> all)
    {
        if (used.Exists(gist => KeyWords.Overlap(gist, stage.Gist)))
            return false;
        var shared = all.Where(other => other != stage).SelectMany(other => other.Gist).ToHashSet();
        return !stage.Gist.Any(word => !shared.Contains(word) && term.TextGist.Contains(word)) && !stage.Told.Any(term.IsMentionedIn);
    }
}
