using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;

namespace QuizBot.Teams.Outbound;

/// <summary>
/// Tells those whose reply was dropped, because too many waited for their tenant or thread, to ask again: once a conversation, as soon as
/// the tenant's queue is short, and behind every reply. What is owed is forgotten when the program ends.
/// </summary>
/// <param name="connector">Says it.</param>
/// <param name="paces">Know how long the queues are.</param>
/// <param name="time">Whose clock the waits are by.</param>
/// <param name="log">Hears what went wrong.</param>
internal sealed partial class Regrets(IConnector connector, Paces paces, TimeProvider time, ILogger<Regrets> log) : IDisposable
{
    /// <summary>Conversations that are owed a word, of all tenants; more are only counted.</summary>
    public const int Most = 10_000;

    /// <summary>Said at a time, less than Teams takes of one tenant in a second.</summary>
    private const int AtOnce = 20;

    private const string Text = "I could not answer in time: too many people asked at once. Please say it again.";

    /// <summary>A queue that is shorter has room.</summary>
    private static readonly TimeSpan Room = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Later nobody remembers what they asked.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private static readonly OutgoingMessage Word =
        OutgoingMessage.Of(new Reply(ReplyKind.Post, new View { Fallback = Text, Blocks = [new TextBlock(Text)] }));

    private readonly Lock gate = new();
    private readonly Dictionary<string, Dictionary<string, Owed>> tenants = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource end = new();
    private int count;

    /// <summary>Conversations that wait for it.</summary>
    public int Waiting => Volatile.Read(ref count);

    /// <summary>A reply to this was dropped. In a channel one word is enough for all of its threads.</summary>
    public void Owe(Route route)
    {
        lock (gate)
        {
            if (count >= Most)
                return;
            var isFirst = !tenants.TryGetValue(route.Tenant, out var rooms);
            rooms ??= tenants[route.Tenant] = new(StringComparer.Ordinal);
            if (!rooms.TryAdd(Route.Room(route.Conversation), new(route with { ReplyTo = null, IsPush = true }, time.GetTimestamp())))
                return;
            count++;
            if (isFirst)
                _ = TellAsync(route.Tenant, rooms);
        }
    }

    public void Dispose()
    {
        end.Cancel();
        end.Dispose();
    }

    private async Task TellAsync(string tenant, Dictionary<string, Owed> rooms)
    {
        try
        {
            var cancel = end.Token;
            List<Owed> some;
            do
            {
                await Task.Delay(Pause, time, cancel);
                some = Next(tenant, rooms);
                if (paces.Queue(tenant) < Room)
                    await Task.WhenAll(some.Select(owed => TellAsync(rooms, owed, cancel)));
            }
            while (some.Count > 0);
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException)
        {
            // The program ends.
        }
    }

    private async Task TellAsync(Dictionary<string, Owed> rooms, Owed owed, CancellationToken cancel)
    {
        var isAgain = false;
        try
        {
            isAgain = time.GetElapsedTime(owed.Since) <= Longest
                && (await connector.PostAsync(owed.Route, Word, cancel)).Outcome == SendOutcome.TryLater;
        }
#pragma warning disable CA1031 // Lost is one word; the others are to be told all the same.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotTold(log, problem);
        }

        if (!isAgain)
            Settle(rooms, owed);
    }

    private void Settle(Dictionary<string, Owed> rooms, Owed owed)
    {
        lock (gate)
        {
            rooms.Remove(Route.Room(owed.Route.Conversation));
            count--;
        }
    }

    /// <summary>Some of those who wait; a tenant of whom nobody does is forgotten.</summary>
    private List<Owed> Next(string tenant, Dictionary<string, Owed> rooms)
    {
        lock (gate)
        {
            if (rooms.Count == 0)
                tenants.Remove(tenant);
            return [.. rooms.Values.Take(AtOnce)];
        }
    }

    private sealed record Owed(Route Route, long Since);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Somebody whose reply was dropped could not be told.")]
        public static partial void NotTold(ILogger log, Exception problem);
    }
}
