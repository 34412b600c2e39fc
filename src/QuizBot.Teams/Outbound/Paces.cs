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

/// <summary>
/// How fast one thread or tenant may be called: at most so many calls in each window. Every call books the next moment that keeps all
/// windows, so that callers wait in the order they came. Not safe for several threads at once.
/// </summary>
internal sealed class Pace
{
    /// <summary>Sends of one bot in one thread.</summary>
    public static readonly IReadOnlyList<(int Calls, TimeSpan Window)> Thread =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    /// <summary>All calls of one bot in one tenant.</summary>
    public static readonly IReadOnlyList<(int Calls, TimeSpan Window)> Tenant = [(50, TimeSpan.FromSeconds(1))];

    private readonly IReadOnlyList<(int Calls, TimeSpan Window)> windows;
    private readonly TimeSpan longest;

    /// <summary>The last booked moments, a ring that grows to the largest window's number of calls.</summary>
    private DateTimeOffset[] ring = new DateTimeOffset[8];
    private long count;
    private DateTimeOffset notBefore;

    public Pace(IReadOnlyList<(int Calls, TimeSpan Window)> windows)
    {
        this.windows = windows;
        longest = windows.Max(window => window.Window);
    }

    /// <summary>The moment of the call, which is now booked; null, and nothing is booked, if that is later than <paramref name="patience"/> from now.</summary>
    public DateTimeOffset? Book(DateTimeOffset now, TimeSpan patience)
    {
        var at = now > notBefore ? now : notBefore;
        foreach (var (calls, window) in windows)
        {
            if (count >= calls && Booked(count - calls) + window is var free && free > at)
                at = free;
        }

        if (at > now + patience)
            return null;
        if (count >= ring.Length && ring.Length < windows.Max(window => window.Calls))
            Grow();
        ring[count++ % ring.Length] = at;
        notBefore = at;
        return at;
    }

    /// <summary>Nobody calls before this moment.</summary>
    public void Hold(DateTimeOffset until) => notBefore = until > notBefore ? until : notBefore;

    /// <summary>True once nothing that was booked matters any more.</summary>
    public bool IsIdle(DateTimeOffset now) => notBefore <= now - longest;

    private DateTimeOffset Booked(long index) => ring[index % ring.Length];

    private void Grow()
    {
        var larger = new DateTimeOffset[Math.Min(ring.Length * 2, windows.Max(window => window.Calls))];
        for (var i = Math.Max(0, count - ring.Length); i < count; i++)
            larger[i % larger.Length] = ring[i % ring.Length];
        ring = larger;
    }
}
