using System.Buffers;
using System.Diagnostics.Metrics;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;

namespace QuizBot.Hosting;

/// <summary>
/// Where a connection waits until the head of its first request is there. The server makes nothing for it before that, so that a stranger
/// who says nothing, or drips, costs little; and where too many wait, who has waited for longest makes room. So a flood of slow strangers
/// can neither fill the memory nor the last place: whoever speaks at once, as Teams and Slack do, comes in at once. Who came in and is done
/// may stay, but where too many do, those go first who never made a genuine request.
/// </summary>
internal sealed partial class Doorstep : IDisposable
{
    /// <summary>In bytes; what is longer is refused by the server, which says so.</summary>
    private const int LongestHead = 16 * 1024;

    /// <summary>The first byte of a connection that is encrypted, which comes in, and counts as idle until it has made a request.</summary>
    private const byte Handshake = 22;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly Meter Meter = new(BotMetrics.MeterName);
    private static readonly Counter<long> Turned = Meter.CreateCounter<long>(
        "quizbot.connections.ended", description: "Connections that were ended because they said nothing, or to make room");

    private readonly Lock gate = new();
    private readonly Waiting silent;
    private readonly Waiting begun;
    private readonly Waiting idle;
    private readonly FloodCount turnedAway = new();
    private readonly TimeProvider time;
    private readonly ILogger<Doorstep> log;
    private readonly ITimer sweep;
    private readonly long start;

    public Doorstep(TimeProvider time, ILogger<Doorstep> log, DoorstepLimits limits)
    {
        (this.time, this.log, start) = (time, log, time.GetTimestamp());
        silent = new(limits.Silent, limits.Silence);
        begun = new(limits.Begun, limits.Patience);
        idle = new(limits.Idle, null);
        sweep = time.CreateTimer(_ => Sweep(), null, Every, Every);
    }

    /// <summary>Connections that have said nothing, have begun to, and have been answered without being known.</summary>
    public (int Silent, int Begun, int Idle) Count
    {
        get
        {
            lock (gate)
                return (silent.Guests.Count, begun.Guests.Count, idle.Guests.Count);
        }
    }

    /// <summary>Serves the connection once it has said what it wants; returns at its end.</summary>
    public async Task AdmitAsync(ConnectionContext connection, ConnectionDelegate serve)
    {
        var guest = new Guest(connection);
        connection.Features.Set(guest);
        Guest? first;
        lock (gate)
            first = Sit(guest, silent);
        TurnAway(first);
        try
        {
            if (await HasSpokenAsync(guest, connection.Transport.Input))
                await serve(connection);
        }
        finally
        {
            lock (gate)
                guest.Seat.List?.Remove(guest.Seat);
        }
    }

    /// <summary>Answers a request of a connection that came in here.</summary>
    public async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<Guest>() is not { } guest)
        {
            await next(context);
            return;
        }

        lock (gate)
        {
            guest.Served++;
            guest.Seat.List?.Remove(guest.Seat);
        }

        var isGenuine = false;
        try
        {
            await next(context);

            // Behind each of them somebody looks at a signature first, or at whether it is this computer.
            isGenuine = HttpMethods.IsPost(context.Request.Method) && context.Response.StatusCode < StatusCodes.Status400BadRequest;
        }
        finally
        {
            Guest? first = null;
            lock (gate)
            {
                guest.IsKnown |= isGenuine;
                if (--guest.Served == 0 && !guest.IsKnown)
                    first = Sit(guest, idle);
            }

            TurnAway(first);
        }
    }

    public void Dispose() => sweep.Dispose();

    /// <summary>True once all of a head is there, which is left for whoever serves it; false where the guest is to go.</summary>
    private async Task<bool> HasSpokenAsync(Guest guest, PipeReader input)
    {
        for (var known = 0L; ;)
        {
            var read = await input.ReadAsync();
            var said = read.Buffer;
            var isWhole = IsWhole(said, known) || said.Length > LongestHead;
            if (isWhole && Enter(guest, IsEncrypted(said)))
            {
                // What has been looked at before cannot be unseen; the rest is new to whoever reads next, who so hears of it at once.
                input.AdvanceTo(said.Start, said.GetPosition(known));
                return true;
            }

            input.AdvanceTo(said.Start, said.End);
            if (isWhole || read.IsCanceled || read.IsCompleted)
                return false;
            if (known == 0)
                Begin(guest);
            known = said.Length;
        }
    }

    private static bool IsEncrypted(ReadOnlySequence<byte> said) => new SequenceReader<byte>(said).IsNext(Handshake);

    /// <summary>Whether there is an empty line, which ends a head; or no head is to come.</summary>
    private static bool IsWhole(ReadOnlySequence<byte> said, long known)
    {
        if (IsEncrypted(said))
            return true;
        var lines = new SequenceReader<byte>(said.Slice(Math.Max(0, known - 2)));
        while (lines.TryAdvanceTo((byte)'\n'))
        {
            if (lines.IsNext((byte)'\n') || lines.IsNext("\r\n"u8))
                return true;
        }

        return false;
    }

    /// <summary>False for one who was told to leave meanwhile.</summary>
    private bool Enter(Guest guest, bool isEncrypted)
    {
        Guest? first = null;
        lock (gate)
        {
            if (guest.Seat.List is null)
                return false;
            guest.IsIn = true;
            if (isEncrypted)
                first = Sit(guest, idle);
            else
                guest.Seat.List.Remove(guest.Seat);
        }

        TurnAway(first);
        return true;
    }

    /// <summary>Nothing where it was told to leave meanwhile.</summary>
    private void Begin(Guest guest)
    {
        Guest? first = null;
        lock (gate)
        {
            if (guest.Seat.List is not null)
                first = Sit(guest, begun);
        }

        TurnAway(first);
    }

    /// <summary>Puts the guest among others, with the lock held. Where they are too many, the first must make room: that one.</summary>
    private Guest? Sit(Guest guest, Waiting among)
    {
        guest.Seat.List?.Remove(guest.Seat);
        guest.Since = time.GetTimestamp();
        among.Guests.AddLast(guest.Seat);
        if (among.Guests.Count <= among.Most)
            return null;
        var first = among.Guests.First!.Value;
        among.Guests.RemoveFirst();
        return first;
    }

    private void Sweep()
    {
        var late = new List<Guest>();
        lock (gate)
        {
            foreach (var among in (ReadOnlySpan<Waiting>)[silent, begun])
            {
                while (among.Guests.First is { Value: { } first } && time.GetElapsedTime(first.Since) > among.Patience)
                {
                    among.Guests.RemoveFirst();
                    late.Add(first);
                }
            }
        }

        late.ForEach(TurnAway);
    }

    private void TurnAway(Guest? guest)
    {
        if (guest is null)
            return;
        guest.Leave();
        Turned.Add(1);
        if (turnedAway.Add(time.GetElapsedTime(start)) is { } count)
            Log.TurnedAway(log, count);
    }

    /// <summary>Connections that wait for the same, in the order they began to.</summary>
    /// <param name="Most">How many may.</param>
    /// <param name="Patience">How long; null for as long as the server lets them.</param>
    private sealed record Waiting(int Most, TimeSpan? Patience)
    {
        public LinkedList<Guest> Guests { get; } = [];
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Ended {Count} connections since this was last said: they did not say what they want.")]
        public static partial void TurnedAway(ILogger logger, int count);
    }
}
