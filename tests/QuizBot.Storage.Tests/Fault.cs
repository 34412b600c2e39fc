namespace QuizBot.Storage.Tests;

/// <summary>What can happen to a request on its way.</summary>
public enum Fault
{
    /// <summary>Carried out, but the connection breaks before the answer is there.</summary>
    AnswerLost,

    /// <summary>Carried out, but the answer does not come in time.</summary>
    AnswerLate,

    /// <summary>No connection comes about.</summary>
    Unreachable,

    /// <summary>The server is too busy and says so.</summary>
    Busy,
}
