namespace QuizBot.Core.Chat;

/// <summary>
/// One input from a channel, authenticated and channel-neutral. Everything in it came from outside and is checked where it is used.
/// </summary>
public sealed record Turn
{
    /// <summary>The channel's id of this delivery; the same when it is delivered again.</summary>
    public required string Id { get; init; }

    public required LearnerId Learner { get; init; }

    /// <summary>What the channel calls the person; may be empty.</summary>
    public required string LearnerName { get; init; }

    public required RoomId Room { get; init; }

    public required RoomKind RoomKind { get; init; }

    /// <summary>
    /// The conversation by which the app is installed here, as that of a team for its channels; null where it is this one, or not known.
    /// </summary>
    public string? Team { get; init; }

    /// <summary>The thread of the room it happened in, by the channel's own id; null outside of one, or where a channel has none.</summary>
    public string? Thread { get; init; }

    /// <summary>The IANA zone the channel reports for the person; null where it reports none.</summary>
    public string? Zone { get; init; }

    /// <summary>The BCP 47 locale the channel reports for the person; null where it reports none.</summary>
    public string? Locale { get; init; }

    /// <summary>
    /// How the edge finds this room again to speak unasked: to be kept with the room as it is, and given back to the edge. It can change
    /// from turn to turn; the newest is right. Null where <see cref="Room"/> says it all.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>
    /// Where the edge can speak to the person alone unasked, by <see cref="Address"/>, also where nothing was ever said there; null where
    /// only the person can begin that.
    /// </summary>
    public RoomId? Alone { get; init; }

    /// <summary>What happened.</summary>
    public required TurnInput Input { get; init; }

    /// <summary>When the bot received it, in UTC. The only clock that Core sees.</summary>
    public required DateTimeOffset Now { get; init; }
}
