namespace QuizBot.Playground;

/// <summary>
/// The system's clock plus what the visitor added, so that streaks and due cards can be tried in minutes instead of weeks.
/// It only goes forward: what was learned "tomorrow" stays tomorrow's, until all of it is forgotten. Timers keep to real time.
/// </summary>
internal sealed class PlaygroundClock(TimeProvider system) : TimeProvider
{
    private long ahead;

    /// <summary>How far ahead of the system's clock; at most <see cref="Furthest"/>.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    public static TimeSpan Furthest { get; } = TimeSpan.FromDays(3660);

    /// <summary>The steps that the page offers, in minutes.</summary>
    public static IReadOnlyList<int> Steps { get; } = [10, 60, 24 * 60, 7 * 24 * 60];

    public override DateTimeOffset GetUtcNow() => system.GetUtcNow() + Ahead;

    /// <summary>False, and nothing happens, when that would be further than <see cref="Furthest"/>.</summary>
    public bool TryMove(TimeSpan step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, TimeSpan.Zero);
        long before, after;
        do
        {
            before = Interlocked.Read(ref ahead);
            if (step > Furthest - TimeSpan.FromTicks(before))
                return false;
            after = before + step.Ticks;
        }
        while (Interlocked.CompareExchange(ref ahead, after, before) != before);
        return true;
    }

    /// <summary>Back to the system's time.</summary>
    public void Reset() => Interlocked.Exchange(ref ahead, 0);
}
