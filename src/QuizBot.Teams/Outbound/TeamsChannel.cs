using QuizBot.Core.Chat;

namespace QuizBot.Teams.Outbound;

internal sealed class TeamsChannel(TeamsSender sender) : IRoomChannel
{
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    public string Channel => "teams";

    public async Task<Delivery> SendAsync(RoomId room, string? address, Reply reply, CancellationToken cancel)
    {
        if (address is null)
            return Delivery.Refused;
        var result = reply is { Kind: ReplyKind.Edit, Message: { } message }
            ? await sender.EditAsync(room, address, message, reply, cancel)
            : await sender.PostAsync(room, address, reply, cancel);
        return result.Outcome switch
        {
            SendOutcome.Done => Delivery.Sent(result.Id),
            SendOutcome.RoomGone or SendOutcome.RoomClosed => Delivery.Gone,
            SendOutcome.TryLater => Delivery.Later(result.RetryAfter ?? Soon),
            SendOutcome.Alarm => Delivery.Later(UntilMended, everywhere: true),
            _ => Delivery.Refused,
        };
    }
}

/// <summary>Speaks in Teams rooms unasked, for schedules.</summary>
public sealed class TeamsSender
{
    private readonly ConnectorClient connector;

    internal TeamsSender(ConnectorClient connector) => this.connector = connector;

    /// <summary>A new message in the room. The result's id is the message's, for <see cref="IBot.PostedAsync"/>.</summary>
    /// <param name="room">Where to.</param>
    /// <param name="address">The room's newest <see cref="Turn.Address"/>.</param>
    /// <param name="reply">What to say; only its view, round and viewers count.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<SendResult> PostAsync(RoomId room, string address, Reply reply, CancellationToken cancel) =>
        RoomAddress.Read(room, address) is { } route
            ? connector.PostAsync(route, ActivityWriter.Message(route, reply.View, ReplySender.Card(reply)), cancel)
            : Task.FromResult(new SendResult(SendOutcome.Refused));

    /// <summary>Puts a card in the place of an earlier one.</summary>
    public Task<SendResult> EditAsync(RoomId room, string address, string message, Reply reply, CancellationToken cancel) =>
        RoomAddress.Read(room, address) is { } route
            ? connector.UpdateAsync(route, message, ActivityWriter.Message(route, reply.View, ReplySender.Card(reply)), cancel)
            : Task.FromResult(new SendResult(SendOutcome.Refused));
}
