using QuizBot.Core.Stores;

namespace QuizBot.Telemetry;

/// <summary>Takes the time of every call of the store. It owns the store.</summary>
internal sealed class MeasuredStore(IEntityStore store, HostMetrics metrics, TimeProvider time) : IEntityStore, IAsyncDisposable
{
    public Task<Entity?> GetAsync(Table table, string partition, string row, CancellationToken cancel) =>
        metrics.MeasuresStore
            ? MeasureAsync("get", store.GetAsync(table, partition, row, cancel), _ => "done")
            : store.GetAsync(table, partition, row, cancel);

    public Task<IReadOnlyList<Entity>> RangeAsync(Table table, string partition, RowRange range, int take, CancellationToken cancel) =>
        metrics.MeasuresStore
            ? MeasureAsync("range", store.RangeAsync(table, partition, range, take, cancel), _ => "done")
            : store.RangeAsync(table, partition, range, take, cancel);

    public Task<CommitResult> CommitAsync(Table table, string partition, IReadOnlyList<Change> changes, CancellationToken cancel) =>
        metrics.MeasuresStore
            ? MeasureAsync("commit", store.CommitAsync(table, partition, changes, cancel), result => result.Committed ? "done" : "conflict")
            : store.CommitAsync(table, partition, changes, cancel);

    public ValueTask DisposeAsync() => store is IAsyncDisposable owned ? owned.DisposeAsync() : ValueTask.CompletedTask;

    private async Task<T> MeasureAsync<T>(string call, Task<T> work, Func<T, string> judge)
    {
        var began = time.GetTimestamp();
        var outcome = "failed";
        try
        {
            var result = await work;
            outcome = judge(result);
            return result;
        }
        finally
        {
            metrics.Store(call, outcome, time.GetElapsedTime(began));
        }
    }
}
