using QuizBot.Core.Chat;

namespace QuizBot.Pushing;

/// <summary>The pauses of an instance that is alone. They last as long as they were meant to, also where the clock is set back.</summary>
internal sealed class SendPauses(TimeProvider time) : IPauses
{
    private const int Crowd = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<RoomId, TimeSpan> until = [];
    private readonly long began = time.GetTimestamp();

    private TimeSpan Elapsed => time.GetElapsedTime(began);

    public ValueTask<DateTimeOffset?> UntilAsync(RoomId room, CancellationToken cancel)
    {
        lock (gate)
        {
            var end = until.GetValueOrDefault(room);
            var everywhere = until.GetValueOrDefault(Workspace(room));
            var wait = (everywhere > end ? everywhere : end) - Elapsed;
            return ValueTask.FromResult<DateTimeOffset?>(wait > TimeSpan.Zero ? time.GetUtcNow() + wait : null);
        }
    }

    public ValueTask KeepAsync(RoomId room, DateTimeOffset until, bool everywhere, CancellationToken cancel)
    {
        lock (gate)
        {
            if (this.until.Count > Crowd)
            {
                var now = Elapsed;
                foreach (var over in this.until.Where(pause => pause.Value <= now).Select(pause => pause.Key).ToArray())
                    this.until.Remove(over);
            }

            this.until[everywhere ? Workspace(room) : room] = Elapsed + (until - time.GetUtcNow());
        }

        return ValueTask.CompletedTask;
    }

    private static RoomId Workspace(RoomId room) => room with { Conversation = "" };
}
