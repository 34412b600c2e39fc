using System.Collections.Concurrent;

namespace QuizBot.Teams.Outbound;

/// <summary>
/// The paces of all threads and tenants that were called of late. They go by time that passes, not by the clock on the wall, which can be
/// set back.
/// </summary>
/// <remarks>
/// The limiters of <c>System.Threading.RateLimiting</c> have no clock that a test can set, and its limiter of an hour's window keeps every
/// thread for that hour.
/// </remarks>
internal sealed class Paces(TimeProvider time)
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Pace> threads = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Pace> tenants = new(StringComparer.Ordinal);
    private readonly long began = time.GetTimestamp();
    private long swept;

    /// <summary>How many paces are kept.</summary>
    public int Count => threads.Count + tenants.Count;

    private TimeSpan Now => time.GetElapsedTime(began);

    /// <summary>Waits for this call's turn; false if that would take longer than <paramref name="patience"/>.</summary>
    public async ValueTask<bool> WaitAsync(string tenant, string thread, TimeSpan patience, CancellationToken cancel)
    {
        Sweep();
        return await WaitAsync(threads, thread, Pace.Thread, patience, cancel) && await WaitAsync(tenants, tenant, Pace.Tenant, patience, cancel);
    }

    /// <summary>Teams asked for quiet in this thread.</summary>
    public void Hold(string thread, TimeSpan quiet)
    {
        var until = Now + quiet;
        Use(threads, thread, Pace.Thread, pace =>
        {
            pace.Hold(until);
            return true;
        });
    }

    private async ValueTask<bool> WaitAsync(
        ConcurrentDictionary<string, Pace> paces, string key, IReadOnlyList<(int Calls, TimeSpan Window)> windows, TimeSpan patience, CancellationToken cancel)
    {
        var now = Now;
        var at = Use(paces, key, windows, pace => pace.Book(now, patience));
        if (at > now)
            await Task.Delay(at.Value - now, time, cancel);
        return at is not null;
    }

    /// <summary>Uses the key's pace, which nobody else does meanwhile and which is not one that was just swept.</summary>
    private static T Use<T>(ConcurrentDictionary<string, Pace> paces, string key, IReadOnlyList<(int Calls, TimeSpan Window)> windows, Func<Pace, T> use)
    {
        while (true)
        {
            var pace = paces.GetOrAdd(key, static (_, all) => new Pace(all), windows);
            lock (pace)
            {
                if (paces.TryGetValue(key, out var kept) && ReferenceEquals(kept, pace))
                    return use(pace);
            }
        }
    }

    private void Sweep()
    {
        var before = Interlocked.Read(ref swept);
        var now = Now;
        if (now.Ticks - before < SweepEvery.Ticks || Interlocked.CompareExchange(ref swept, now.Ticks, before) != before)
            return;
        foreach (var paces in (ConcurrentDictionary<string, Pace>[])[threads, tenants])
        {
            foreach (var (key, pace) in paces)
            {
                lock (pace)
                {
                    if (pace.IsIdle(now))
                        paces.TryRemove(key, out _);
                }
            }
        }
    }
}

/// <summary>
/// How fast one thread or tenant may be called: at most so many calls in each window. Every call books the next moment that keeps all
/// windows, so that callers wait in the order they came. Moments are times since a common start. Not safe for several threads at once.
/// </summary>
internal sealed class Pace(IReadOnlyList<(int Calls, TimeSpan Window)> windows)
{
    /// <summary>Sends of one bot in one thread.</summary>
    public static readonly IReadOnlyList<(int Calls, TimeSpan Window)> Thread =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    /// <summary>All calls of one bot in one tenant.</summary>
    public static readonly IReadOnlyList<(int Calls, TimeSpan Window)> Tenant = [(50, TimeSpan.FromSeconds(1))];

    private static readonly TimeSpan Short = TimeSpan.FromMinutes(1);

    /// <summary>The last booked moments, in ticks: a ring that grows to the largest window's number of calls. Most threads book one or two.</summary>
    private long[] ring = new long[2];
    private long count;
    private TimeSpan notBefore;

    /// <summary>The moment of the call, which is now booked; null, and nothing is booked, if that is later than <paramref name="patience"/> from now.</summary>
    public TimeSpan? Book(TimeSpan now, TimeSpan patience)
    {
        var at = now > notBefore ? now : notBefore;
        foreach (var (calls, window) in windows)
        {
            if (count >= calls && Booked(count - calls) + window is var free && free > at)
                at = free;
        }

        if (at > now + patience)
            return null;
        if (count >= ring.Length && ring.Length < Most)
            Grow();
        ring[count++ % ring.Length] = at.Ticks;
        notBefore = at;
        return at;
    }

    /// <summary>Nobody calls before this moment.</summary>
    public void Hold(TimeSpan until) => notBefore = until > notBefore ? until : notBefore;

    /// <summary>
    /// True once nothing that was booked matters any more: after a short window has gone by, and of a long one as much as so many calls
    /// have used up.
    /// </summary>
    public bool IsIdle(TimeSpan now) => now - notBefore > windows.Max(window =>
        window.Window <= Short ? window.Window : window.Window * (Math.Min(count, window.Calls) / (double)window.Calls));

    private int Most => windows[^1].Calls;

    private TimeSpan Booked(long index) => TimeSpan.FromTicks(ring[index % ring.Length]);

    private void Grow()
    {
        var larger = new long[Math.Min(ring.Length * 2, Most)];
        for (var i = Math.Max(0, count - ring.Length); i < count; i++)
            larger[i % larger.Length] = ring[i % ring.Length];
        ring = larger;
    }
}
