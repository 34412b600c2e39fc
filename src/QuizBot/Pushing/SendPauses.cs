using QuizBot.Core.Chat;

namespace QuizBot.Pushing;

/// <summary>Rooms and workspaces that a channel has asked to leave in peace for a while.</summary>
internal sealed class SendPauses(TimeProvider time)
{
    private const int Crowd = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<RoomId, TimeSpan> until = [];
    private readonly long began = time.GetTimestamp();

    /// <summary>When the room may be spoken to again; null for now.</summary>
    public DateTimeOffset? Until(RoomId room)
    {
        lock (gate)
        {
            var end = until.GetValueOrDefault(room);
            var everywhere = until.GetValueOrDefault(Workspace(room));
            var wait = (everywhere > end ? everywhere : end) - time.GetElapsedTime(began);
            return wait > TimeSpan.Zero ? time.GetUtcNow() + wait : null;
        }
    }

    /// <returns>When it ends.</returns>
    public DateTimeOffset Keep(RoomId room, Delivery later)
    {
        var now = time.GetElapsedTime(began);
        lock (gate)
        {
            if (until.Count > Crowd)
            {
                foreach (var over in until.Where(quiet => quiet.Value <= now).Select(quiet => quiet.Key).ToArray())
                    until.Remove(over);
            }

            until[later.Everywhere ? Workspace(room) : room] = now + later.Wait;
        }

        return time.GetUtcNow() + later.Wait;
    }

    private static RoomId Workspace(RoomId room) => room with { Conversation = "" };
}
