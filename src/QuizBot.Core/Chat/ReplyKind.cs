namespace QuizBot.Core.Chat;

public enum ReplyKind
{
    /// <summary>A new message in the room (in the thread the turn came from).</summary>
    Post,

    /// <summary>Takes the place of the pressed card, for everyone who sees that message. Used in personal chat.</summary>
    Replace,

    /// <summary>Seen by the learner alone, wherever the turn came from: the Execute reply in Teams, ephemeral in Slack.</summary>
    Private,

    /// <summary>Takes the place of the message <see cref="Reply.Message"/> for everyone.</summary>
    Edit,
}
