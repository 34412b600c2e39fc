using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;

namespace QuizBot.Core.Stores.Tables;

/// <summary>
/// One flashcard posted to a room that everyone there may answer once; or, without a card, the lobby or the end of a match.
/// </summary>
/// <remarks>
/// Answers are rows of their own and are counted when something is drawn: this row is written when the round opens, is posted and closes,
/// and by nobody who answers.
/// </remarks>
public sealed record Round
{
    /// <summary>Made from what asked for it, so that the same turn posts one round.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// The flashcard with its course, without it in rows from before courses had ids; empty for the end of a match and for a lobby, where
    /// whoever has joined has "answered".
    /// </summary>
    public required string Card { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The room's local day when it was posted; null in rows from before there were weeks.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The room's zone, in which the weeks of its answers begin; null for UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>The thread it was posted in, as in <see cref="Turn.Thread"/>; null outside of one.</summary>
    public string? Thread { get; init; }

    /// <summary>
    /// A mark of the turn that opened it, which names nobody: that turn delivered again shows it again, another one does not. Null in older
    /// rows.
    /// </summary>
    public string? By { get; init; }

    /// <summary>A mark of the turn that closed it.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>The match it belongs to; null for a round of its own.</summary>
    public Game? Match { get; init; }

    /// <summary>When it closes by itself; null where it does not.</summary>
    public DateTimeOffset? Ends { get; init; }

    /// <summary>The id of the round that was open until this one came; null where there was none.</summary>
    public string? Follows { get; init; }

    /// <summary>The channel's id of the posted card; null until the edge has told it.</summary>
    public string? Message { get; init; }

    /// <summary>How many had answered when it closed; before that, in older rows only.</summary>
    public int Answered { get; init; }

    /// <summary>How many of them had it right.</summary>
    public int Correct { get; init; }

    /// <summary>When the answer was shown to everyone; null while the round is open.</summary>
    public DateTimeOffset? Closed { get; init; }

    /// <summary>True where the keys of its answers name nobody; false in rows from before.</summary>
    public bool IsNameless { get; init; }

    /// <summary>True for the end of a match, which has its standings and no card.</summary>
    public bool IsEnd { get; init; }

    /// <summary>Why a match ended before its time; null where it did not.</summary>
    public string? Why { get; init; }

    public bool IsLobby => Card.Length == 0 && !IsEnd;

    /// <summary>The Monday of the week in which it was posted.</summary>
    public DateOnly Week() => CalendarWeek.MondayOf(Day ?? DateOnly.FromDateTime(At.UtcDateTime));
}

/// <summary>One learner's answer to a round.</summary>
public sealed record RoundAnswer
{
    /// <summary>Null for someone who has deleted their data: that it was answered still counts, who it was is gone.</summary>
    public LearnerId? Learner { get; init; }

    public bool Correct { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What it was worth.</summary>
    public int Points { get; init; }

    /// <summary>True for someone who looked at the answer first: that proves nothing, so it neither counts nor earns anything.</summary>
    public bool Looked { get; init; }

    /// <summary>The choices picked, with <see cref="Between"/> between them; null where there was nothing to pick.</summary>
    public string? Picked { get; init; }

    /// <summary>Which of two teams, 0 or 1, of someone who has joined a match; null without teams.</summary>
    public int? Team { get; init; }

    /// <summary>Between several things picked in one answer.</summary>
    public const string Between = " | ";
}

/// <summary>A run of timed rounds in one room.</summary>
/// <param name="Id">Made from the turn that began it.</param>
/// <param name="Number">Which round is open, from 1; 0 while people join.</param>
/// <param name="Rounds">How many there are.</param>
/// <param name="Seconds">How long each is open; cards that take longer to answer get more.</param>
public sealed record Game(string Id, int Number, int Rounds, int Seconds)
{
    /// <summary>The thread it is played in, as in <see cref="Turn.Thread"/>.</summary>
    public string? Thread { get; init; }

    /// <summary>What it is about, in the words that asked for it; null for everything.</summary>
    public string? About { get; init; }

    /// <summary>True for a match of two teams.</summary>
    public bool Teams { get; init; }

    /// <summary>What of it is not as it was asked for; null where all is.</summary>
    public string? Remark { get; init; }

    /// <summary>The cards with their course, chosen when it begins.</summary>
    public IReadOnlyList<string> Cards { get => field ?? []; init; } = [];
}
