namespace QuizBot.Core.Chat;

/// <summary>Speaks in the rooms of one channel unasked.</summary>
public interface IRoomChannel
{
    /// <summary>As in <see cref="RoomId.Channel"/>.</summary>
    string Channel { get; }

    /// <summary>
    /// Sends one reply (<see cref="ReplyKind.Post"/> or <see cref="ReplyKind.Edit"/>), once. Waits of more than a few seconds are
    /// the caller's: they are told as <see cref="Delivery.Later"/>. Throws only when cancelled.
    /// </summary>
    /// <param name="room">Where to.</param>
    /// <param name="address">The room's newest <see cref="Turn.Address"/>.</param>
    /// <param name="reply">What to say.</param>
    /// <param name="cancel">Gives up; the reply may or may not have been sent.</param>
    Task<Delivery> SendAsync(RoomId room, string? address, Reply reply, CancellationToken cancel);

    /// <summary>True where the channel says that the bot is in a workspace; false where it is not, or that cannot be asked.</summary>
    /// <exception cref="InvalidOperationException">The channel gave no answer.</exception>
    Task<bool> IsInAsync(string workspace, CancellationToken cancel) => Task.FromResult(false);
}
