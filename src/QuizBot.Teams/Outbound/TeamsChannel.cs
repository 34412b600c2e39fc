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
        SendResult result = reply is { Kind: ReplyKind.Edit, Message: { } message }
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
