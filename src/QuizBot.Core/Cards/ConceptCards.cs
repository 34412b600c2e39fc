using QuizBot.Core.Notes;

namespace QuizBot.Core.Cards;

/// <summary>Cards about what a concept means and which stage it belongs to.</summary>
internal static class ConceptCards
{
    private const int FewestDistractors = 2;
    private const int MostStages = 3;
    private const int LongestTyped = 4;

    /// <summary>From the explanation to the concept: a choice, or typed where the course has too few siblings.</summary>
    public static IEnumerable<Flashcard> Meanings(Lesson lesson, Siblings siblings)
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
                yield return Choice.Of(card, concept.Name, wrong);
            else if (concept.NameWords[0].Count <= LongestTyped && !lesson.SharesName(concept))
                yield return card with { Reject = siblings.NamesBeside(concept) };
        }
    }

    /// <summary>From the concept to the title of its stage.</summary>
    public static IEnumerable<Flashcard> Stages(Lesson lesson)
    {
        foreach (var concept in lesson.Concepts)
        {
            if (lesson.Stages.FirstOrDefault(stage => ReferenceEquals(stage, concept.Stage)) is not { } mine || Heads.Hint(mine.Title, concept.Name))
                continue;
            var others = lesson.Stages.Where(stage => stage != mine).OrderBy(stage => Math.Abs((stage.Number - mine.Number) ?? 0)).ToList();
            if (others.Exists(other => MightHold(other, concept)))
                continue;
            var gist = Gist.Of(Words.Of(mine.Title));
            var wrong = others.Select(other => other.Title).Where(title => !Gist.Overlap(Gist.Of(Words.Of(title)), gist)).Take(MostStages).ToList();
            yield return Choice.Of(
                lesson.Card(FlashcardKind.MultipleChoice, $"{concept.Slug}/stage", concept.Slug,
                    $"Which stage does “{concept.Name}” belong to?", mine.Title, $"{concept.Name}: {concept.Text}", concept.Line),
                mine.Title, wrong);
        }
    }

    /// <summary>True where the concept might as well stand under the other stage: its name or text points there, or a concept there is called alike.</summary>
    private static bool MightHold(Stage other, Subject concept)
        => Heads.Hint(other.Title, concept.Name)
            || Words.IndexOf(concept.TextWords, Words.Of(other.Title)) >= 0
            || Words.IndexOf(concept.TextWords, Words.Of($"stage {other.Number}")) >= 0
            || other.Concepts.Any(there => concept.NameGists.Any(mine => Gist.Overlap(mine, Gist.Of(Words.Of(there.Name)))));
}
