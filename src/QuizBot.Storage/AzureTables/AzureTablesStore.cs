using System.Runtime.CompilerServices;
using Azure.Core;
using Azure.Data.Tables;
using QuizBot.Core.Stores;

namespace QuizBot.Storage.AzureTables;

/// <summary>The store in Azure Tables: a commit is one transaction of the service. Call <see cref="InitializeAsync"/> before use.</summary>
/// <remarks>
/// The service refuses a whole transaction for one delete of a missing row, so an unconditional one is left out where its row is
/// missing. Another writer's insert of that very row at that very time may thus come before the rest of the commit, and stay.
/// </remarks>
public sealed class AzureTablesStore : IEntityStore, IRowScan, IPartitions, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Uri service;
    private readonly Dictionary<Table, TableClient> reads;
    private readonly Dictionary<Table, TableClient> writes;

    /// <param name="connect">Makes a client of the service with the given options.</param>
    /// <param name="tablePrefix">Begins the name of each table: letters and digits, the first one a letter.</param>
    public AzureTablesStore(Func<TableClientOptions, TableServiceClient> connect, string tablePrefix)
    {
        var repeating = connect(Options(TableCommit.Tries - 1));
        var once = connect(Options(0));
        service = repeating.Uri;
        reads = Enum.GetValues<Table>().ToDictionary(table => table, table => repeating.GetTableClient(tablePrefix + table));
        writes = Enum.GetValues<Table>().ToDictionary(table => table, table => once.GetTableClient(tablePrefix + table));
    }

    /// <summary>Makes the tables that are missing.</summary>
    /// <exception cref="StoreUnavailableException">The service cannot be used; the message says what helps.</exception>
    public Task InitializeAsync(CancellationToken cancel) =>
        ExplainedAsync(() => Task.WhenAll(reads.Values.Select(table => table.CreateIfNotExistsAsync(cancel))), cancel);

    public Task<Entity?> GetAsync(Table table, string partition, string row, CancellationToken cancel)
    {
        StoreArguments.CheckKey(partition);
        StoreArguments.CheckKey(row);
        return ExplainedAsync(
            async () => await TableRow.FindAsync(reads[table], partition, row, cancel) is { } found ? TableRow.ToEntity(found) : null,
            cancel);
    }

    public Task<IReadOnlyList<Entity>> RangeAsync(Table table, string partition, RowRange range, int take, CancellationToken cancel)
    {
        StoreArguments.CheckRange(partition, range, take);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {range.After}");
        if (range.Before is not null)
            filter += TableClient.CreateQueryFilter($" and RowKey lt {range.Before}");
        return ExplainedAsync<IReadOnlyList<Entity>>(
            async () => await reads[table].QueryAsync<TableEntity>(filter, take, cancellationToken: cancel).Take(take)
                .Select(TableRow.ToEntity).ToListAsync(cancel),
            cancel);
    }

    public async IAsyncEnumerable<ScannedRow> ScanAsync(
        Table table, string afterPartition, string afterRow, [EnumeratorCancellation] CancellationToken cancel)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey gt {afterPartition} or (PartitionKey eq {afterPartition} and RowKey gt {afterRow})");
        await using var rows = reads[table].QueryAsync<TableEntity>(filter, StoreLimits.PageSize, cancellationToken: cancel)
            .GetAsyncEnumerator(cancel);
        while (await ExplainedAsync(() => rows.MoveNextAsync().AsTask(), cancel))
            yield return new ScannedRow(rows.Current.PartitionKey, rows.Current.RowKey, TableRow.ToEntity(rows.Current).Body);
    }

    /// <summary>A query for each: the service tells rows, not partitions.</summary>
    public async Task<IReadOnlyList<string>> PartitionsAsync(Table table, string after, int take, CancellationToken cancel)
    {
        var partitions = new List<string>();
        while (partitions.Count < take && await FirstAsync(table, after, cancel) is { } next)
        {
            partitions.Add(next);
            after = next;
        }

        return partitions;
    }

    public Task<CommitResult> CommitAsync(Table table, string partition, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        StoreArguments.CheckCommit(partition, changes);
        return ExplainedAsync(() => new TableCommit(reads[table], writes[table], partition, changes).MakeAsync(cancel), cancel);
    }

    /// <summary>Nothing is held open.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<string?> FirstAsync(Table table, string after, CancellationToken cancel) => ExplainedAsync(
        async () =>
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey gt {after}");
            var found = reads[table].QueryAsync<TableEntity>(filter, 1, [nameof(TableEntity.PartitionKey)], cancel);
            return (await found.FirstOrDefaultAsync(cancel))?.PartitionKey;
        },
        cancel);

    private async Task<T> ExplainedAsync<T>(Func<Task<T>> request, CancellationToken cancel)
    {
        try
        {
            return await request();
        }
        catch (Exception e) when (AzureTablesProblem.IsFailure(e, cancel))
        {
            throw AzureTablesProblem.Explain(service, e);
        }
    }

    private static TableClientOptions Options(int retries)
    {
        var options = new TableClientOptions();
        options.Retry.MaxRetries = retries;
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.Delay = TimeSpan.FromSeconds(0.2);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(5);
        options.Retry.NetworkTimeout = Patience;
        return options;
    }
}
