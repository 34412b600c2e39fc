namespace QuizBot.Teams.Auth;

/// <summary>No token for the Bot Framework could be had. The message says why, without secrets.</summary>
public sealed class TokenUnavailableException : Exception
{
    public TokenUnavailableException()
    {
    }

    public TokenUnavailableException(string message)
        : base(message)
    {
    }

    public TokenUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
