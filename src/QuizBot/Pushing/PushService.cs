using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Telemetry;

namespace QuizBot.Pushing;

/// <summary>
/// Sends what is due in the shards this instance looks after, for as long as the program runs. What is in flight at a stop is finished.
/// </summary>
internal sealed partial class PushService(
    ShardPusher pusher, PushSender sender, IShards shards, PushOptions options, TimeProvider time,
    ILogger<PushService> log) : BackgroundService
{
    /// <summary>
    /// Shards that are worked on at once: enough to keep sending while one waits for its commit, few enough that strikes come together.
    /// </summary>
    private const int AtOnce = 4;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, ShardState> states = [];
    private readonly long began = time.GetTimestamp();

    /// <summary>False where this instance sends nothing.</summary>
    public bool IsOn => options.Enabled;

    private TimeSpan Elapsed => time.GetElapsedTime(began);

    /// <summary>
    /// Does what is due in a shard now, as after the clock was moved. Completes when it is done, or is known to be tried again.
    /// </summary>
    public Task VisitNowAsync(string shard, CancellationToken cancel) =>
        AloneAsync(shard, state => IsOn ? VisitAsync(shard, state, cancel) : Task.CompletedTask, cancel);

    /// <summary>Does something while nothing of a shard is being sent by this instance.</summary>
    public async Task AloneAsync(string shard, Func<ShardState, Task> work, CancellationToken cancel)
    {
        var state = states.GetOrAdd(shard, _ => new());
        while (!state.TryBegin())
            await Task.Delay(Tick / 10, cancel);
        try
        {
            await work(state);
        }
        finally
        {
            state.End();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var tooLong = cancellationToken.Register(sender.Abandon);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Enabled)
            return;
        var ready = Channel.CreateUnbounded<string>();
        try
        {
            await Task.WhenAll([LookAsync(ready.Writer, stoppingToken), .. Enumerable.Range(0, AtOnce).Select(_ =>
                WorkAsync(ready.Reader, stoppingToken))]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private bool IsBusy(string shard) => states.TryGetValue(shard, out var state) && state.IsBusy;

    private async Task LookAsync(ChannelWriter<string> ready, CancellationToken cancel)
    {
        while (true)
        {
            var held = shards.Held;
            foreach (var lost in states.Keys.Except(held).Where(shard => !IsBusy(shard)))
                states.TryRemove(lost, out _);
            foreach (var shard in held)
            {
                var state = states.GetOrAdd(shard, _ => new());
                if (state.Again <= Elapsed && state.TryBegin())
                    ready.TryWrite(shard);
            }

            await Task.Delay(Tick, cancel);
        }
    }

    private async Task WorkAsync(ChannelReader<string> ready, CancellationToken cancel)
    {
        await foreach (var shard in ready.ReadAllAsync(cancel))
        {
            var state = states[shard];
            try
            {
                await VisitAsync(shard, state, cancel);
            }
            finally
            {
                state.End();
            }
        }
    }

    [SuppressMessage(
        "Design", "CA1031:Do not catch general exception types",
        Justification = "Whatever goes wrong in one shard is logged, and the shard is visited again.")]
    private async Task VisitAsync(string shard, ShardState state, CancellationToken cancel)
    {
        try
        {
            using var stay = shards.Enter(shard);
            if (stay is not null)
            {
                var again = await pusher.VisitAsync(shard, state, cancel);
                state.Again = Elapsed + (again - time.GetUtcNow());
            }
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            Log.Failed(log, shard, problem);
            state.Later(time.GetUtcNow());
            state.Again = Elapsed + AfterFailure;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Shard {Shard} could not be pushed; it will be tried again.")]
        public static partial void Failed(ILogger log, string shard, Exception problem);
    }
}

internal static class PushServices
{
    /// <summary>
    /// The pusher. It needs a <see cref="Router"/>, an <see cref="IEntityStore"/>, a <see cref="TimeProvider"/>, and an
    /// <see cref="IRoomChannel"/> for each channel. It is alone unless <see cref="IShards"/> and <see cref="IPauses"/> are there already.
    /// </summary>
    public static IServiceCollection AddPushes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(PushOptions.Read(configuration));
        services.TryAddSingleton<IShards, AllShards>();
        services.TryAddSingleton<IPauses, SendPauses>();
        services.TryAddSingleton<HostMetrics>();
        services.AddSingleton<Pushes>();
        services.AddSingleton<PushSender>();
        services.AddSingleton<ShardPusher>();
        services.AddSingleton<PushService>();
        services.AddHostedService(provider => provider.GetRequiredService<PushService>());
        return services;
    }
}
