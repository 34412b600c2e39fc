using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;

namespace QuizBot.Core.Stores.Tables;

/// <summary>Something the bot does in a room unasked: once, or whenever a schedule says so. A room has at most one of each kind.</summary>
public sealed record Push
{
    /// <summary>A longer address from a channel is not kept.</summary>
    public const int LongestAddress = 4_000;

    /// <summary>Most rounds whose cards one errand draws again.</summary>
    public const int MostRounds = 40;

    /// <summary>No step of a match takes as long.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(5);

    public required PushKind Kind { get; init; }

    public required RoomId Room { get; init; }

    public RoomKind RoomKind { get; init; }

    /// <summary>As in <see cref="Turn.Address"/>.</summary>
    public string? Address { get; init; }

    /// <summary>The thread to speak in, as in <see cref="Turn.Thread"/>; null for none.</summary>
    public string? Thread { get; init; }

    /// <summary>Whom it is for in personal chat; null in a shared room.</summary>
    public LearnerId? Learner { get; init; }

    /// <summary>When it repeats; null for once.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>True where the schedule goes with the learner's zone, false where it names one itself; null in older rows.</summary>
    public bool? FollowsZone { get; init; }

    /// <summary>When it is to be done, next or (in the outbox) now; UTC.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>
    /// Set in the outbox where the channel asked to wait so long; null for at once. Kept, because another instance may go on with it.
    /// </summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>False while the bot cannot speak in the room.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Who set it; null where nobody did, and in rows from when only a name was kept, which is not shown any more.</summary>
    public LearnerId? Setter { get; init; }

    /// <summary>Who alone may change it; null for everyone.</summary>
    public LearnerId? Keeper { get; init; }

    /// <summary>When the keeper last said so; null in older rows.</summary>
    public DateTimeOffset? KeptAt { get; init; }

    /// <summary>What it goes on with, such as a match; null for nothing.</summary>
    public string? Subject { get; init; }

    /// <summary>An errand for the room of a turn; in personal chat it is for the one who speaks.</summary>
    public static Push In(Turn turn, PushKind kind, DateTimeOffset due) => new()
    {
        Kind = kind,
        Room = turn.Room,
        RoomKind = turn.RoomKind,
        Address = turn.Address is { Length: <= LongestAddress } ? turn.Address : null,
        Learner = turn.RoomKind == RoomKind.Personal ? turn.Learner : null,
        Due = due,
    };

    /// <summary>Of <see cref="PushKind.Names"/>: the rounds whose cards it draws again, the newest last.</summary>
    public IReadOnlyList<string> Rounds() => Subject?.Split(' ') ?? [];

    /// <summary>With rounds whose cards are to be drawn again, beside those that are planned already.</summary>
    public Push Redrawing(IEnumerable<string> rounds, Push? planned) =>
        this with { Subject = string.Join(' ', (planned?.Rounds() ?? []).Union(rounds).TakeLast(MostRounds)) };

    /// <summary>An errand for the room of this one, where it is spoken to in the same way.</summary>
    public Push Beside(PushKind kind, DateTimeOffset due) =>
        new() { Kind = kind, Room = Room, RoomKind = RoomKind, Address = Address, Due = due };

    /// <summary>
    /// True when it is time; also for a step of a match that lies further ahead than any can, which is one from before the clock was set
    /// back: people wait for it.
    /// </summary>
    public bool IsDue(DateTimeOffset now) => Due <= now || IsFromAhead(now);

    /// <summary>True for what was planned before the clock was set back, and is not to wait until then.</summary>
    public bool IsFromAhead(DateTimeOffset now) => Kind == PushKind.Match && Due - now > LongestStep;

    /// <summary>True when it is so late that it is left out: what was missed never comes as a flood.</summary>
    public bool IsTooLate(DateTimeOffset now) => Kind switch
    {
        PushKind.Match => false,
        PushKind.Reminder => now - Due > TimeSpan.FromHours(1),
        PushKind.MatchStart => now - Due > TimeSpan.FromMinutes(30),
        _ => now - Due > TimeSpan.FromHours(6),
    };

    /// <summary>The next time, after now; null where there is none.</summary>
    public Push? Next(DateTimeOffset now) => Schedule is null ? null
        : Schedule.Next(now) is { } due ? this with { Due = due }
        : this with { Active = false };
}

/// <summary>What the bot does unasked. The names are part of stored keys.</summary>
public enum PushKind
{
    /// <summary>Posts a card: a round in a shared room, a question in personal chat.</summary>
    Card,

    /// <summary>Goes on with a match.</summary>
    Match,

    /// <summary>Begins a match in a shared room by schedule; <see cref="Push.Subject"/> says which.</summary>
    MatchStart,

    /// <summary>Sums up the week in a shared room.</summary>
    Recap,

    /// <summary>Reminds a learner of a streak that ends tonight.</summary>
    Reminder,

    /// <summary>Puts a question to a room that the notes do not answer; the subject is the question.</summary>
    Question,

    /// <summary>Brings a learner's scheduled card once, later: something else had just come; the subject is its note.</summary>
    Later,

    /// <summary>Brings the question <see cref="Push.Subject"/> again, as the learner asked.</summary>
    Snoozed,

    // What a study buddy asks, answers (the subject is "yes" or "no") or wishes; it is theirs, as the setter.
    BuddyAsked,
    BuddyAnswered,
    Nudge,

    /// <summary>Draws cards of a room again that name somebody who wants no name any more; the subject is their rounds.</summary>
    Names,
}
