using QuizBot.Core.Notes;

namespace QuizBot.Core.Memory;

/// <summary>
/// Chooses the next flashcard: first what is due, lowest predicted recall first; then what is new, in order; then, for a learner
/// who wants more, what is weakest. The same input always gives the same card.
/// </summary>
public sealed class CardChooser(Fsrs fsrs)
{
    /// <summary>Recalls this close are equal to a person, so that another subject may go first.</summary>
    private const double AsGoodAsEqual = 0.01;

    /// <param name="cards">The cards to choose from, in the order of the notes.</param>
    /// <param name="memory">The learner's memory of the card with an id; null for a card never graded.</param>
    /// <param name="now">The instant to choose for.</param>
    /// <param name="skip">Ids of cards not to choose.</param>
    /// <param name="lastSubject">What the card before was about, so that where another card is as good it goes first; null for nothing.</param>
    /// <param name="more">True when the learner goes on although nothing is due or new.</param>
    public CardChoice Choose(
        IReadOnlyList<Flashcard> cards,
        Func<string, CardMemory?> memory,
        DateTimeOffset now,
        IReadOnlySet<string> skip,
        string? lastSubject = null,
        bool more = false)
    {
        var fresh = new List<Flashcard>();
        var due = new List<Known>();
        var later = new List<Known>();
        DateTimeOffset? nextDue = null;
        foreach (var card in cards)
        {
            var known = memory(card.Id);
            if (known is not null && known.Due > now && !(known.Due > nextDue))
                nextDue = known.Due;
            if (skip.Contains(card.Id))
                continue;
            if (known is null)
                fresh.Add(card);
            else
                (known.Due <= now ? due : later).Add(new(card, fsrs.Recall(known, now), known.LastReview));
        }

        if (due.Count > 0)
            return new(MostForgotten(due.OrderBy(known => known.Recall), lastSubject), ChoiceReason.Due, null);
        if (fresh.Count > 0)
            return new(Vary(fresh, lastSubject), ChoiceReason.New, null);
        // All that was reviewed today has a recall of 1: the one longest ago goes first, or the first card would come for ever.
        if (more && later.Count > 0)
            return new(MostForgotten(later.OrderBy(known => known.Recall).ThenBy(known => known.Reviewed), lastSubject), ChoiceReason.Weakest, null);
        return new(null, ChoiceReason.None, nextDue);
    }

    private static Flashcard MostForgotten(IEnumerable<Known> weakestFirst, string? lastSubject)
    {
        List<Known> ordered = [.. weakestFirst];
        var limit = ordered[0].Recall + AsGoodAsEqual;
        return Vary([.. ordered.TakeWhile(known => known.Recall <= limit).Select(known => known.Card)], lastSubject);
    }

    /// <summary>The first card about something else than the last one, if there is any; otherwise the first.</summary>
    private static Flashcard Vary(List<Flashcard> equals, string? lastSubject) =>
        lastSubject is null ? equals[0] : equals.Find(card => card.Subject != lastSubject) ?? equals[0];

    private readonly record struct Known(Flashcard Card, double Recall, DateTimeOffset Reviewed);
}

/// <summary>What to ask next.</summary>
/// <param name="Card">The flashcard to show; null when there is nothing to ask now.</param>
/// <param name="Reason">Why this one; none without a card.</param>
/// <param name="NextDue">Without a card: when the next of the cards falls due, after now; null where none will.</param>
public sealed record CardChoice(Flashcard? Card, ChoiceReason Reason, DateTimeOffset? NextDue);

/// <summary>Why a flashcard was chosen.</summary>
public enum ChoiceReason
{
    /// <summary>Nothing was chosen.</summary>
    None,

    /// <summary>It is time to be asked again.</summary>
    Due,

    /// <summary>The learner has not met it.</summary>
    New,

    /// <summary>Nothing is due or new and the learner wants more: the one likeliest forgotten.</summary>
    Weakest,
}
