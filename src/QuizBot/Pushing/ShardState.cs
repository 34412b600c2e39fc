namespace QuizBot.Pushing;

/// <summary>What this instance knows about a shard it looks after.</summary>
internal sealed class ShardState
{
    private readonly Lock gate = new();
    private int busy;

    /// <summary>How far the clock was ahead of the time that cannot be set; null before the first look.</summary>
    private TimeSpan? ahead;

    /// <summary>When to look at it again, as time since this instance began: the clock can be set back.</summary>
    public TimeSpan Again { get; set; }

    /// <summary>When to look into its outbox; at first for what another instance left.</summary>
    public DateTimeOffset OutboxAgain { get; set; }

    public bool IsBusy => Volatile.Read(ref busy) != 0;

    /// <summary>False where someone is at it already; who gets true calls <see cref="End"/>.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref busy, 1, 0) == 0;

    /// <summary>True at the first look, and at the first one after the clock was set back by more than it is put right.</summary>
    public bool IsClockSetBack(TimeProvider time)
    {
        var now = time.GetUtcNow() - DateTimeOffset.UnixEpoch - time.GetElapsedTime(0);
        var isBack = ahead is null || now < ahead - TimeSpan.FromMinutes(1);
        ahead = now;
        return isBack;
    }

    public void End() => Volatile.Write(ref busy, 0);

    /// <summary>Something in the outbox has to wait until then.</summary>
    public void Later(DateTimeOffset time)
    {
        lock (gate)
            OutboxAgain = time < OutboxAgain ? time : OutboxAgain;
    }
}
