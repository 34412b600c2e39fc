using System.Threading.RateLimiting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;

namespace QuizBot.Slack;

/// <summary>
/// Turns that go on after Slack has its acknowledgement, in the order of each person. What a turn changes is done in one lane and what it
/// says in another, so that nobody's answer is counted later because Slack takes one message a second. Room is shared fairly: one person
/// has a few places, one workspace a share. On shutdown what was taken in is finished first.
/// </summary>
internal sealed partial class TurnQueue(ILogger<TurnQueue> log, TurnQueueLimits limits) : IHostedService, IBacklog, IDisposable
{
    private readonly PartitionedRateLimiter<string> people = Places(limits.ForPerson);
    private readonly PartitionedRateLimiter<string> workspaces = Places(limits.ForWorkspace);
    private readonly ConcurrencyLimiter all = new(Options(limits.ForAll));
    private readonly Lanes handling = new();
    private readonly Lanes sending = new();
    private readonly CancellationTokenSource abort = new();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private int pending;
    private bool stopping;

    public string Name => "slack";

    public int Waiting => Volatile.Read(ref pending);

    /// <param name="workspace">Where it happened.</param>
    /// <param name="person">Who did it.</param>
    /// <param name="handle">Does what the turn changes and returns what is then to be sent.</param>
    public TurnPlace TryAdd(string workspace, string person, Func<CancellationToken, Task<Func<CancellationToken, Task>>> handle)
    {
        var key = $"{workspace} {person}";
        var ofPerson = people.AttemptAcquire(key);
        if (!ofPerson.IsAcquired)
            return TurnPlace.PersonFull;
        var ofWorkspace = workspaces.AttemptAcquire(workspace);
        var ofAll = all.AttemptAcquire();
        if (!ofWorkspace.IsAcquired || !ofAll.IsAcquired || !TryBegin())
        {
            ofPerson.Dispose();
            ofWorkspace.Dispose();
            ofAll.Dispose();
            return TurnPlace.Full;
        }

        handling.Add(key, async () =>
        {
            var send = await RunAsync(handle);
            ofWorkspace.Dispose();
            sending.Add(key, async () =>
            {
                if (send is not null)
                    await RunAsync(send);
                ofPerson.Dispose();
                ofAll.Dispose();
                End();
            });
        });
        return TurnPlace.Taken;
    }

    /// <summary>Sends something that is no turn, one after the other for each key. False where the queue is full or stopping.</summary>
    public bool TrySend(string key, Func<CancellationToken, Task> send)
    {
        var place = all.AttemptAcquire();
        if (!place.IsAcquired || !TryBegin())
        {
            place.Dispose();
            return false;
        }

        sending.Add(key, async () =>
        {
            await RunAsync(send);
            place.Dispose();
            End();
        });
        return true;
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

    public void Dispose()
    {
        people.Dispose();
        workspaces.Dispose();
        all.Dispose();
        abort.Dispose();
    }

    private static PartitionedRateLimiter<string> Places(int count) =>
        PartitionedRateLimiter.Create<string, string>(
            key => RateLimitPartition.GetConcurrencyLimiter(key, _ => Options(count)), StringComparer.Ordinal);

    private static ConcurrencyLimiterOptions Options(int count) => new() { PermitLimit = count, QueueLimit = 0 };

    private Task<bool> RunAsync(Func<CancellationToken, Task> work) => RunAsync(async cancel =>
    {
        await work(cancel);
        return true;
    });

    /// <summary>Its result; none where it failed, which is logged.</summary>
    private async Task<T?> RunAsync<T>(Func<CancellationToken, Task<T>> work)
    {
        try
        {
            return await work(abort.Token);
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

        return default;
    }

    private bool TryBegin()
    {
        lock (gate)
        {
            if (!stopping)
                pending++;
            return !stopping;
        }
    }

    private void End()
    {
        lock (gate)
        {
            pending--;
            if (stopping && pending == 0)
                drained.TrySetResult();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A turn from Slack failed.")]
        public static partial void Failed(ILogger logger, Exception error);

        [LoggerMessage(2, LogLevel.Error, "{Count} turns from Slack could not be finished before the shutdown.")]
        public static partial void NotDrained(ILogger logger, int count);
    }
}

/// <summary>What became of a turn that was brought to the <see cref="TurnQueue"/>.</summary>
internal enum TurnPlace
{
    Taken,

    /// <summary>This person has too many turns waiting.</summary>
    PersonFull,

    /// <summary>There is no room for more of this workspace, or of anybody's.</summary>
    Full,
}

/// <summary>How many turns may wait.</summary>
/// <param name="ForPerson">Of one person, until they are answered.</param>
/// <param name="ForWorkspace">Of one workspace, until what they change is done.</param>
/// <param name="ForAll">Of everybody, until they are answered.</param>
internal sealed record TurnQueueLimits(int ForPerson = 20, int ForWorkspace = 500, int ForAll = 5_000);
