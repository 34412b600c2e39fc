namespace QuizBot.Teams.Outbound;

/// <param name="Outcome">How it ended.</param>
/// <param name="Id">What Teams calls the message or conversation that was made; null where it does not say or nothing was made.</param>
internal sealed record SendResult(SendOutcome Outcome, string? Id = null)
{
    /// <summary>How long to wait, where Teams said so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True where its turn would not have come in time, so that Teams was not even asked.</summary>
    public bool IsDropped { get; init; }
}

/// <summary>How a call to Teams ended.</summary>
internal enum SendOutcome
{
    Done,

    /// <summary>The bot is not in the room any more, or the room is gone: nothing can be sent until someone adds the bot again.</summary>
    RoomGone,

    /// <summary>The person or the room does not want messages now: nothing is sent until they speak to the bot.</summary>
    RoomClosed,

    /// <summary>The message to change is not there; a new one can be sent.</summary>
    MessageGone,

    /// <summary>An admin has switched the bot off or its registration is wrong: an operator has to act.</summary>
    Alarm,

    /// <summary>Teams is busy or did not answer, also after trying again.</summary>
    TryLater,

    /// <summary>Teams refused what was sent.</summary>
    Refused,
}
