namespace QuizBot.Core.Stores.Tables;

/// <summary>One sitting: so many cards, and then it is done.</summary>
/// <param name="Day">The learner's day it belongs to; another day begins another sitting.</param>
/// <param name="Topic">What it was narrowed to, in the learner's words; null for the whole course.</param>
/// <param name="Goal">Cards it will take; one that is missed comes back in it, and is one card all the same.</param>
public sealed record Session(DateOnly Day, string? Topic, int Goal)
{
    /// <summary>Cards that are done, 0 to <see cref="Goal"/>: answered right, or missed and answered again.</summary>
    public int Done { get; init; }

    /// <summary>Cards answered right at the first go.</summary>
    public int Right { get; init; }

    /// <summary>Stored ids of the cards missed in it, each once.</summary>
    public IReadOnlyList<string> Missed { get => field ?? []; init; } = [];

    /// <summary>Of those, the ones that have not come back in it yet.</summary>
    public IReadOnlyList<string> Again { get => field ?? []; init; } = [];

    /// <summary>True for a learner's very first sitting.</summary>
    public bool IsLesson { get; init; }

    /// <summary>
    /// True where the learner picked the cards, due or not: "15", "missed", one card. What follows it is the whole course.
    /// </summary>
    public bool IsPicked { get; init; }

    public bool IsOver => Done >= Goal;
}
