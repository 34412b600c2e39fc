namespace QuizBot.Teams.Connector;

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

    private readonly IReadOnlyList<(int Calls, TimeSpan Window)> _windows;
    private readonly TimeSpan _longest;

    /// <summary>The last booked moments, a ring that grows to the largest window's number of calls.</summary>
    private DateTimeOffset[] _ring = new DateTimeOffset[8];
    private long _count;
    private DateTimeOffset _notBefore;

    public Pace(IReadOnlyList<(int Calls, TimeSpan Window)> windows)
    {
        _windows = windows;
        _longest = windows.Max(window => window.Window);
    }

    /// <summary>The moment of the call, which is now booked; null, and nothing is booked, if that is later than <paramref name="patience"/> from now.</summary>
    public DateTimeOffset? Book(DateTimeOffset now, TimeSpan patience)
    {
        var at = now > _notBefore ? now : _notBefore;
        foreach (var (calls, window) in _windows)
        {
            if (_count >= calls && Booked(_count - calls) + window is var free && free > at)
                at = free;
        }

        if (at > now + patience)
            return null;
        if (_count >= _ring.Length && _ring.Length < _windows.Max(window => window.Calls))
            Grow();
        _ring[_count++ % _ring.Length] = at;
        _notBefore = at;
        return at;
    }

    /// <summary>Nobody calls before this moment.</summary>
    public void Hold(DateTimeOffset until) => _notBefore = until > _notBefore ? until : _notBefore;

    /// <summary>True once nothing that was booked matters any more.</summary>
    public bool IsIdle(DateTimeOffset now) => _notBefore <= now - _longest;

    private DateTimeOffset Booked(long index) => _ring[index % _ring.Length];

    private void Grow()
    {
        var ring = new DateTimeOffset[Math.Min(_ring.Length * 2, _windows.Max(window => window.Calls))];
        for (long i = Math.Max(0, _count - _ring.Length); i < _count; i++)
            ring[i % ring.Length] = _ring[i % _ring.Length];
        _ring = ring;
    }
}
