namespace QuizBot.Core.Chat;

public enum RoomKind
{
    /// <summary>One person and the bot.</summary>
    Personal,

    /// <summary>A group chat.</summary>
    Group,

    /// <summary>A channel of a team or workspace.</summary>
    Channel,
}
