using QuizBot.Core.Stores;

namespace QuizBot.Slack.Tests;

/// <summary>A store in memory that can be slow and can be down.</summary>
internal sealed class MemoryStore : IEntityStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<(Table Table, string Partition), SortedDictionary<string, Entity>> tables = [];
    private long version;

    public TimeSpan Delay { get; set; }

    /// <summary>How many calls from now on fail.</summary>
    public int Failures { get; set; }

    public async Task<Entity?> GetAsync(Table table, string partition, string row, CancellationToken cancel)
    {
        await ReachAsync(cancel);
        lock (gate)
            return Rows(table, partition).GetValueOrDefault(row);
    }

    public async Task<IReadOnlyList<Entity>> RangeAsync(Table table, string partition, RowRange range, int take, CancellationToken cancel)
    {
        await ReachAsync(cancel);
        lock (gate)
        {
            return [.. Rows(table, partition).Values
                .Where(entity => string.CompareOrdinal(entity.Row, range.After) > 0 && (range.Before is null || string.CompareOrdinal(entity.Row, range.Before) < 0))
                .Take(take)];
        }
    }

    public async Task<CommitResult> CommitAsync(Table table, string partition, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        await ReachAsync(cancel);
        lock (gate)
        {
            var rows = Rows(table, partition);
            for (var i = 0; i < changes.Count; i++)
            {
                var now = rows.GetValueOrDefault(changes[i].Row);
                var holds = changes[i].Kind switch
                {
                    ChangeKind.Insert => now is null,
                    ChangeKind.Replace => now?.ETag == changes[i].ETag,
                    ChangeKind.Delete => changes[i].ETag is null || now?.ETag == changes[i].ETag,
                    _ => true,
                };
                if (!holds)
                    return CommitResult.ConflictAt(i);
            }

            return CommitResult.Success([.. changes.Select(change => Apply(rows, change))]);
        }
    }

    /// <summary>Everything stored, as text.</summary>
    public string Dump()
    {
        lock (gate)
            return string.Join('\n', tables.SelectMany(table => table.Value.Values.Select(entity => $"{table.Key} {entity.Row} {entity.Body}")));
    }

    private string? Apply(SortedDictionary<string, Entity> rows, Change change)
    {
        if (change.Kind == ChangeKind.Delete)
        {
            rows.Remove(change.Row);
            return null;
        }

        var etag = $"v{++version}";
        rows[change.Row] = new Entity(change.Row, change.Body!, etag);
        return etag;
    }

    private SortedDictionary<string, Entity> Rows(Table table, string partition)
    {
        if (!tables.TryGetValue((table, partition), out var rows))
            tables[(table, partition)] = rows = new(StringComparer.Ordinal);
        return rows;
    }

    private async Task ReachAsync(CancellationToken cancel)
    {
        if (Delay > TimeSpan.Zero)
            await Task.Delay(Delay, cancel);
        if (Failures <= 0)
            return;
        Failures--;
        throw new StoreUnavailableException("The store is down for a test.");
    }
}
