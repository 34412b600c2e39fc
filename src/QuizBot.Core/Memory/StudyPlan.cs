using QuizBot.Core.Notes;

namespace QuizBot.Core.Memory;

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

    /// <summary>What has piled up and is spread over days; null where all that is due may come today.</summary>
    public Pile? Pile { get; init; }

    /// <summary>The cards that offer choices, by note and subject.</summary>
    internal ILookup<(string Note, string? Subject), Flashcard> ChoiceCards => field ??=
        Cards.Where(card => card.Kind == FlashcardKind.MultipleChoice).ToLookup(card => (card.NoteId, card.Subject));

    /// <summary>True when the learner goes on although nothing is due and no new card is left for the day.</summary>
    public bool More { get; init; }
}

/// <summary>Due cards that are spread over days.</summary>
/// <param name="Since">What was due by this day and has not been asked since.</param>
/// <param name="Left">How many of them this day still brings.</param>
public sealed record Pile(DateOnly Since, int Left)
{
    internal bool Has(StudyPlan plan, CardMemory memory) => plan.Day(memory.Due) <= Since && plan.Day(memory.LastReview) < Since;
}
