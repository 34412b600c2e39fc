using QuizBot.Core.Stores;

namespace QuizBot.Tests.Shared;

/// <summary>Passes everything on to another store and counts it, for tests of how often a store is asked.</summary>
public sealed class CountingStore(IEntityStore inner) : IEntityStore
{
    private readonly Lock gate = new();
    private int readsInFlight;

    public int Gets { get; private set; }

    public int Ranges { get; private set; }

    public int Commits { get; private set; }

    public int Conflicts { get; private set; }

    public int Reads => Gets + Ranges;

    /// <summary>Most reads that were under way at once.</summary>
    public int ReadsTogether { get; private set; }

    /// <summary>Runs of reads that had to wait for each other: reads under way together are one round.</summary>
    public int ReadRounds { get; private set; }

    public void Reset()
    {
        lock (gate)
            Gets = Ranges = Commits = Conflicts = ReadsTogether = ReadRounds = 0;
    }

    public Task<Entity?> GetAsync(Table table, string partition, string row, CancellationToken cancel)
    {
        lock (gate)
            Gets++;
        return ReadAsync(() => inner.GetAsync(table, partition, row, cancel));
    }

    public Task<IReadOnlyList<Entity>> RangeAsync(Table table, string partition, RowRange range, int take, CancellationToken cancel)
    {
        lock (gate)
            Ranges++;
        return ReadAsync(() => inner.RangeAsync(table, partition, range, take, cancel));
    }

    public async Task<CommitResult> CommitAsync(Table table, string partition, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        var result = await inner.CommitAsync(table, partition, changes, cancel);
        lock (gate)
        {
            Commits++;
            Conflicts += result.Committed ? 0 : 1;
        }

        return result;
    }

    private async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        lock (gate)
        {
            ReadRounds += readsInFlight == 0 ? 1 : 0;
            ReadsTogether = Math.Max(ReadsTogether, ++readsInFlight);
        }

        try
        {
            // A store that answers at once would hide that two reads were asked for together.
            await Task.Yield();
            return await read();
        }
        finally
        {
            lock (gate)
                readsInFlight--;
        }
    }
}
