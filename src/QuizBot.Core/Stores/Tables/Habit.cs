using QuizBot.Core.Chat;
using QuizBot.Core.Streaks;

namespace QuizBot.Core.Stores.Tables;

/// <summary>
/// A learner's days apart from the cards: where the bot finds them, what it brought unasked, when they are away, what they aim for.
/// </summary>
public sealed record Habit
{
    public static Habit None { get; } = new();

    /// <summary>Their personal chat; null while none is known.</summary>
    public PersonalRoom? Home { get; init; }

    /// <summary>What was brought unasked last; null before the first.</summary>
    public LastPush? Pushed { get; init; }

    /// <summary>When they are away, or were last; null for someone who never was.</summary>
    public Absence? Away { get; init; }

    /// <summary>How what has piled up is worked off; null where it is not too much for a day.</summary>
    public CatchUp? CatchUp { get; init; }

    /// <summary>How many days in a row they aim for; 0 for someone who wants no goal, null until they have said.</summary>
    public int? Goal { get; init; }
}

/// <summary>Where the bot finds a learner alone.</summary>
/// <param name="Room">The chat.</param>
/// <param name="Address">As in <see cref="Turn.Address"/>.</param>
public sealed record PersonalRoom(RoomId Room, string? Address);

/// <summary>What the bot brought to a learner unasked.</summary>
/// <param name="Id">Made from the errand, so that doing it again says the same again.</param>
/// <param name="At">When.</param>
/// <param name="Ignored">How many cards it has brought in a row while the learner did nothing, with this one.</param>
public sealed record LastPush(string Id, DateTimeOffset At, int Ignored);

/// <summary>A pile of due cards that is spread over days.</summary>
/// <param name="Since">The day it was found: what was due by then and has not been asked since is the pile.</param>
/// <param name="PerDay">How many of them a day brings.</param>
/// <param name="Day">The last day on which some were to be brought.</param>
/// <param name="Left">How many were left as that day began.</param>
public sealed record CatchUp(DateOnly Since, int PerDay, DateOnly Day, int Left);

/// <summary>What a learner did on one local day.</summary>
public sealed record DayCount(DateOnly Day, int Reviews, int Correct)
{
    public DayCount Plus(bool correct) => this with { Reviews = Reviews + 1, Correct = Correct + (correct ? 1 : 0) };
}
