using System.Buffers;
using System.IO.Pipelines;

namespace QuizBot.Slack.Inbound;

/// <summary>
/// Reads bodies of which it is not known yet whether Slack sent them. What does not arrive at once is waited for three seconds at most, and
/// for 64 of them at a time: one more takes the place of the one that has been slow for longest. What still comes of those is thrown away,
/// and they hear so some seconds later, no sooner: who is turned away at once comes again at once. So a flood of slow strangers costs
/// little and holds up nobody, since Slack sends a body in one go.
/// </summary>
internal sealed class UnverifiedBodies(TimeProvider time)
{
    /// <summary>In bytes. Slack's own are far below.</summary>
    public const int Longest = 256 * 1024;

    private const int MostSlow = 64;

    /// <summary>
    /// Who were given up and do not know it yet; each costs some kilobytes. One more, and the first of them hears it at once.
    /// </summary>
    private const int MostGivenUp = 2_048;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly LinkedList<Body> slow = [];
    private readonly LinkedList<Body> givenUp = [];

    /// <summary>How many bodies are waited for.</summary>
    public int Slow => Count(slow);

    /// <summary>How many are not, and do not know it yet.</summary>
    public int GivenUp => Count(givenUp);

    /// <summary>The whole body; null where it is longer than <see cref="Longest"/>.</summary>
    /// <exception cref="TimeoutException">It did not come in time, or had to make room for another.</exception>
    public async Task<byte[]?> ReadAsync(PipeReader reader)
    {
        if (reader.TryRead(out var first) && IsDone(reader, first, out var whole))
            return whole;
        var body = new Body(reader);
        lock (gate)
            Wait(body);

        // Not by a token: a read that a token ended was never finished, which the server then complains of, for each body.
        await using var patience = time.CreateTimer(_ => Tire(body), null, Patience, Silence);
        try
        {
            for (var isOut = false; ;)
            {
                var read = await reader.ReadAsync();
                isOut |= read.IsCanceled;
                if (!isOut)
                {
                    if (IsDone(reader, read, out whole))
                        return whole;
                    continue;
                }

                reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted || body.IsOver)
                    throw new TimeoutException("The body did not come in time, or had to make room for another.");
            }
        }
        finally
        {
            lock (gate)
                body.Leave();
        }
    }

    /// <summary>True where nothing more is to be read: the body is there, or is too long and null.</summary>
    private static bool IsDone(PipeReader reader, ReadResult read, out byte[]? whole)
    {
        var isTooLong = read.Buffer.Length > Longest;
        whole = read.IsCompleted && !isTooLong ? read.Buffer.ToArray() : null;
        if (read.IsCompleted || isTooLong)
        {
            reader.AdvanceTo(read.Buffer.End);
            return true;
        }

        reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        return false;
    }

    private int Count(LinkedList<Body> among)
    {
        lock (gate)
            return among.Count;
    }

    /// <summary>The body was waited for, or thrown away, for long enough.</summary>
    private void Tire(Body body)
    {
        lock (gate)
        {
            if (body.IsTired)
                body.End();
            else if (body.Seat.List == slow)
                GiveUp(body);
            body.IsTired = true;
        }
    }

    private void Wait(Body body)
    {
        slow.AddLast(body.Seat);
        if (slow.Count > MostSlow)
            GiveUp(slow.First!.Value);
    }

    private void GiveUp(Body body)
    {
        slow.Remove(body.Seat);
        givenUp.AddLast(body.Seat);
        body.Reader.CancelPendingRead();
        if (givenUp.Count > MostGivenUp)
            givenUp.First!.Value.End();
    }

    /// <summary>One that does not come at once. What changes is guarded by the lock.</summary>
    private sealed class Body
    {
        private volatile bool isOver;

        public Body(PipeReader reader)
        {
            Reader = reader;
            Seat = new(this);
        }

        public PipeReader Reader { get; }

        /// <summary>Among those that are waited for or given up; in neither once it was read.</summary>
        public LinkedListNode<Body> Seat { get; }

        /// <summary>True once it was waited for long enough.</summary>
        public bool IsTired { get; set; }

        /// <summary>True once its sender is to hear that it was given up.</summary>
        public bool IsOver => isOver;

        public void Leave() => Seat.List?.Remove(Seat);

        public void End()
        {
            if (Seat.List is null)
                return;
            Leave();
            isOver = true;
            Reader.CancelPendingRead();
        }
    }
}
