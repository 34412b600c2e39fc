using System.Collections.Concurrent;
using QuizBot.Core.Stores;

namespace QuizBot.Tests.Shared;

/// <summary>Another store that a test can take away: it fails, or it hangs as a machine does that was stopped.</summary>
internal sealed class FailingStore(IEntityStore inner) : IEntityStore, IAsyncDisposable
{
    /// <summary>Whether every call fails.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether no call ever ends but by being cancelled.</summary>
    public bool Hangs { get; set; }

    /// <summary>Commits that fail, by their first row; null for none.</summary>
    public Func<string, bool>? Refuses { get; set; }

    /// <summary>The row of each call that failed or hung, of a commit the first.</summary>
    public ConcurrentQueue<string> Failed { get; } = new();

    public async Task<Entity?> GetAsync(Table table, string partition, string row, CancellationToken cancel)
    {
        await ReachAsync(row, cancel);
        return await inner.GetAsync(table, partition, row, cancel);
    }

    public async Task<IReadOnlyList<Entity>> RangeAsync(Table table, string partition, RowRange range, int take, CancellationToken cancel)
    {
        await ReachAsync(range.After, cancel);
        return await inner.RangeAsync(table, partition, range, take, cancel);
    }

    public async Task<CommitResult> CommitAsync(Table table, string partition, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        await ReachAsync(changes[0].Row, cancel);
        if (Refuses?.Invoke(changes[0].Row) == true)
            throw Failure(changes[0].Row);
        return await inner.CommitAsync(table, partition, changes, cancel);
    }

    public ValueTask DisposeAsync() => ((IAsyncDisposable)inner).DisposeAsync();

    private async Task ReachAsync(string row, CancellationToken cancel)
    {
        if (Hangs)
        {
            Failed.Enqueue(row);
            await Task.Delay(Timeout.Infinite, cancel);
        }

        if (IsDown)
            throw Failure(row);
    }

    private StoreUnavailableException Failure(string row)
    {
        Failed.Enqueue(row);
        return new StoreUnavailableException("The store is down for a test.");
    }
}
