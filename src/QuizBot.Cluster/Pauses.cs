using System.Diagnostics.CodeAnalysis;
using Orleans.Concurrency;
using QuizBot.Core.Chat;

namespace QuizBot.Cluster;

/// <summary>The pauses of one workspace and its rooms.</summary>
internal interface IPausesGrain : IGrainWithStringKey
{
    /// <summary>When the room may be spoken to again; null for now.</summary>
    [AlwaysInterleave]
    ValueTask<DateTimeOffset?> UntilAsync(string room);

    /// <param name="room">Which; empty for all of the workspace.</param>
    /// <param name="until">When it ends.</param>
    ValueTask KeepAsync(string room, DateTimeOffset until);
}

internal sealed class PausesGrain(TimeProvider time) : Grain, IPausesGrain
{
    private const int Crowd = 1_000;

    private readonly Dictionary<string, DateTimeOffset> ends = [];

    public ValueTask<DateTimeOffset?> UntilAsync(string room)
    {
        var (end, everywhere) = (ends.GetValueOrDefault(room), ends.GetValueOrDefault(""));
        end = everywhere > end ? everywhere : end;
        return ValueTask.FromResult<DateTimeOffset?>(end > time.GetUtcNow() ? end : null);
    }

    public ValueTask KeepAsync(string room, DateTimeOffset until)
    {
        if (ends.Count > Crowd)
        {
            var now = time.GetUtcNow();
            foreach (var over in ends.Where(pause => pause.Value <= now).Select(pause => pause.Key).ToArray())
                ends.Remove(over);
        }

        ends[room] = until;
        return ValueTask.CompletedTask;
    }
}

/// <summary>
/// Asks the workspace's grain. Where that cannot be reached nothing is known of a pause, and the channel itself says so once more.
/// </summary>
[SuppressMessage(
    "Design", "CA1031:Do not catch general exception types",
    Justification = "A pause that is not known costs one more refusal, never a message.")]
internal sealed class Pauses(IGrainFactory grains) : IPauses
{
    public async ValueTask<DateTimeOffset?> UntilAsync(RoomId room, CancellationToken cancel)
    {
        try
        {
            return await Of(room).UntilAsync(room.Conversation);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    public async ValueTask KeepAsync(RoomId room, DateTimeOffset until, bool everywhere, CancellationToken cancel)
    {
        try
        {
            await Of(room).KeepAsync(everywhere ? "" : room.Conversation, until);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
        }
    }

    private IPausesGrain Of(RoomId room) => grains.GetGrain<IPausesGrain>($"{room.Channel} {room.Workspace}");
}
