namespace QuizBot.Teams.Outbound;

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
