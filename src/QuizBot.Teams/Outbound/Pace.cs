namespace QuizBot.Teams.Outbound;

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

    /// <summary>
    /// The last booked moments, in ticks: a ring that grows to the largest window's number of calls. Most threads book one or two.
    /// </summary>
    private long[] ring = new long[2];
    private long count;
    private TimeSpan notBefore;

    /// <summary>
    /// The moment of the call, which is now booked; null, and nothing is booked, if that is later than <paramref name="patience"/> from
    /// now.
    /// </summary>
    public TimeSpan? Book(TimeSpan now, TimeSpan patience)
    {
        var at = Next(now);
        if (at > now + patience)
            return null;
        if (count >= ring.Length && ring.Length < Most)
            Grow();
        ring[count++ % ring.Length] = at.Ticks;
        notBefore = at;
        return at;
    }

    /// <summary>The moment that a call would get which is booked now.</summary>
    public TimeSpan Next(TimeSpan now)
    {
        var at = now > notBefore ? now : notBefore;
        foreach (var (calls, window) in windows)
        {
            if (count >= calls && Booked(count - calls) + window is var free && free > at)
                at = free;
        }

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
