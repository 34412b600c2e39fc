using System.Buffers;
using System.IO.Pipelines;

namespace QuizBot.Slack.Inbound;

/// <summary>
/// Reads bodies of which it is not known yet whether Slack sent them. What does not arrive at once is waited for three seconds at most, and
/// for 64 of them at a time: one more takes the place of the one that has been slow for longest. What still comes of that is thrown away,
/// and it hears so when its three seconds are over, no sooner: who is turned away at once comes again at once. So a flood of slow strangers
/// costs little and holds up nobody, since Slack sends a body in one go.
/// </summary>
internal sealed class UnverifiedBodies(TimeProvider time)
{
    /// <summary>In bytes. Slack's own are far below.</summary>
    public const int Longest = 256 * 1024;

    private const int MostSlow = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly LinkedList<PipeReader> slow = [];

    /// <summary>How many bodies are waited for.</summary>
    public int Slow
    {
        get
        {
            lock (gate)
                return slow.Count;
        }
    }

    /// <summary>The whole body; null where it is longer than <see cref="Longest"/>.</summary>
    /// <exception cref="TimeoutException">It did not come in time, or had to make room for another.</exception>
    public async Task<byte[]?> ReadAsync(PipeReader body)
    {
        if (body.TryRead(out var first) && IsDone(body, first, out var whole))
            return whole;
        var seat = Sit(body);
        var isOver = 0;

        // Not by a token: a read that a token ended was never finished, which the server then complains of, for each body.
        await using var patience = time.CreateTimer(
            _ =>
            {
                Interlocked.Exchange(ref isOver, 1);
                body.CancelPendingRead();
            },
            null,
            Patience,
            Timeout.InfiniteTimeSpan);
        try
        {
            for (var isOut = false; ;)
            {
                var read = await body.ReadAsync();
                isOut |= read.IsCanceled;
                if (!isOut)
                {
                    if (IsDone(body, read, out whole))
                        return whole;
                    continue;
                }

                body.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted || Volatile.Read(ref isOver) == 1)
                    throw new TimeoutException("The body did not come in time, or had to make room for another.");
            }
        }
        finally
        {
            lock (gate)
            {
                if (seat.List is not null)
                    slow.Remove(seat);
            }
        }
    }

    /// <summary>True where nothing more is to be read: the body is there, or is too long and null.</summary>
    private static bool IsDone(PipeReader body, ReadResult read, out byte[]? whole)
    {
        var isTooLong = read.Buffer.Length > Longest;
        whole = read.IsCompleted && !isTooLong ? read.Buffer.ToArray() : null;
        if (read.IsCompleted || isTooLong)
        {
            body.AdvanceTo(read.Buffer.End);
            return true;
        }

        body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        return false;
    }

    private LinkedListNode<PipeReader> Sit(PipeReader body)
    {
        lock (gate)
        {
            if (slow.Count >= MostSlow)
            {
                var slowest = slow.First!.Value;
                slow.RemoveFirst();
                slowest.CancelPendingRead();
            }

            return slow.AddLast(body);
        }
    }
}
