using Microsoft.Extensions.Hosting;
using QuizBot.Core.Chat;

namespace QuizBot.Teams.Outbound;

/// <summary>
/// Sends that go on after their turn was answered, so that neither Teams nor the presser waits for them. Past a number in flight a turn
/// waits for its own. A stopping host lets them finish.
/// </summary>
internal sealed class BackgroundSends : IHostedService, IBacklog, IDisposable
{
    private const int MaxInFlight = 5_000;

    private readonly HashSet<Task> inFlight = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();

    public string Name => "teams";

    public int Waiting
    {
        get
        {
            lock (gate)
                return inFlight.Count;
        }
    }

    public async ValueTask RunAsync(Func<CancellationToken, Task> send)
    {
        var task = send(stopping.Token);
        if (task.IsCompleted)
        {
            await task;
            return;
        }

        bool wait;
        lock (gate)
        {
            inFlight.Add(task);
            wait = inFlight.Count > MaxInFlight;
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
        lock (gate)
            last = [.. inFlight];
        await using var giveUp = cancellationToken.Register(stopping.Cancel);
        await Task.WhenAll(last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopping.Dispose();

    private void Done(Task task)
    {
        lock (gate)
            inFlight.Remove(task);
    }
}
