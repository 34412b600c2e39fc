using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Pushing;

/// <summary>
/// Does what is due in one shard: moves it into the outbox, sends it, strikes it off. Every step can be repeated after a crash.
/// </summary>
internal sealed class ShardPusher(Pushes pushes, PushSender courier, IShards shards, PushOptions options, TimeProvider time)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Works until nothing is due or the shard is another's. Where it fails, some of what was due may be in the outbox, which the caller
    /// has to have looked into again.
    /// </summary>
    /// <returns>When to look again.</returns>
    public async Task<DateTimeOffset> VisitAsync(string shard, ShardState state, CancellationToken cancel)
    {
        var again = time.GetUtcNow() + options.Look;
        if (state.OutboxAgain - time.GetUtcNow() is var wait && (wait <= TimeSpan.Zero || wait > Again))
        {
            // Looked at now and then all the same: whoever had the shard before may have written to it late. A wait longer than that was
            // set before the clock was set back.
            state.OutboxAgain = time.GetUtcNow() + Again;
            await EmptyOutboxAsync(shard, state, cancel);
        }

        // After the clock was set back, what people wait for may lie behind what comes later.
        const int Many = Pushes.MostMoved * 4;
        var take = state.IsClockSetBack(time) ? Many : 1;
        while (shards.Holds(shard))
        {
            var first = await pushes.FirstAsync(shard, take, cancel);
            var now = time.GetUtcNow();
            Stored<Push>[] due = [.. first.Where(errand => errand.Value.IsDue(now))];
            if (due.Length > 0 && take > 1)
                await SendAsync(shard, state, await MoveAsync(shard, due, now, cancel), cancel);
            if (first.Except(due).FirstOrDefault() is { } next && next.Value.Due < again)
                again = next.Value.Due;
            if (due.Length == 0)
                break;

            // One row tells whether anything is due at all; then it pays to read many. What was done may have planned something new,
            // such as the next step of a match, so the first row is looked at again.
            take = due.Length < take ? 1 : Many;
        }

        return state.OutboxAgain < again ? state.OutboxAgain : again;
    }

    private async Task EmptyOutboxAsync(string shard, ShardState state, CancellationToken cancel)
    {
        Push? last = null;
        while (shards.Holds(shard))
        {
            var left = await pushes.OutAsync(shard, last, Pushes.MostMoved * 4, cancel);
            if (left.Count == 0)
                return;
            last = left[^1];
            await SendAsync(shard, state, left, cancel);
        }
    }

    private async Task<IReadOnlyList<Push>> MoveAsync(string shard, Stored<Push>[] due, DateTimeOffset now, CancellationToken cancel)
    {
        var moved = await Task.WhenAll(due.Chunk(Pushes.MostMoved).Select(chunk => pushes.MoveAsync(shard, chunk, now, cancel)));
        return [.. moved.SelectMany(errands => errands)];
    }

    private async Task SendAsync(string shard, ShardState state, IReadOnlyList<Push> errands, CancellationToken cancel)
    {
        var strikes = new OutboxRemovals(pushes, shard);
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancel };
        await Parallel.ForEachAsync(errands, atOnce, async (errand, stop) =>
        {
            if (await courier.DeliverAsync(shard, errand, strikes, stop) is { } later)
                state.Later(later);
        });
    }
}
