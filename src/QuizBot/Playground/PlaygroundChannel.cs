using QuizBot.Core.Chat;

namespace QuizBot.Playground;

/// <summary>Speaks in the playground's rooms unasked.</summary>
internal sealed class PlaygroundChannel(ChatRooms rooms, TimeProvider clock) : IRoomChannel
{
    public string Channel => ChatRooms.Channel;

    public Task<Delivery> SendAsync(RoomId room, string? address, Reply reply, CancellationToken cancel)
    {
        if (rooms.All.FirstOrDefault(known => known.Id == room) is not { } place)
            return Task.FromResult(Delivery.Gone);
        var message = Message.FromBot(clock.GetUtcNow(), reply.View);
        if (reply.Kind != ReplyKind.Edit)
            return Task.FromResult(Delivery.Sent(place.Add(message).Id));
        place.Change(reply.Message, Message.Bot, old => message with { At = old.At });
        return Task.FromResult(Delivery.Sent(reply.Message));
    }
}
