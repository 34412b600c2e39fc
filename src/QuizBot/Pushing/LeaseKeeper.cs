using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Pushing;

/// <summary>Keeps this instance's share of the shards.</summary>
internal sealed partial class LeaseKeeper(IEntityStore store, PushOptions options, TimeProvider time, ILogger<LeaseKeeper> log)
{
    private readonly LeaseBook book = new(Guid.NewGuid().ToString("N"), options.LeaseLasts);
    private readonly long began = time.GetTimestamp();

    private TimeSpan Elapsed => time.GetElapsedTime(began);

    public bool Holds(string shard) => book.Holds(shard, Elapsed);

    public IReadOnlyList<string> Held => book.Held(Elapsed);

    /// <summary>Runs until it is cancelled.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "An instance that no longer renews would push nothing, and nobody would notice.")]
    public async Task RunAsync(Func<string, bool> isBusy, CancellationToken cancel)
    {
        while (true)
        {
            var renewed = false;
            try
            {
                renewed = await RenewAsync(isBusy, cancel);
            }
            catch (Exception problem) when (!cancel.IsCancellationRequested)
            {
                Log.NotRenewed(log, problem);
            }

            // Whoever lost a race tries again soon, and not at the same moment as the other.
            await Task.Delay(renewed ? options.LeaseLasts / 4 : TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(50, 500)), time, cancel);
        }
    }

    /// <summary>False when another instance wrote meanwhile.</summary>
    public async Task<bool> RenewAsync(Func<string, bool> isBusy, CancellationToken cancel)
    {
        var rows = await store.RangeAsync(Table.Leases, Keys.Leases, RowRange.All, StoreLimits.PageSize, cancel);
        var changes = book.Renew(rows, Elapsed, isBusy);
        if (!(await store.CommitAsync(Table.Leases, Keys.Leases, changes, cancel)).Committed)
            return false;
        book.Renewed();
        return true;
    }

    /// <summary>Lets others take over at once.</summary>
    public async Task LeaveAsync(CancellationToken cancel)
    {
        try
        {
            var rows = await store.RangeAsync(Table.Leases, Keys.Leases, RowRange.All, StoreLimits.PageSize, cancel);
            if (book.Leave(rows) is { Count: > 0 } changes)
                await store.CommitAsync(Table.Leases, Keys.Leases, changes, cancel);
        }
        catch (StoreUnavailableException problem)
        {
            Log.NotRenewed(log, problem);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The lease on pushes could not be renewed, so pushes may have to wait.")]
        public static partial void NotRenewed(ILogger log, Exception problem);
    }
}
