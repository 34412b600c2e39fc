using QuizBot.Core.Notes;

namespace QuizBot.Core.Memory;

/// <summary>
/// Chooses the next flashcard of a learner's day: what waits in a learning step whose time has come; what is due today, lowest
/// predicted recall first; what is new, as far as the day allows; then what waits in a step that is over soon. The same input
/// always gives the same card.
/// </summary>
public sealed class StudyQueue(Fsrs fsrs)
{
    /// <summary>A step that ends this soon need not be waited for where nothing else is left.</summary>
    public static readonly TimeSpan LearnAhead = TimeSpan.FromMinutes(20);

    /// <summary>Recalls this close are equal to a person, so that another subject may go first.</summary>
    private const double AsGoodAsEqual = 0.02;

    /// <summary>
    /// Whether a card waits now: in a learning step whose time has come, or due on the learner's day, whatever the hour.
    /// </summary>
    public static bool IsDue(CardMemory memory, DateTimeOffset now, Func<DateTimeOffset, DateOnly> day) =>
        IsInSteps(memory) ? memory.Due <= now : day(memory.Due) <= day(now);

    public StudyCounts Count(StudyPlan plan)
    {
        var sorted = Sort(plan);
        var due = sorted.Steps.Count + sorted.Due.Count;
        return new(due, Math.Min(plan.NewLeft, sorted.Fresh.Count), sorted.NextDue)
        {
            Piled = sorted.Piled,
            Soon = sorted.Soon.Count,
            Askable = due + sorted.Soon.Count + sorted.Fresh.Count + sorted.Later.Count,
        };
    }

    public CardChoice Next(StudyPlan plan)
    {
        var sorted = Sort(plan);
        if (sorted.Steps.Count > 0)
            return new(sorted.Steps.MinBy(known => known.Memory.Due).Card, ChoiceReason.Due, null);
        if (sorted.Due.Count > 0)
            return new(plan.Pile is null ? Weakest(plan, sorted.Due) : MostWorth(plan, sorted.Due), ChoiceReason.Due, null);
        if (sorted.Fresh.Count > 0 && (plan.NewLeft > 0 || (plan.More && sorted.Piled == 0)))
            return new(NewCards.First(plan, sorted.Fresh), ChoiceReason.New, null);
        if (sorted.Soon.Count > 0)
            return new(sorted.Soon.MinBy(known => known.Memory.Due).Card, ChoiceReason.Due, null);
        return plan.More && sorted.Later.Count > 0
            ? new(Weakest(plan, sorted.Later), ChoiceReason.Weakest, null)
            : new(null, ChoiceReason.None, sorted.NextDue);
    }

    /// <summary>Of the cards likeliest forgotten, the first that is about something else than those before it.</summary>
    private static Flashcard Weakest(StudyPlan plan, List<Known> known)
    {
        var ordered = known.OrderBy(one => one.Recall).ThenBy(one => one.Memory.LastReview).ToList();
        var limit = ordered[0].Recall + AsGoodAsEqual;
        var equal = ordered.TakeWhile(one => one.Recall <= limit).Select(one => one.Card).ToList();
        return equal.MinBy(card => NewCards.Nearness(plan.Recent, card))!;
    }

    /// <summary>What asking a card now is worth: its note's share of the exam, by how likely the card is forgotten.</summary>
    private static double Worth(StudyPlan plan, Known known) => plan.Weight(known.Card.NoteId) * (1 - known.Recall);

    private static Flashcard MostWorth(StudyPlan plan, List<Known> known) => known.MaxBy(one => Worth(plan, one)).Card;

    /// <summary>Leaves for later what the day does not hold of a pile.</summary>
    private static void Cap(StudyPlan plan, Pile pile, Sorted sorted)
    {
        var piled = sorted.Due.Where(known => pile.Has(plan, known.Memory)).OrderByDescending(known => Worth(plan, known));
        var over = piled.Skip(pile.Left).ToHashSet();
        sorted.Due.RemoveAll(known => over.Contains(known));
        sorted.Later.AddRange(over);
        sorted.Piled = over.Count;
    }

    private Sorted Sort(StudyPlan plan)
    {
        var sorted = new Sorted();
        foreach (var card in plan.Cards)
        {
            var memory = plan.Memory(card.Id);
            var isOpen = !plan.Skip.Contains(card.Id);
            if (memory is null)
            {
                if (isOpen && NewCards.IsReady(plan, card))
                    sorted.Fresh.Add(card);
                continue;
            }

            var known = new Known(card, memory, fsrs.Recall(memory, plan.Now));
            var list = IsDue(memory, plan.Now, plan.Day) ? IsInSteps(memory) ? sorted.Steps : sorted.Due
                : IsInSteps(memory) && memory.Due <= plan.Now + LearnAhead ? sorted.Soon
                : sorted.Later;
            if (isOpen && (list == sorted.Later || list == sorted.Soon) && !(memory.Due > sorted.NextDue))
                sorted.NextDue = memory.Due;
            if (isOpen)
                list.Add(known);
        }

        if (plan.Pile is { } pile)
            Cap(plan, pile, sorted);
        return sorted;
    }

    private static bool IsInSteps(CardMemory memory) => memory.Phase is Phase.Learning or Phase.Relearning;

    private readonly record struct Known(Flashcard Card, CardMemory Memory, double Recall);

    private sealed class Sorted
    {
        public List<Known> Steps { get; } = [];

        public List<Known> Due { get; } = [];

        public List<Known> Soon { get; } = [];

        public List<Known> Later { get; } = [];

        public List<Flashcard> Fresh { get; } = [];

        public DateTimeOffset? NextDue { get; set; }

        public int Piled { get; set; }
    }
}

/// <param name="Due">Cards that wait now.</param>
/// <param name="New">Cards never met that the day still allows.</param>
/// <param name="NextDue">When the next of the other cards comes back; null where none will.</param>
public sealed record StudyCounts(int Due, int New, DateTimeOffset? NextDue)
{
    public int All => Due + New;

    /// <summary>Cards that are due and left for other days.</summary>
    public int Piled { get; init; }

    /// <summary>Cards whose learning step is over soon.</summary>
    public int Soon { get; init; }

    /// <summary>Cards that there are to ask, also those whose time has not come.</summary>
    public int Askable { get; init; }
}

/// <summary>What to ask next.</summary>
/// <param name="Card">The flashcard to show; null when there is nothing to ask now.</param>
/// <param name="Reason">Why this one; none without a card.</param>
/// <param name="NextDue">Without a card: when the next of the cards comes back; null where none will.</param>
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
