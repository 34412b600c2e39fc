namespace QuizBot.Teams.Outbound;

/// <summary>How a call to Teams ended.</summary>
public enum SendOutcome
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
