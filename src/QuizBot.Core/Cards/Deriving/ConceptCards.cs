using QuizBot.Core.Cards.Deriving.Likeness;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>Cards about what a concept means.</summary>
internal static class ConceptCards
{
    private const int LongestTyped = 4;

    /// <summary>
    /// From the explanation to the concept: a choice, or typed where its group is too small, or where the words of the question would tell
    /// the choice.
    /// </summary>
    public static IEnumerable<Flashcard> Meanings(CardSource lesson, Siblings siblings)
    {
        foreach (var concept in lesson.Concepts)
        {
            if (lesson.IsHeadline(concept) || lesson.HasTwinText(concept) || lesson.Riddle(concept) is not { } riddle)
                continue;
            var local = $"{concept.Slug}/meaning";
            var prompt = $"{Question(concept)} {riddle}";
            var clues = Words.Of(prompt);
            var wrong = prompt.Contains(Mask.Blank, StringComparison.Ordinal) ? [] : siblings.Distractors($"{lesson.Note.Id}/{local}",
                concept,
                other => !other.IsMentionedIn(clues) && !concept.IsMentionedIn(other.TextWords));
            var card = lesson.Card(
                FlashcardKind.Typed, local, concept.Slug, prompt, concept.Name, $"{concept.Name}: {concept.Text}", concept.Line) with
            {
                Accept = [.. concept.Names.Where(name => name != concept.Name)],
            };
            if (wrong is null || (wrong.Count > 0 && Echo.Hints(clues, concept.MainName, wrong)))
                continue;
            if (wrong.Count > 0 && !Echo.Tells(clues, concept.MainName, wrong))
                yield return MultipleChoice.Of(card, concept.Name, wrong);
            else if (concept.NameWords[0].Count <= LongestTyped && !lesson.SharesName(concept) && !siblings.HasRival(concept))
                yield return card with { Reject = siblings.NamesBeside(concept, card.Accept) };
        }
    }

    /// <summary>
    /// A text is often half a sentence without the heading that it stands under: "What does a model predict?". A heading that names the
    /// concept stays away; one that asks stands in quotes, since one card asks one question.
    /// </summary>
    private static string Question(Subject concept)
    {
        const string question = "hat is this called?";
        var heading = (concept.Parent ?? concept.Stage!.Title).Trim().TrimEnd(':', '…');
        if (heading.Length == 0 || Echo.Names(Words.Of(heading), concept.MainName))
            return "W" + question;
        return heading[^1] is '?' or '.' or '!' ? $"About “{heading}”: w{question}" : $"{heading}: w{question}";
    }
}
