namespace QuizBot.Hosting;

/// <summary>
/// Gives memory back to the machine in quiet moments. What a start or a flood has left behind would else stay with the process for as long
/// as little happens, since it is then not collected.
/// </summary>
/// <param name="time">When to look.</param>
internal sealed class QuietCollection(TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var need = new CollectionNeed();
        while (true)
        {
            await Task.Delay(Every, time, stoppingToken);
            if (!need.IsThere(Environment.WorkingSet, GC.GetTotalAllocatedBytes()))
                continue;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            need.Met(Environment.WorkingSet);
        }
    }
}

/// <summary>Whether it is worth a collection, which stops everything for some hundredths of a second.</summary>
internal sealed class CollectionNeed
{
    /// <summary>In bytes that are allocated from one look to the next: a few turns.</summary>
    private const long Quiet = 8_000_000;

    /// <summary>In bytes that the process has grown by.</summary>
    private const long Worth = 32_000_000;

    private long before;
    private long kept;

    /// <param name="resident">The memory of the process, in bytes.</param>
    /// <param name="allocated">All that it has ever allocated, in bytes.</param>
    public bool IsThere(long resident, long allocated)
    {
        var isQuiet = allocated - before < Quiet;
        before = allocated;
        return isQuiet && resident - kept >= Worth;
    }

    /// <param name="resident">What is left, in bytes.</param>
    public void Met(long resident) => kept = resident;
}
