using System.Diagnostics.CodeAnalysis;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Pushing;

/// <summary>Asks the bot what to say for an errand and brings it to the room.</summary>
/// <remarks>It wants the router itself: what goes wrong is tried again, and no apology is sent to a room where nobody asked.</remarks>
internal sealed partial class PushSender(
    Router bot, Pushes pushes, IEnumerable<IRoomChannel> channels, LeaseKeeper leases, SendPauses quiet, PushMetrics metrics, PushOptions options, TimeProvider time, ILogger<PushSender> log) : IDisposable
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    /// <summary>Between two looks at whether what an errand waits for, such as a match, is over.</summary>
    private static readonly TimeSpan UntilFree = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StorePause = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, IRoomChannel> channels = channels.ToDictionary(channel => channel.Channel);

    /// <summary>Held from before a message is sent until its errand is struck off, so that a crash repeats no more than these.</summary>
    private readonly SemaphoreSlim inFlight = new(options.Parallelism);

    public void Dispose() => inFlight.Dispose();

    /// <returns>When to try again; null where it is done with.</returns>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "One room's trouble is logged and tried again later; it never keeps the others waiting.")]
    public async Task<DateTimeOffset?> DeliverAsync(string shard, Push errand, OutboxRemovals strikes, CancellationToken cancel)
    {
        try
        {
            var now = time.GetUtcNow();
            if (!leases.Holds(shard))
                return now;
            var tooLate = errand.IsTooLate(now);
            if (!tooLate && errand.NotBefore > now)
                return errand.NotBefore;
            if (!tooLate && quiet.Until(errand.Room) is { } until)
                return until;
            var replies = tooLate ? [] : await bot.PushAsync(errand, now, cancel);
            if (replies is null)
            {
                await WhileHeldAsync(shard, () => pushes.PutOffAsync(shard, errand, now + UntilFree, cancel), cancel);
                return now + UntilFree;
            }

            metrics.Count(tooLate ? "late" : "done");
            await inFlight.WaitAsync(cancel);
            try
            {
                if (!leases.Holds(shard))
                    return now;
                foreach (var reply in replies)
                {
                    if (await SendAsync(shard, errand, reply, cancel) is { } later)
                    {
                        await WhileHeldAsync(shard, () => pushes.PutOffAsync(shard, errand, later, cancel), cancel);
                        return later;
                    }
                }

                await WhileHeldAsync(shard, () => strikes.AddAsync(errand, cancel), cancel);
                return null;
            }
            finally
            {
                inFlight.Release();
            }
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            LogFailed(log, errand.Kind, errand.Room.Channel, problem);
            return time.GetUtcNow() + (problem is StoreUnavailableException ? StorePause : AfterFailure);
        }
    }

    /// <returns>When to try again; null to go on.</returns>
    private async Task<DateTimeOffset?> SendAsync(string shard, Push errand, Reply reply, CancellationToken cancel)
    {
        if (!channels.TryGetValue(errand.Room.Channel, out var channel))
        {
            LogNoChannel(log, errand.Room.Channel);
            return null;
        }

        reply = reply with { View = await reply.DrawAsync(cancel), Newest = null };
        var delivery = await channel.SendAsync(errand.Room, errand.Address, reply, cancel);
        metrics.Count(delivery.Outcome);
        switch (delivery.Outcome)
        {
            case DeliveryOutcome.Later:
                return quiet.Keep(errand.Room, delivery);
            case DeliveryOutcome.Gone when reply is { Kind: ReplyKind.Post, Thread: null or "" }:
                await WhileHeldAsync(shard, () => bot.HandleAsync(PushDue.Turn(errand, time.GetUtcNow()) with { Input = new BotRemoved() }, cancel), cancel);
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
            catch (StoreUnavailableException) when (leases.Holds(shard))
            {
                await Task.Delay(StorePause, time, cancel);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A push ({Kind}, {Channel}) failed and will be tried again.")]
    private static partial void LogFailed(ILogger log, PushKind kind, string channel, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A push is for a room of {Channel}, which this instance has no connection to. It was left out.")]
    private static partial void LogNoChannel(ILogger log, string channel);
}
