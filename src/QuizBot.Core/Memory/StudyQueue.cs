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
        return new(sorted.Steps.Count + sorted.Due.Count, Math.Min(plan.NewLeft, sorted.Fresh.Count), sorted.NextDue);
    }

    public CardChoice Next(StudyPlan plan)
    {
        var sorted = Sort(plan);
        if (sorted.Steps.Count > 0)
            return new(sorted.Steps.MinBy(known => known.Memory.Due).Card, ChoiceReason.Due, null);
        if (sorted.Due.Count > 0)
            return new(Weakest(plan, sorted.Due), ChoiceReason.Due, null);
        if (sorted.Fresh.Count > 0 && (plan.NewLeft > 0 || plan.More))
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
            if (list == sorted.Later && !(memory.Due > sorted.NextDue))
                sorted.NextDue = memory.Due;
            if (isOpen)
                list.Add(known);
        }

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
    }
}

/// <summary>What a learner studies from, at one moment.</summary>
public sealed record StudyPlan
{
    /// <summary>In the order of the notes.</summary>
    public required IReadOnlyList<Flashcard> Cards { get; init; }

    /// <summary>The memory of the card with an id; null for one never graded.</summary>
    public required Func<string, CardMemory?> Memory { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The learner's study day of an instant.</summary>
    public required Func<DateTimeOffset, DateOnly> Day { get; init; }

    /// <summary>Ids of cards not to choose.</summary>
    public IReadOnlySet<string> Skip { get; init; } = new HashSet<string>();

    /// <summary>Ids of new cards that the learner wants to meet before others.</summary>
    public IReadOnlySet<string> Wanted { get; init; } = new HashSet<string>();

    /// <summary>The cards before, newest last.</summary>
    public IReadOnlyList<Flashcard> Recent { get; init; } = [];

    /// <summary>How many new cards the day still allows.</summary>
    public int NewLeft { get; init; } = int.MaxValue;

    /// <summary>A note's share of the exam, by its id; more than 0, in any unit.</summary>
    public Func<string, double> Weight { get; init; } = _ => 1;

    /// <summary>The cards that offer choices, by note and subject.</summary>
    internal ILookup<(string Note, string? Subject), Flashcard> ChoiceCards => field ??=
        Cards.Where(card => card.Kind == FlashcardKind.MultipleChoice).ToLookup(card => (card.NoteId, card.Subject));

    /// <summary>True when the learner goes on although nothing is due and no new card is left for the day.</summary>
    public bool More { get; init; }
}

/// <param name="Due">Cards that wait now.</param>
/// <param name="New">Cards never met that the day still allows.</param>
/// <param name="NextDue">When the next of the other cards comes back; null where none will.</param>
public sealed record StudyCounts(int Due, int New, DateTimeOffset? NextDue)
{
    public int All => Due + New;
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
