namespace QuizBot.Core.Chat;

/// <summary>A place the bot talks. A thread belongs to its room: the conversation is the channel's, without the thread.</summary>
public readonly record struct RoomId(string Channel, string Workspace, string Conversation);

public enum RoomKind
{
    /// <summary>One person and the bot.</summary>
    Personal,

    /// <summary>A group chat.</summary>
    Group,

    /// <summary>A channel of a team or workspace.</summary>
    Channel,
}
