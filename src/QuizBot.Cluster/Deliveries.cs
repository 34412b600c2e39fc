using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Orleans.Concurrency;
using QuizBot.Core.Chat;

namespace QuizBot.Cluster;

/// <summary>A share of what was delivered in the last quarter of an hour, which is longer than any channel goes on delivering.</summary>
internal interface IDeliveriesGrain : IGrainWithIntegerKey
{
    Task<bool> TakeAsync(string id);

    ValueTask DoneAsync(string id);

    ValueTask ForgetAsync(string id);
}

[Reentrant]
internal sealed class DeliveriesGrain(TimeProvider time) : Grain, IDeliveriesGrain
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    /// <summary>How long one that has it in hand is waited for: it may have died.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, Delivery> known = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, DateTimeOffset At)> order = new();

    public async Task<bool> TakeAsync(string id)
    {
        var now = time.GetUtcNow();
        while (order.TryPeek(out var oldest) && now - oldest.At > Kept)
            known.Remove(order.Dequeue().Id);
        while (known.TryGetValue(id, out var delivery))
        {
            var left = delivery.At + Patience - time.GetUtcNow();
            if (left <= TimeSpan.Zero && !delivery.Done.Task.IsCompleted)
                break;
            if (await Task.WhenAny(delivery.Done.Task, Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, time)) == delivery.Done.Task && await delivery.Done.Task)
                return false;
        }

        known[id] = new(time.GetUtcNow());
        order.Enqueue((id, time.GetUtcNow()));
        return true;
    }

    public ValueTask DoneAsync(string id)
    {
        if (known.TryGetValue(id, out var delivery))
            delivery.Done.TrySetResult(true);
        return ValueTask.CompletedTask;
    }

    public ValueTask ForgetAsync(string id)
    {
        if (known.Remove(id, out var delivery))
            delivery.Done.TrySetResult(false);
        return ValueTask.CompletedTask;
    }

    private sealed record Delivery(DateTimeOffset At)
    {
        /// <summary>True once it was done, false where it failed.</summary>
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>Asks the grain that a delivery's share is in. Where that cannot be reached the delivery is taken: twice is better than never.</summary>
[SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The bot itself counts a turn once; this only spares people the second answer.")]
internal sealed class Deliveries(IGrainFactory grains) : IDeliveries
{
    private const int Shares = 64;

    public async ValueTask<bool> TryTakeAsync(string id, CancellationToken cancel)
    {
        try
        {
            return await Of(id).TakeAsync(id).WaitAsync(cancel);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return true;
        }
    }

    public ValueTask DoneAsync(string id) => TellAsync(Of(id).DoneAsync(id));

    public ValueTask ForgetAsync(string id) => TellAsync(Of(id).ForgetAsync(id));

    private static async ValueTask TellAsync(ValueTask telling)
    {
        try
        {
            await telling;
        }
        catch (Exception)
        {
            // Whoever waits for it waits a little longer.
        }
    }

    private IDeliveriesGrain Of(string id) => grains.GetGrain<IDeliveriesGrain>(SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] % Shares);
}
