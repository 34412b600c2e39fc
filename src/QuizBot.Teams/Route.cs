using QuizBot.Core.Chat;
using QuizBot.Teams.Activities;

namespace QuizBot.Teams;

/// <summary>The way back to where an activity came from.</summary>
/// <param name="Service">Where the connector of this conversation is.</param>
/// <param name="Tenant">The tenant of the conversation; empty in a channel that has none.</param>
/// <param name="Conversation">With the thread it is in.</param>
/// <param name="Kind">What kind of room the conversation is.</param>
/// <param name="BotId">The bot's id in this channel; null where the channel did not say.</param>
/// <param name="UserId">Who sent the activity.</param>
/// <param name="ReplyTo">The message to answer; null to say something new.</param>
internal sealed record Route(Uri Service, string Tenant, string Conversation, RoomKind Kind, string? BotId, string UserId, string? ReplyTo)
{
    /// <summary>The message that holds the card that was pressed; null for everything else.</summary>
    public string? Card { get; init; }

    /// <summary>Whether nobody waits for what is said there, as in a push: those go first who do.</summary>
    public bool IsPush { get; init; }

    private const string ThreadMark = ";messageid=";
    private const string PersonPrefix = "29:";

    /// <summary>
    /// Whether a conversation is named by the person whom the bot has it with, because it was not opened when that was written down.
    /// </summary>
    public static bool IsPerson(string conversation) => conversation.StartsWith(PersonPrefix, StringComparison.Ordinal);

    /// <summary>A conversation without the thread.</summary>
    public static string Room(string conversation)
    {
        var thread = conversation.IndexOf(ThreadMark, StringComparison.Ordinal);
        return thread > 0 ? conversation[..thread] : conversation;
    }

    /// <summary>The thread of a conversation: the id of its first message; null outside of one.</summary>
    public static string? Thread(string conversation)
    {
        var thread = conversation.IndexOf(ThreadMark, StringComparison.Ordinal);
        return thread > 0 && thread + ThreadMark.Length < conversation.Length ? conversation[(thread + ThreadMark.Length)..] : null;
    }

    /// <summary>The way to a thread as in <see cref="Reply.Thread"/>; only channels have threads.</summary>
    public Route In(string? thread)
    {
        if (thread is null || Kind != RoomKind.Channel)
            return this;
        var conversation = thread.Length == 0 ? Room(Conversation) : Room(Conversation) + ThreadMark + thread;
        return conversation == Conversation ? this : this with { Conversation = conversation, ReplyTo = null };
    }
}

/// <summary>An activity that was understood.</summary>
/// <param name="Activity">As it came.</param>
/// <param name="Turn">What the bot gets to see of it.</param>
/// <param name="Route">Where the answers go.</param>
internal sealed record Incoming(Activity Activity, Turn Turn, Route Route);
