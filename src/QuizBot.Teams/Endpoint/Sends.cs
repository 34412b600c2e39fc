using Microsoft.Extensions.Hosting;

namespace QuizBot.Teams.Endpoint;

/// <summary>
/// Sends that go on after their turn was answered, so that neither Teams nor the presser waits for them. Past a number in flight a turn
/// waits for its own. A stopping host lets them finish.
/// </summary>
internal sealed class Sends : IHostedService, IDisposable
{
    private const int MaxInFlight = 256;

    private readonly HashSet<Task> _inFlight = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();

    public async ValueTask RunAsync(Func<CancellationToken, Task> send)
    {
        var task = send(_stopping.Token);
        if (task.IsCompleted)
        {
            await task;
            return;
        }

        bool wait;
        lock (_lock)
        {
            _inFlight.Add(task);
            wait = _inFlight.Count > MaxInFlight;
        }

        _ = task.ContinueWith(Done, TaskScheduler.Default);
        if (wait)
            await task;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits for all of them, and gives up on them when the host's patience ends.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task[] last;
        lock (_lock)
            last = [.. _inFlight];
        await using var giveUp = cancellationToken.Register(_stopping.Cancel);
        await Task.WhenAll(last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();

    private void Done(Task task)
    {
        lock (_lock)
            _inFlight.Remove(task);
    }
}
