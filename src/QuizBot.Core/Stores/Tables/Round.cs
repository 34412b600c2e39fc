using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;

namespace QuizBot.Core.Stores.Tables;

/// <summary>One flashcard posted to a room that everyone there may answer once.</summary>
public sealed record Round
{
    /// <summary>Made from the turn that asked for it, so that the same turn posts one round.</summary>
    public required string Id { get; init; }

    /// <summary>The flashcard's id.</summary>
    public required string Card { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The room's local day when it was posted; null in rows from before there were weeks.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The match it belongs to; null for a round of its own.</summary>
    public Game? Match { get; init; }

    /// <summary>When it closes by itself; null where it does not.</summary>
    public DateTimeOffset? Ends { get; init; }

    /// <summary>The id of the round that was open until this one came; null where there was none.</summary>
    public string? Follows { get; init; }

    /// <summary>The channel's id of the posted card; null until the edge has told it.</summary>
    public string? Message { get; init; }

    public int Answered { get; init; }

    public int Correct { get; init; }

    /// <summary>When the answer was shown to everyone; null while the round is open.</summary>
    public DateTimeOffset? Closed { get; init; }

    public DateOnly LocalDay() => Day ?? DateOnly.FromDateTime(At.UtcDateTime);

    /// <summary>The Monday of the week in which its answers count.</summary>
    public DateOnly Week() => CalendarWeek.MondayOf(LocalDay());
}

/// <summary>One learner's answer to a round.</summary>
public sealed record RoundAnswer(LearnerId Learner, string Name, bool Correct, DateTimeOffset At)
{
    /// <summary>What it was worth.</summary>
    public int Points { get; init; }

    /// <summary>As in <see cref="Score.Hidden"/>.</summary>
    public bool Hidden { get; init; }

    /// <summary>
    /// True for someone who looked at the answer first: it is nobody's proof, so it is neither counted nor worth anything.
    /// </summary>
    public bool Looked { get; init; }
}

/// <summary>A run of timed rounds in one room.</summary>
/// <param name="Id">Made from the turn that began it.</param>
/// <param name="Number">Which round is open, from 1.</param>
/// <param name="Rounds">How many there are.</param>
/// <param name="Seconds">How long each is open.</param>
public sealed record Game(string Id, int Number, int Rounds, int Seconds);
