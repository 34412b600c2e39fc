namespace QuizBot.Slack.Api;

/// <summary>What an error of the Web API means for the bot.</summary>
internal enum SlackFailure
{
    None,

    /// <summary>The token is worth nothing any more: uninstalled, revoked, or the account was closed.</summary>
    WorkspaceGone,

    /// <summary>The token has expired and can be exchanged.</summary>
    TokenExpired,

    /// <summary>This conversation cannot be written to.</summary>
    RoomGone,

    /// <summary>The message to change is not there any more, or is too old.</summary>
    MessageGone,

    /// <summary>Slack does not take the message as it is: an error of this program.</summary>
    BadMessage,

    /// <summary>Slack did not answer, or wants less at a time; everything was tried.</summary>
    Later,

    Other,
}
