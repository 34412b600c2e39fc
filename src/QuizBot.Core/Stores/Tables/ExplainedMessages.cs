namespace QuizBot.Core.Stores.Tables;

/// <summary>What the newest messages of a room explain, so that a rating is about something.</summary>
/// <param name="Newest">By message, newest last.</param>
public sealed record ExplainedMessages(IReadOnlyList<ExplainedMessage> Newest)
{
    /// <summary>Older ones are let go.</summary>
    private const int Most = 32;

    public ExplainedMessages With(ExplainedMessage message) =>
        new([.. Newest.Where(other => other.Message != message.Message).Append(message).TakeLast(Most)]);
}

/// <param name="Message">The channel's id of the message.</param>
/// <param name="Entry">The key of what it explains.</param>
public sealed record ExplainedMessage(string Message, string Entry);
