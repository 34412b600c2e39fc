namespace QuizBot.Core.Stores;

/// <summary>Reads, changes and saves, again from fresh where someone else wrote in between.</summary>
internal static class Retry
{
    private const int MostAttempts = 32;

    /// <param name="attempt">Reads, changes and saves once; says that it is not saved where someone else wrote since it read.</param>
    /// <returns>The result of the attempt that was saved.</returns>
    /// <exception cref="StoreUnavailableException">None was.</exception>
    public static async Task<T> UntilSavedAsync<T>(Func<Task<(bool Saved, T Result)>> attempt)
    {
        for (var tries = 0; tries < MostAttempts; tries++)
        {
            if (await attempt() is (true, var result))
                return result;
        }

        throw new StoreUnavailableException("Too many writers on one learner or room at once.");
    }
}
