using Orleans.Concurrency;

namespace QuizBot.Cluster;

/// <summary>A shard of the pushes. Where it is active, that instance looks after the shard.</summary>
internal interface IShardGrain : IGrainWithStringKey
{
    /// <summary>Sees to it that the shard is active somewhere, and where it should be.</summary>
    [AlwaysInterleave]
    ValueTask PokeAsync();
}

[KeepAlive]
[ShardPlacement]
internal sealed class ShardGrain(LocalShards shards, ShardRing ring) : Grain, IShardGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        shards.Add(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    /// <summary>Passes the shard on once what is being done in it is done.</summary>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        shards.RemoveAsync(this.GetPrimaryKeyString(), cancellationToken);

    public ValueTask PokeAsync()
    {
        if (!ring.IsMine(this.GetPrimaryKeyString()))
            DeactivateOnIdle();
        return ValueTask.CompletedTask;
    }
}
