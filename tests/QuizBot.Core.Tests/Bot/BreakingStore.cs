using QuizBot.Core.Stores;

namespace QuizBot.Core.Tests.Bot;

/// <summary>A store that goes away after some more commits, until it is mended.</summary>
internal sealed class BreakingStore(IEntityStore inner) : IEntityStore
{
    /// <summary>Commits that still succeed; null for all.</summary>
    public int? CommitsLeft { get; set; }

    /// <summary>Keeps the commits of a table waiting; null for none.</summary>
    public Func<Table, Task>? Holds { get; set; }

    public Task<Entity?> GetAsync(Table table, string partition, string row, CancellationToken cancel) => inner.GetAsync(table, partition, row, cancel);

    public Task<IReadOnlyList<Entity>> RangeAsync(Table table, string partition, RowRange range, int take, CancellationToken cancel) =>
        inner.RangeAsync(table, partition, range, take, cancel);

    public async Task<CommitResult> CommitAsync(Table table, string partition, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        if (Holds is { } holds)
            await holds(table);
        if (CommitsLeft == 0)
            throw new StoreUnavailableException("The store is gone.");
        CommitsLeft--;
        return await inner.CommitAsync(table, partition, changes, cancel);
    }
}
