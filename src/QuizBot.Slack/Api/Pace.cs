namespace QuizBot.Slack.Api;

/// <summary>
/// Keeps the bot within what Slack allows: one message a second in each conversation, and silence for as long as an answer 429 asks.
/// Waiting is in the order of asking, and by time that passes: a clock on the wall can be set back.
/// </summary>
internal sealed class Pace(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Message = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly Dictionary<string, TimeSpan> free = new(StringComparer.Ordinal);
    private readonly long began = time.GetTimestamp();

    private TimeSpan Now => time.GetElapsedTime(began);

    /// <summary>Waits for the turn of a message in the conversation.</summary>
    public Task WaitAsync(string conversation, CancellationToken cancel) => WaitAsync(conversation, Message, cancel);

    /// <summary>
    /// Counts the pause after a message from now on: on a slow line the message itself took longer to arrive than to be told to go.
    /// </summary>
    public void Arrived(string conversation) => Hold(conversation, Message);

    /// <summary>Waits until the method may be called again, which is at once unless <see cref="Hold"/> said otherwise.</summary>
    public Task WaitForMethodAsync(string method, CancellationToken cancel) => WaitAsync(method, TimeSpan.Zero, cancel);

    public void Hold(string method, TimeSpan wait)
    {
        var until = Now + wait;
        lock (gate)
        {
            if (!free.TryGetValue(method, out var at) || at < until)
                free[method] = until;
        }
    }

    private Task WaitAsync(string key, TimeSpan takes, CancellationToken cancel)
    {
        var now = Now;
        TimeSpan turn;
        lock (gate)
        {
            var held = free.TryGetValue(key, out turn);
            if (!held || turn < now)
                turn = now;
            if (takes > TimeSpan.Zero)
                free[key] = turn + takes;
            if (free.Count > Most)
                Forget(now);
        }

        return turn <= now ? Task.CompletedTask : Task.Delay(turn - now, time, cancel);
    }

    private void Forget(TimeSpan now)
    {
        foreach (var key in free.Where(pair => pair.Value <= now).Select(pair => pair.Key).ToArray())
            free.Remove(key);
    }
}
