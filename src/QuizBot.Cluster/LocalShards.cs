using System.Collections.Concurrent;
using QuizBot.Core.Stores;

namespace QuizBot.Cluster;

/// <summary>
/// The shards whose grains are active in this instance. An instance that was stopped for a while, as a laptop that slept or a machine
/// without a free core, may have lost them without knowing: it holds none until it has heard from the others again.
/// </summary>
internal sealed class LocalShards(TimeProvider time) : IShards
{
    /// <summary>Shorter than it takes the others to give an instance up.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<string, Shard> active = [];
    private long heard = time.GetTimestamp();

    public IReadOnlyList<string> Held => IsTrusted ? [.. active.Where(shard => !shard.Value.Leaving).Select(shard => shard.Key)] : [];

    private bool IsTrusted => time.GetElapsedTime(Volatile.Read(ref heard)) < Trust;

    public bool Holds(string shard) => active.TryGetValue(shard, out var found) && !found.Leaving && IsTrusted;

    public IDisposable? Enter(string shard) => Holds(shard) && active.TryGetValue(shard, out var found) ? found.Enter() : null;

    /// <summary>This instance is one of the cluster at this moment.</summary>
    public void Heard() => Volatile.Write(ref heard, time.GetTimestamp());

    /// <summary>False where it has not been known for a while whether this instance is still one of the cluster.</summary>
    public bool Knows => IsTrusted;

    public void Add(string shard) => active[shard] = new();

    /// <summary>Completes when nobody works on the shard any more, or when there is no time left to wait.</summary>
    public async Task RemoveAsync(string shard, CancellationToken cancel)
    {
        if (!active.TryGetValue(shard, out var found))
            return;
        found.Leaving = true;
        while (found.IsEntered && !cancel.IsCancellationRequested)
            await Task.Delay(Tick, CancellationToken.None);
        active.TryRemove(KeyValuePair.Create(shard, found));
    }

    private sealed class Shard : IDisposable
    {
        private int inside;

        public bool Leaving { get; set; }

        public bool IsEntered => Volatile.Read(ref inside) > 0;

        public Shard Enter()
        {
            Interlocked.Increment(ref inside);
            return this;
        }

        public void Dispose() => Interlocked.Decrement(ref inside);
    }
}
