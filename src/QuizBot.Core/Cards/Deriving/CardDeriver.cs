using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>Derives flashcards from what a note says about its terms, concepts, stages and analogy.</summary>
internal static class CardDeriver
{
    /// <summary>
    /// The sound cards of one lesson, facet by facet and by line within a facet, with cards about one subject kept apart. None in a
    /// language whose grammar they do not know. No sentence is asked twice, and what the author asks is not asked again.
    /// </summary>
    public static IEnumerable<Flashcard> Derive(IReadOnlyList<CardSource> lessons, int at)
    {
        var lesson = lessons[at];
        if (!NoteLanguage.IsEnglish(lesson.Note))
            return [];
        var siblings = new Siblings(lessons, at);
        List<Flashcard> definitions = [.. TermCards.Definitions(lesson, siblings).Where(CardCheck.IsSound)];
        var defined = definitions.Select(card => card.Subject).ToHashSet();
        IEnumerable<Flashcard>[] facets =
        [
            RoleCards.Roles(lesson, siblings),
            ConceptCards.Meanings(lesson, siblings),
            definitions,
            StageCards.OfConcepts(lesson),
            OrderCards.Stages(lesson),
            AnalogyCards.Steps(lesson),
            OrderCards.Steps(lesson),
            TermCards.Explanations(lesson).Where(card => !defined.Contains(card.Subject)),
        ];
        var asked = lesson.Note.Flashcards.Where(card => card.Kind == FlashcardKind.Ordering).Select(card => Key(card.Correct)).ToHashSet();
        return Apart(facets.SelectMany(
            facet => facet.Where(card => CardCheck.IsSound(card) && !asked.Contains(Key(card.Correct))).OrderBy(card => card.Line)));
    }

    /// <summary>The same for two sequences of one order, however they are worded.</summary>
    private static string Key(IReadOnlyList<string> items) =>
        items.Count < 2 ? "" : string.Join('>', items.Select(item => string.Concat(Words.Of(item).Select(word => word.Singular))));

    /// <summary>Holds a card back while the one before it is about the same subject.</summary>
    private static IEnumerable<Flashcard> Apart(IEnumerable<Flashcard> cards)
    {
        var held = new Queue<Flashcard>();
        string? last = null;
        foreach (var card in cards)
        {
            if (held.TryPeek(out var first) && first.Subject != last)
            {
                last = first.Subject;
                yield return held.Dequeue();
            }

            if (card.Subject is not null && card.Subject == last)
            {
                held.Enqueue(card);
                continue;
            }

            last = card.Subject;
            yield return card;
        }

        foreach (var card in held)
            yield return card;
    }
}
