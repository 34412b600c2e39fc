using Microsoft.Extensions.Logging;
using QuizBot.Core.Stores;
using QuizBot.Slack.Api;

namespace QuizBot.Slack;

/// <summary>Tries again while the store or Slack cannot be reached, for a quarter of a minute.</summary>
internal static partial class Retrying
{
    private static readonly TimeSpan[] Again = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(10)];

    /// <param name="work">Has the same result when it is done again.</param>
    /// <param name="time">Whose clock the waits are by.</param>
    /// <param name="log">Hears of each new attempt.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="StoreUnavailableException">The store could not be reached to the end.</exception>
    /// <exception cref="SlackUnavailableException">Slack could not be reached to the end.</exception>
    public static async Task DoAsync(Func<Task> work, TimeProvider time, ILogger log, CancellationToken cancel)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception error) when (attempt < Again.Length && error is StoreUnavailableException or SlackUnavailableException)
            {
                Log.Again(log, error.Message);
            }

            await Task.Delay(Again[attempt], time, cancel);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Something for Slack is tried again: {Reason}")]
        public static partial void Again(ILogger logger, string reason);
    }
}
