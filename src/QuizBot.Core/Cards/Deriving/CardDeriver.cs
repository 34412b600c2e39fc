using QuizBot.Core.Notes;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>Derives flashcards from what a note says about its terms, concepts, stages and analogy.</summary>
internal static class CardDeriver
{
    /// <summary>
    /// The sound cards of one lesson, facet by facet and by line within a facet, with cards about one subject kept apart.
    /// </summary>
    public static IEnumerable<Flashcard> Derive(IReadOnlyList<CardSource> lessons, int at)
    {
        var lesson = lessons[at];
        var siblings = new Siblings(lessons, at);
        IEnumerable<Flashcard>[] facets =
        [
            RoleCards.Roles(lesson, siblings),
            ConceptCards.Meanings(lesson, siblings),
            TermCards.Definitions(lesson, siblings),
            StageCards.OfConcepts(lesson),
            StageCards.OfTerms(lesson),
            OrderCards.Stages(lesson),
            RoleCards.Parts(lesson),
            AnalogyCards.Steps(lesson),
            OrderCards.Steps(lesson),
            TermCards.Explanations(lesson),
            RoleCards.Match(lesson),
        ];
        return Apart(facets.SelectMany(facet => facet.Where(CardCheck.IsSound).OrderBy(card => card.Line)));
    }

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
