namespace QuizBot.Slack.Api;

/// <summary>Slack did not answer what the bot must know before it can go on. Trying again later may help.</summary>
public sealed class SlackUnavailableException : Exception
{
    public SlackUnavailableException()
    {
    }

    public SlackUnavailableException(string message)
        : base(message)
    {
    }

    public SlackUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
