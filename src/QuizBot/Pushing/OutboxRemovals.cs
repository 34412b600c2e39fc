using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Pushing;

/// <summary>
/// Takes what was sent out of a shard's outbox: what comes while one commit is under way goes into the next one together.
/// </summary>
internal sealed class OutboxRemovals(Pushes pushes, string shard)
{
    private readonly Lock gate = new();
    private List<(Push Errand, TaskCompletionSource Done)> waiting = [];
    private bool writing;

    /// <summary>Completes when the errand is gone from the store.</summary>
    public Task AddAsync(Push errand, CancellationToken cancel)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Add((errand, done));
            if (!writing)
            {
                writing = true;
                _ = WriteAsync(cancel);
            }
        }

        return done.Task;
    }

    private async Task WriteAsync(CancellationToken cancel)
    {
        while (Take() is { Count: > 0 } batch)
        {
            try
            {
                await pushes.StrikeAsync(shard, batch.Select(strike => strike.Errand), cancel);
                batch.ForEach(strike => strike.Done.SetResult());
            }
#pragma warning disable CA1031 // Those who wait for it are told.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                batch.ForEach(strike => strike.Done.SetException(problem));
            }
        }
    }

    private List<(Push Errand, TaskCompletionSource Done)> Take()
    {
        lock (gate)
        {
            List<(Push, TaskCompletionSource)> batch = waiting.Count <= StoreLimits.Changes ? waiting : waiting[..StoreLimits.Changes];
            waiting = waiting[batch.Count..];
            writing = batch.Count > 0;
            return batch;
        }
    }
}
