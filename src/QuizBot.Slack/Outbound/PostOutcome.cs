namespace QuizBot.Slack.Outbound;

/// <summary>What became of a message.</summary>
public enum PostOutcome
{
    Sent,

    /// <summary>The conversation cannot be written to until somebody invites the bot again.</summary>
    RoomGone,

    /// <summary>The app is not installed in the workspace any more.</summary>
    WorkspaceGone,

    /// <summary>Slack could not be reached in several attempts.</summary>
    Later,

    /// <summary>Slack does not take it, and will not later; the reason is logged.</summary>
    Refused,
}
