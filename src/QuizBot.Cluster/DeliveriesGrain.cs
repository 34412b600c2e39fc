using Orleans.Concurrency;

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
            if (await Task.WhenAny(delivery.Done.Task, Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, time)) == delivery.Done.Task
                && await delivery.Done.Task)
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
