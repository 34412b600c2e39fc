using QuizBot.Core.Chat;

namespace QuizBot.Teams.Outbound;

/// <summary>Speaks unasked in the rooms of Teams, or of another channel of the Bot Framework, for schedules.</summary>
internal sealed class TeamsChannel(string channel, IConnector connector) : IRoomChannel
{
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    public string Channel => channel;

    public async Task<Delivery> SendAsync(RoomId room, string? address, Reply reply, CancellationToken cancel)
    {
        if (address is null || RoomAddress.Read(room, address)?.In(reply.Thread) is not { } known)
            return Delivery.Refused;
        var route = known with { IsPush = true };
        if (Route.IsPerson(route.Conversation))
        {
            var opened = await connector.OpenPersonalAsync(route, route.Conversation, cancel);
            if (opened is not { Outcome: SendOutcome.Done, Id: { } conversation })
                return What(opened);
            route = route with { Conversation = conversation, Kind = RoomKind.Personal };
        }

        return What(reply is { Kind: ReplyKind.Edit, Message: { } message }
            ? await connector.UpdateAsync(route, message, OutgoingMessage.Of(reply), cancel)
            : await connector.PostAsync(route, OutgoingMessage.Of(reply), cancel));
    }

    private static Delivery What(SendResult result) => result.Outcome switch
    {
        SendOutcome.Done => Delivery.Sent(result.Id),
        SendOutcome.RoomGone or SendOutcome.RoomClosed => Delivery.Gone,
        SendOutcome.TryLater => Delivery.Later(result.RetryAfter ?? Soon),
        SendOutcome.Alarm => Delivery.Later(UntilMended, everywhere: true),
        _ => Delivery.Refused,
    };
}
