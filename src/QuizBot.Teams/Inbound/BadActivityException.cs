namespace QuizBot.Teams.Inbound;

/// <summary>An activity that breaks the protocol. The message says how, without anything of the activity in it.</summary>
public sealed class BadActivityException : Exception
{
    public BadActivityException()
    {
    }

    public BadActivityException(string message)
        : base(message)
    {
    }

    public BadActivityException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
