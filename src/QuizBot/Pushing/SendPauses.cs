using QuizBot.Core.Chat;

namespace QuizBot.Pushing;

/// <summary>The pauses of an instance that is alone.</summary>
internal sealed class SendPauses(TimeProvider time) : IPauses
{
    private const int Crowd = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<RoomId, DateTimeOffset> until = [];

    public ValueTask<DateTimeOffset?> UntilAsync(RoomId room, CancellationToken cancel)
    {
        lock (gate)
        {
            var end = until.GetValueOrDefault(room);
            var everywhere = until.GetValueOrDefault(Workspace(room));
            end = everywhere > end ? everywhere : end;
            return ValueTask.FromResult<DateTimeOffset?>(end > time.GetUtcNow() ? end : null);
        }
    }

    public ValueTask KeepAsync(RoomId room, DateTimeOffset until, bool everywhere, CancellationToken cancel)
    {
        lock (gate)
        {
            if (this.until.Count > Crowd)
            {
                var now = time.GetUtcNow();
                foreach (var over in this.until.Where(pause => pause.Value <= now).Select(pause => pause.Key).ToArray())
                    this.until.Remove(over);
            }

            this.until[everywhere ? Workspace(room) : room] = until;
        }

        return ValueTask.CompletedTask;
    }

    private static RoomId Workspace(RoomId room) => room with { Conversation = "" };
}
