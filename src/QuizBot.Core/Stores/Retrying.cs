namespace QuizBot.Core.Stores;

/// <summary>Tries again what may pass, such as a store that is away for a moment: after 1, 4 and 10 seconds.</summary>
public static class Retrying
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(10)];

    /// <param name="work">Has the same result when it is done again.</param>
    /// <param name="mayPass">Whether it is worth trying again after this failure; asked before each new try. Any other failure is thrown
    /// on.</param>
    /// <param name="pause">Waits for a time.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public static async Task<T> DoAsync<T>(
        Func<Task<T>> work, Func<Exception, bool> mayPass, Func<TimeSpan, CancellationToken, Task> pause, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception failure) when (attempt < Pauses.Length && mayPass(failure))
            {
            }

            await pause(Pauses[attempt], cancel);
        }
    }

    /// <inheritdoc cref="DoAsync{T}"/>
    public static Task DoAsync(
        Func<Task> work, Func<Exception, bool> mayPass, Func<TimeSpan, CancellationToken, Task> pause, CancellationToken cancel) => DoAsync(
        async () =>
        {
            await work();
            return true;
        },
        mayPass,
        pause,
        cancel);
}
