using Microsoft.Extensions.Logging;
using QuizBot.Core.Stores;
using QuizBot.Slack.Api;

namespace QuizBot.Slack;

/// <summary>Tries again while the store or Slack cannot be reached, for a quarter of a minute.</summary>
/// <param name="time">Whose clock the waits are by.</param>
/// <param name="log">Hears of each new attempt.</param>
internal sealed partial class Patience(TimeProvider time, ILogger<Patience> log)
{
    /// <param name="work">Has the same result when it is done again.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="StoreUnavailableException">The store could not be reached to the end.</exception>
    /// <exception cref="SlackUnavailableException">Slack could not be reached to the end.</exception>
    public Task<T> DoAsync<T>(Func<Task<T>> work, CancellationToken cancel) =>
        Retrying.DoAsync(work, MayPass, PauseAsync, cancel);

    /// <inheritdoc cref="DoAsync{T}"/>
    public Task DoAsync(Func<Task> work, CancellationToken cancel) => Retrying.DoAsync(work, MayPass, PauseAsync, cancel);

    private Task PauseAsync(TimeSpan wait, CancellationToken cancel) => Task.Delay(wait, time, cancel);

    private bool MayPass(Exception failure)
    {
        if (failure is not (StoreUnavailableException or SlackUnavailableException))
            return false;
        Log.Again(log, failure.Message);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Something for Slack is tried again: {Reason}")]
        public static partial void Again(ILogger logger, string reason);
    }
}
