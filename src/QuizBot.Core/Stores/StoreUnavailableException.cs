namespace QuizBot.Core.Stores;

/// <summary>The store did not answer or refused to; nothing is known to be written. The message says what an admin can do.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException()
    {
    }

    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
