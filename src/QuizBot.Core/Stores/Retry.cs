using System.Security.Cryptography;

namespace QuizBot.Core.Stores;

/// <summary>
/// Reads, changes and saves, again from fresh where someone else wrote in between. Before it tries again it pauses for a moment of random
/// length, at most 10 ms at first and each time up to twice as long, but never more than 320 ms: so many who write one row at once soon
/// come one after another.
/// </summary>
/// <param name="pause">Waits for a time.</param>
public sealed class Retry(Func<TimeSpan, CancellationToken, Task> pause)
{
    private const int MostAttempts = 32;
    private const int FirstPause = 10;
    private const int MostDoublings = 5;

    /// <summary>Without pauses: where hardly anybody else writes.</summary>
    public static Retry AtOnce { get; } = new((_, _) => Task.CompletedTask);

    /// <param name="attempt">Reads, changes and saves once; says that it is not saved where someone else wrote since it read.</param>
    /// <param name="cancel">Ends the pauses.</param>
    /// <returns>The result of the attempt that was saved.</returns>
    /// <exception cref="StoreUnavailableException">None was.</exception>
    public async Task<T> UntilSavedAsync<T>(Func<Task<(bool Saved, T Result)>> attempt, CancellationToken cancel)
    {
        for (var failed = 0; failed < MostAttempts; failed++)
        {
            if (failed > 0)
                await pause(Pause(failed), cancel);
            if (await attempt() is (true, var result))
                return result;
        }

        throw new StoreUnavailableException("Too many writers on one learner or room at once.");
    }

    private static TimeSpan Pause(int failed)
    {
        var most = FirstPause << Math.Min(failed - 1, MostDoublings);
        return TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(most) + 1);
    }
}
