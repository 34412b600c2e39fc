using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using QuizBot.Core.Stores;

namespace QuizBot.Storage.Sqlite;

/// <summary>
/// The store in one SQLite file. One writer thread takes all commits that wait and makes them in one transaction with one fsync;
/// reads run beside it and see the last committed state. Several processes may use one file, as a backup beside the bot does; two
/// bots may not, which <see cref="OpenAlone"/> sees to.
/// </summary>
/// <remarks>A commit whose caller cancels while it waits may still be made, whole.</remarks>
public sealed class SqliteStore : IEntityStore, IRowScan, IPartitions, IAsyncDisposable
{
    private const int Readers = 4;
    private const int LargestGroup = 256;

    private readonly BlockingCollection<PendingCommit> waiting = [];
    private readonly Channel<SqliteSeat> readers = Channel.CreateUnbounded<SqliteSeat>();
    private readonly SqliteSeat writer;
    private readonly Task writing;
    private readonly FileStream? seat;
    private bool disposed;

    private SqliteStore(string path, int maxPages, FileStream? seat = null)
    {
        this.seat = seat;
        writer = new SqliteSeat(path, maxPages, create: true);
        writer.Use(_ => true);
        foreach (var reader in Enumerable.Range(0, Readers).Select(_ => new SqliteSeat(path, maxPages, create: false)))
            readers.Writer.TryWrite(reader);
        writing = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Opens the file at <paramref name="path"/>; it and its folders are made where they are missing.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be used; the message says how to mend it.</exception>
    public static SqliteStore Open(string path) => Open(path, 0);

    /// <summary>
    /// As <see cref="Open(string)"/>, for a process that serves: a second one on the same file is refused until this one has ended, however
    /// it ends.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The file cannot be used, or another process serves from it; the message says how to mend
    /// it.</exception>
    public static SqliteStore OpenAlone(string path)
    {
        path = Path.GetFullPath(path);
        var seat = SqliteFile.TakeSeat(path);
        try
        {
            return new(path, 0, seat);
        }
        catch
        {
            seat.Dispose();
            throw;
        }
    }

    /// <param name="maxPages">The file grows to so many pages at most; 0 for as many as the disk has.</param>
    internal static SqliteStore Open(string path, int maxPages) => new(Path.GetFullPath(path), maxPages);

    public Task<Entity?> GetAsync(Table table, string partition, string row, CancellationToken cancel)
    {
        StoreArguments.CheckKey(partition);
        StoreArguments.CheckKey(row);
        return ReadAsync(session => session.Get(table, partition, row), cancel);
    }

    public Task<IReadOnlyList<Entity>> RangeAsync(Table table, string partition, RowRange range, int take, CancellationToken cancel)
    {
        StoreArguments.CheckRange(partition, range, take);
        return ReadAsync(session => session.Range(table, partition, range, take), cancel);
    }

    public async IAsyncEnumerable<ScannedRow> ScanAsync(
        Table table, string afterPartition, string afterRow, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            var (partition, row) = (afterPartition, afterRow);
            var page = await ReadAsync(session => session.Scan(table, partition, row, StoreLimits.PageSize), cancel);
            foreach (var found in page)
                yield return found;
            if (page.Count < StoreLimits.PageSize)
                yield break;
            (afterPartition, afterRow) = (page[^1].Partition, page[^1].Row);
        }
    }

    public Task<IReadOnlyList<string>> PartitionsAsync(Table table, string after, int take, CancellationToken cancel) =>
        ReadAsync(session => session.Partitions(table, after, take), cancel);

    public async Task<CommitResult> CommitAsync(Table table, string partition, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        StoreArguments.CheckCommit(partition, changes);
        var pending = new PendingCommit(table, partition, changes);
        try
        {
            waiting.Add(pending, cancel);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(SqliteStore));
        }

        return await pending.Result.Task.WaitAsync(cancel);
    }

    /// <summary>Finishes what waits, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
            return;
        waiting.CompleteAdding();
        await writing;
        writer.Dispose();
        for (var i = 0; i < Readers; i++)
            (await readers.Reader.ReadAsync()).Dispose();
        waiting.Dispose();
        if (seat is not null)
            await seat.DisposeAsync();
    }

    private async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var seat = await readers.Reader.ReadAsync(cancel);
        try
        {
            return seat.Use(read);
        }
        finally
        {
            readers.Writer.TryWrite(seat);
        }
    }

    private void Write()
    {
        foreach (var first in waiting.GetConsumingEnumerable())
        {
            List<PendingCommit> group = [first];
            while (group.Count < LargestGroup && waiting.TryTake(out var next))
                group.Add(next);
            WriteGroup(group);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The writer outlives every failure; those who wait for it are told.")]
    private void WriteGroup(List<PendingCommit> group)
    {
        try
        {
            var results = writer.Use(session => session.Write(group));
            for (var i = 0; i < group.Count; i++)
                group[i].Result.SetResult(results[i]);
        }
        catch (Exception e)
        {
            foreach (var pending in group)
                pending.Result.SetException(new StoreUnavailableException(e.Message, e));
        }
    }
}
