using System.Collections.Concurrent;

namespace QuizBot.Teams.Outbound;

/// <summary>The paces of all threads and tenants that were called of late.</summary>
internal sealed class Paces(TimeProvider time)
{
    /// <summary>Counting calls costs nothing; asking a concurrent dictionary for its size locks all of it.</summary>
    private const int SweepEvery = 10_000;

    private readonly ConcurrentDictionary<string, Pace> threads = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Pace> tenants = new(StringComparer.Ordinal);

    private int calls;

    /// <summary>Waits for this call's turn; false if that would take longer than <paramref name="patience"/>.</summary>
    public async ValueTask<bool> WaitAsync(string tenant, string thread, TimeSpan patience, CancellationToken cancel)
    {
        if (Interlocked.Increment(ref calls) % SweepEvery == 0)
            Sweep();
        return await WaitAsync(threads.GetOrAdd(thread, _ => new Pace(Pace.Thread)), patience, cancel)
            && await WaitAsync(tenants.GetOrAdd(tenant, _ => new Pace(Pace.Tenant)), patience, cancel);
    }

    /// <summary>Teams asked for quiet in this thread.</summary>
    public void Hold(string thread, TimeSpan quiet)
    {
        var pace = threads.GetOrAdd(thread, _ => new Pace(Pace.Thread));
        lock (pace)
            pace.Hold(time.GetUtcNow() + quiet);
    }

    private async ValueTask<bool> WaitAsync(Pace pace, TimeSpan patience, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? at;
        lock (pace)
            at = pace.Book(now, patience);
        if (at > now)
            await Task.Delay(at.Value - now, time, cancel);
        return at is not null;
    }

    private void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var (thread, pace) in threads)
        {
            lock (pace)
            {
                if (pace.IsIdle(now))
                    threads.TryRemove(thread, out _);
            }
        }
    }
}
