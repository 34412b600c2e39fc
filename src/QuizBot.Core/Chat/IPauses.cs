namespace QuizBot.Core.Chat;

/// <summary>Rooms and workspaces that a channel has asked to leave in peace for a while, known to every instance.</summary>
public interface IPauses
{
    /// <summary>When the room may be spoken to again; null for now.</summary>
    ValueTask<DateTimeOffset?> UntilAsync(RoomId room, CancellationToken cancel);

    /// <param name="room">Where it was asked.</param>
    /// <param name="until">When it ends.</param>
    /// <param name="everywhere">True for every room of the workspace.</param>
    /// <param name="cancel">Gives up.</param>
    ValueTask KeepAsync(RoomId room, DateTimeOffset until, bool everywhere, CancellationToken cancel);
}
