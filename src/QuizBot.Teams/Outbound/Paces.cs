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
/// <param name="time">Passes.</param>
/// <param name="ofThread">How fast one thread may be called; null for what Teams allows.</param>
/// <param name="ofTenant">And one tenant.</param>
internal sealed class Paces(
    TimeProvider time,
    IReadOnlyList<(int Calls, TimeSpan Window)>? ofThread = null,
    IReadOnlyList<(int Calls, TimeSpan Window)>? ofTenant = null)
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Pace> threads = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Pace> tenants = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<(int Calls, TimeSpan Window)> ofThread = ofThread ?? Pace.Thread;
    private readonly IReadOnlyList<(int Calls, TimeSpan Window)> ofTenant = ofTenant ?? Pace.Tenant;
    private readonly long began = time.GetTimestamp();
    private long swept;

    /// <summary>How many paces are kept.</summary>
    public int Count => threads.Count + tenants.Count;

    private TimeSpan Now => time.GetElapsedTime(began);

    /// <summary>How long a call to this tenant would wait if it was made now.</summary>
    public TimeSpan Queue(string tenant)
    {
        if (!tenants.TryGetValue(tenant, out var pace))
            return TimeSpan.Zero;
        lock (pace)
        {
            var now = Now;
            return pace.Next(now) - now;
        }
    }

    /// <summary>Waits for this call's turn; false if that would take longer than <paramref name="patience"/>.</summary>
    public async ValueTask<bool> WaitAsync(string tenant, string thread, TimeSpan patience, CancellationToken cancel)
    {
        Sweep();
        return await WaitAsync(threads, thread, ofThread, patience, cancel)
            && await WaitAsync(tenants, tenant, ofTenant, patience, cancel);
    }

    /// <summary>Teams asked for quiet in this thread.</summary>
    public void Hold(string thread, TimeSpan quiet)
    {
        var until = Now + quiet;
        Use(threads, thread, ofThread, pace =>
        {
            pace.Hold(until);
            return true;
        });
    }

    private async ValueTask<bool> WaitAsync(
        ConcurrentDictionary<string, Pace> paces, string key, IReadOnlyList<(int Calls, TimeSpan Window)> windows, TimeSpan patience,
        CancellationToken cancel)
    {
        var now = Now;
        var at = Use(paces, key, windows, pace => pace.Book(now, patience));
        if (at > now)
            await Task.Delay(at.Value - now, time, cancel);
        return at is not null;
    }

    /// <summary>Uses the key's pace, which nobody else does meanwhile and which is not one that was just swept.</summary>
    private static T Use<T>(
        ConcurrentDictionary<string, Pace> paces, string key, IReadOnlyList<(int Calls, TimeSpan Window)> windows, Func<Pace, T> use)
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
