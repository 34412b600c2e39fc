using NodaTime;
using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Schedules;
using QuizBot.Core.Streaks;

namespace QuizBot.Core.Stores.Tables;

/// <summary>What is kept about a learner besides their memory of cards.</summary>
public sealed record LearnerProfile
{
    /// <summary>Most unanswered questions kept; older ones are let go.</summary>
    public const int MostOpen = 8;

    /// <summary>Most answered questions kept.</summary>
    public const int MostAnswered = 32;

    /// <summary>Days counted here as well as in their own rows, so that an answer needs no third read. Zones span 26 hours: three local days at most.</summary>
    public const int RecentDays = 3;

    /// <summary>Most rooms in which a conversation can be followed up.</summary>
    public const int MostExplained = 4;

    /// <summary>Most rooms remembered as places where the learner took part.</summary>
    public const int MostRooms = 200;

    /// <summary>A longer name from a channel is not kept.</summary>
    public const int MostNameLength = 200;

    public required LearnerId Id { get; init; }

    /// <summary>What the channel calls the person.</summary>
    public string Name { get; init; } = "";

    /// <summary>The IANA zone the learner chose; null to follow the channel.</summary>
    public string? Zone { get; init; }

    /// <summary>The IANA zone the channel last reported; null where it reports none.</summary>
    public string? ChannelZone { get; init; }

    public DaysOff DaysOff { get; init; } = DaysOff.Weekends;

    public Streak Streak { get; init; } = Streak.None;

    public int Reviews { get; init; }

    public int Correct { get; init; }

    /// <summary>Newest last.</summary>
    public IReadOnlyList<DayCount> Days { get; init; } = [];

    /// <summary>Newest last.</summary>
    public IReadOnlyList<OpenQuestion> Open { get; init; } = [];

    /// <summary>Newest last.</summary>
    public IReadOnlyList<AnsweredQuestion> Answered { get; init; } = [];

    /// <summary>What was explained to the learner last, one entry a room, newest last.</summary>
    public IReadOnlyList<LastExplanation> Explained { get; init; } = [];

    /// <summary>Rooms where the learner answered a round; needed to delete what they left there.</summary>
    public IReadOnlyList<RoomId> Rooms { get; init; } = [];

    /// <summary>True for someone who does not want to be named on leaderboards.</summary>
    public bool Hidden { get; init; }

    /// <summary>The end of the learner's evening, before which they are reminded; null for no reminder.</summary>
    public TimeOnly? Evening { get; init; } = new(20, 0);

    /// <summary>True once a reminder is planned in the learner's personal chat.</summary>
    public bool ReminderPlanned { get; init; }

    /// <summary>When the learner asked to delete their data; null unless they were asked to confirm.</summary>
    public DateTimeOffset? DeletionAsked { get; init; }

    /// <summary>The learner's own choice, else what the channel says, else UTC; a zone that is not known here is passed over.</summary>
    public DateTimeZone TimeZone() => Zones.OrUtc(Zone, ChannelZone);

    /// <summary>With what the channel now says about the person; the same instance where nothing changed.</summary>
    public LearnerProfile Seen(Turn turn)
    {
        var name = turn.LearnerName.Length is > 0 and <= MostNameLength ? turn.LearnerName : Name;
        var zone = turn.Zone is not null && Zones.TryGet(turn.Zone, out var found) ? found.Id : ChannelZone;
        return name == Name && zone == ChannelZone ? this : this with { Name = name, ChannelZone = zone };
    }

    public LearnerProfile WithOpen(OpenQuestion asked) =>
        this with { Open = [.. Open.Where(open => open.Card != asked.Card).Append(asked).TakeLast(MostOpen)] };

    public LearnerProfile WithExplained(LastExplanation explained) =>
        this with { Explained = [.. Explained.Where(other => other.Room != explained.Room).Append(explained).TakeLast(MostExplained)] };

    public LearnerProfile WithRoom(RoomId room) =>
        Rooms.Contains(room) ? this : this with { Rooms = [.. Rooms.Append(room).TakeLast(MostRooms)] };
}

/// <summary>A question put to a learner that waits for its answer.</summary>
/// <param name="Id">Comes back with every press on the card; made from the turn that asked, so that the same turn asks once.</param>
/// <param name="Card">The flashcard's id.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Topic">What the learner narrowed the quiz to, in their words; null for the whole course.</param>
public sealed record OpenQuestion(string Id, string Card, DateTimeOffset At, string? Topic = null);

/// <summary>A question a learner has answered; kept for a while so that a press delivered twice counts once and shows the same result.</summary>
/// <param name="Id">The <see cref="OpenQuestion.Id"/>, or the round's id for an answer in a room.</param>
/// <param name="Card">The flashcard's id.</param>
/// <param name="Correct">How it was graded.</param>
/// <param name="At">When it was answered.</param>
/// <param name="Due">When the card comes back.</param>
/// <param name="Topic">As in <see cref="OpenQuestion"/>.</param>
public sealed record AnsweredQuestion(string Id, string Card, bool Correct, DateTimeOffset At, DateTimeOffset Due, string? Topic = null);

/// <summary>What was explained to a learner last in a room, so that "and S3?" can be understood.</summary>
/// <param name="Room">Where.</param>
/// <param name="Entry">The <see cref="Entry.Key"/> of what was explained.</param>
/// <param name="Intent">What the learner wanted to know.</param>
/// <param name="At">When.</param>
public sealed record LastExplanation(RoomId Room, string Entry, Intent Intent, DateTimeOffset At);

/// <summary>What a learner did on one local day.</summary>
public sealed record DayCount(DateOnly Day, int Reviews, int Correct)
{
    public DayCount Plus(bool correct) => this with { Reviews = Reviews + 1, Correct = Correct + (correct ? 1 : 0) };
}
