using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;

namespace QuizBot.Slack;

/// <summary>
/// Work that goes on after Slack has its acknowledgement. What has the same key runs in order, everything else side by side. It is
/// bounded: a delivery that finds it full is refused, and Slack brings it again. On shutdown what was taken in is finished first.
/// </summary>
internal sealed partial class TurnQueue(ILogger<TurnQueue> log, int capacity = TurnQueue.Capacity) : IHostedService, IBacklog, IDisposable
{
    public const int Capacity = 5_000;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Task> last = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource abort = new();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int pending;
    private bool stopping;

    public string Name => "slack";

    public int Waiting => Volatile.Read(ref pending);

    /// <summary>False where it is full or stopping.</summary>
    public bool TryAdd(string key, Func<CancellationToken, Task> work)
    {
        lock (gate)
        {
            if (stopping || pending >= capacity)
                return false;
            pending++;
            var before = last.GetValueOrDefault(key, Task.CompletedTask);
            var mine = new TaskCompletionSource();
            last[key] = mine.Task;
            _ = RunAsync(key, before, work, mine);
            return true;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            stopping = true;
            if (pending == 0)
                drained.TrySetResult();
        }

        try
        {
            await drained.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Log.NotDrained(log, Volatile.Read(ref pending));
            await abort.CancelAsync();
        }
    }

    public void Dispose() => abort.Dispose();

    private async Task RunAsync(string key, Task before, Func<CancellationToken, Task> work, TaskCompletionSource mine)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await work(abort.Token);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // Whatever one turn fails with must not stop the next.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.Failed(log, error);
        }

        lock (gate)
        {
            pending--;
            if (last.GetValueOrDefault(key) == mine.Task)
                last.Remove(key);
            if (stopping && pending == 0)
                drained.TrySetResult();
        }

        mine.SetResult();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A turn from Slack failed.")]
        public static partial void Failed(ILogger logger, Exception error);

        [LoggerMessage(2, LogLevel.Error, "{Count} turns from Slack could not be finished before the shutdown.")]
        public static partial void NotDrained(ILogger logger, int count);
    }
}
