using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Cluster;

/// <summary>
/// Pokes every shard every other second, so that those of an instance that died wake up in another, and a new instance gets its share.
/// Every instance does, for whichever of them is left.
/// </summary>
internal sealed partial class ShardKeeper(
    IGrainFactory grains, LocalShards shards, IClusterMembershipService members, ILocalSiloDetails me, TimeProvider time,
    ILogger<ShardKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private static readonly string[] Shards = [.. Enumerable.Range(0, Keys.ShardCount).Select(Keys.Shard)];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(BeatAsync(stoppingToken), PokeAsync(stoppingToken));

    /// <summary>
    /// A beat that comes late means that this process stood still: then the table of members is asked before anything is sent.
    /// </summary>
    private async Task BeatAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (shards.Knows)
                shards.Heard();
            else if (await IsMemberAsync(cancel))
                shards.Heard();
            await Task.Delay(Beat, time, cancel);
        }
    }

    [SuppressMessage(
        "Design", "CA1031:Do not catch general exception types",
        Justification = "Whatever keeps the table of members away, it is asked again.")]
    private async Task<bool> IsMemberAsync(CancellationToken cancel)
    {
        try
        {
            await members.Refresh(default, cancel);
            return members.CurrentSnapshot.GetSiloStatus(me.SiloAddress) == SiloStatus.Active;
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            Log.NotHeard(log, problem);
            return false;
        }
    }

    private async Task PokeAsync(CancellationToken cancel)
    {
        while (true)
        {
            await Task.WhenAll(Shards.Select(PokeAsync));
            await Task.Delay(Every, time, cancel);
        }
    }

    [SuppressMessage(
        "Design", "CA1031:Do not catch general exception types",
        Justification = "A shard whose instance died a moment ago is poked again.")]
    private async Task PokeAsync(string shard)
    {
        try
        {
            await grains.GetGrain<IShardGrain>(shard).PokeAsync();
        }
        catch (Exception problem)
        {
            Log.NotPoked(log, shard, problem.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Shard {Shard} did not answer: {Problem}")]
        public static partial void NotPoked(ILogger logger, string shard, string problem);

        [LoggerMessage(LogLevel.Warning, "The table of instances cannot be read, so scheduled cards wait.")]
        public static partial void NotHeard(ILogger logger, Exception problem);
    }
}
