using System.Diagnostics.CodeAnalysis;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Telemetry;

namespace QuizBot.Pushing;

/// <summary>Asks the bot what to say for an errand and brings it to the room.</summary>
/// <remarks>It wants the router itself: what goes wrong is tried again, and no apology is sent to a room where nobody asked.</remarks>
internal sealed partial class PushSender(
    Router bot, Pushes pushes, IEnumerable<IRoomChannel> channels, IShards shards, IPauses pauses, HostMetrics metrics, PushOptions options,
    TimeProvider time, ILogger<PushSender> log) : IDisposable
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    /// <summary>Between two looks at whether what an errand waits for, such as a match, is over.</summary>
    private static readonly TimeSpan UntilFree = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StorePause = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, IRoomChannel> channels = channels.ToDictionary(channel => channel.Channel);

    /// <summary>Held from before a message is sent until its errand is struck off, so that a crash repeats no more than these.</summary>
    private readonly SemaphoreSlim inFlight = new(options.Parallelism);

    /// <summary>Ends even what is in flight, where a stop takes too long.</summary>
    private readonly CancellationTokenSource abandon = new();

    public void Dispose()
    {
        inFlight.Dispose();
        abandon.Dispose();
    }

    /// <summary>Gives up what is in flight; until then a stopping host lets it finish.</summary>
    public void Abandon() => abandon.Cancel();

    /// <returns>When to try again; null where it is done with.</returns>
    [SuppressMessage(
        "Design", "CA1031:Do not catch general exception types",
        Justification = "One room's trouble is logged and tried again later; it never keeps the others waiting.")]
    public async Task<DateTimeOffset?> DeliverAsync(string shard, Push errand, OutboxRemovals strikes, CancellationToken cancel)
    {
        try
        {
            var now = time.GetUtcNow();
            if (!shards.Holds(shard))
                return now;
            var tooLate = errand.IsTooLate(now);
            if (!tooLate && errand.NotBefore > now)
                return errand.NotBefore;
            if (!tooLate && await pauses.UntilAsync(errand.Room, cancel) is { } until)
                return until;
            var replies = tooLate ? [] : await bot.PushAsync(errand, now, cancel);
            if (replies is null)
            {
                await WhileHeldAsync(shard, () => pushes.PutOffAsync(shard, errand, now + UntilFree, cancel), cancel);
                return now + UntilFree;
            }

            await inFlight.WaitAsync(cancel);
            try
            {
                if (!shards.Holds(shard))
                    return now;
                foreach (var reply in replies)
                {
                    if (await SendAsync(shard, errand, reply, abandon.Token) is { } later)
                    {
                        await WhileHeldAsync(shard, () => pushes.PutOffAsync(shard, errand, later, abandon.Token), abandon.Token);
                        metrics.Push(PushOutcome.Repeated);
                        return later;
                    }
                }

                await WhileHeldAsync(shard, () => strikes.AddAsync(errand, abandon.Token), abandon.Token);
                metrics.Push(tooLate ? PushOutcome.Late : PushOutcome.Sent);
                if (!tooLate)
                    metrics.PushDelay(time.GetUtcNow() - errand.Due);
                return null;
            }
            finally
            {
                inFlight.Release();
            }
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            Log.Failed(log, errand.Kind, errand.Room.Channel, problem);
            metrics.Push(PushOutcome.Failed);
            return time.GetUtcNow() + (problem is StoreUnavailableException ? StorePause : AfterFailure);
        }
    }

    /// <returns>When to try again; null to go on.</returns>
    private async Task<DateTimeOffset?> SendAsync(string shard, Push errand, Reply reply, CancellationToken cancel)
    {
        if (!channels.TryGetValue(errand.Room.Channel, out var channel))
        {
            Log.NoChannel(log, errand.Room.Channel);
            return null;
        }

        reply = reply with { View = await reply.DrawAsync(cancel), Newest = null };
        var delivery = await channel.SendAsync(errand.Room, errand.Address, reply, cancel);
        metrics.Delivered(delivery.Outcome);
        switch (delivery.Outcome)
        {
            case DeliveryOutcome.Later:
                var until = time.GetUtcNow() + delivery.Wait;
                await pauses.KeepAsync(errand.Room, until, delivery.Everywhere, cancel);
                return until;
            case DeliveryOutcome.Gone when reply is { Kind: ReplyKind.Post, Thread: null or "" }:
                await WhileHeldAsync(
                    shard, () => bot.HandleAsync(PushDue.Turn(errand, time.GetUtcNow()) with { Input = new BotRemoved() }, cancel), cancel);
                return null;
            case DeliveryOutcome.Sent when reply is { Kind: ReplyKind.Post, Round: { } round } && delivery.Message is { } message:
                await WhileHeldAsync(shard, () => bot.PostedAsync(errand.Room, round, message, cancel), cancel);
                return null;
            default:
                return null;
        }
    }

    /// <summary>What was sent must be noted, or it is sent again: a store that is away for a moment is waited for.</summary>
    private async Task WhileHeldAsync(string shard, Func<Task> note, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await note();
                return;
            }
            catch (StoreUnavailableException) when (shards.Holds(shard))
            {
                await Task.Delay(StorePause, time, cancel);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A push ({Kind}, {Channel}) failed and will be tried again.")]
        public static partial void Failed(ILogger log, PushKind kind, string channel, Exception problem);

        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "A push is for a room of {Channel}, which this instance has no connection to. It was left out.")]
        public static partial void NoChannel(ILogger log, string channel);
    }
}
