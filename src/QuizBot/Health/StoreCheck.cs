using System.Globalization;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Health;

/// <summary>Writes a row and reads it back: a store that only reads, or a disk that is full, cannot keep anyone's answer.</summary>
internal sealed class StoreCheck(IEntityStore store, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public async Task<string?> ProblemAsync(CancellationToken cancel)
    {
        try
        {
            return await TryAsync(cancel).WaitAsync(Patience, time, cancel);
        }
        catch (TimeoutException)
        {
            return $"The store does not answer within {Patience.TotalSeconds:0} seconds.";
        }
    }

    private async Task<string?> TryAsync(CancellationToken cancel)
    {
        try
        {
            var body = string.Create(CultureInfo.InvariantCulture, $$"""{"at":"{{time.GetUtcNow():O}}"}""");
            await store.CommitAsync(Table.Installs, Keys.Health, [Change.Upsert(Keys.Health, body)], cancel);
            return await store.GetAsync(Table.Installs, Keys.Health, Keys.Health, cancel) is null
                ? "The store does not give back what it took."
                : null;
        }
        catch (StoreUnavailableException problem)
        {
            return problem.Message;
        }
    }
}
