namespace QuizBot.Pushing;

/// <summary>What this instance knows about a shard it looks after.</summary>
internal sealed class ShardState
{
    private readonly Lock gate = new();

    /// <summary>When to look at it again.</summary>
    public DateTimeOffset Again { get; set; }

    /// <summary>When to look into its outbox; at first for what another instance left.</summary>
    public DateTimeOffset OutboxAgain { get; set; }

    public bool Busy { get; set; }

    /// <summary>Something in the outbox has to wait until then.</summary>
    public void Later(DateTimeOffset time)
    {
        lock (gate)
            OutboxAgain = time < OutboxAgain ? time : OutboxAgain;
    }
}
