using QuizBot.Core.Chat;

namespace QuizBot.Slack.Outbound;

internal sealed class SlackChannel(SlackPoster poster) : IRoomChannel
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    public string Channel => "slack";

    public async Task<Delivery> SendAsync(RoomId room, string? address, Reply reply, CancellationToken cancel)
    {
        var result = reply is { Kind: ReplyKind.Edit, Message: { } message }
            ? await poster.EditAsync(room, message, reply.View, cancel)
            : await poster.PostAsync(room, reply.View, string.IsNullOrEmpty(reply.Thread) ? null : reply.Thread, cancel);
        return result.Outcome switch
        {
            PostOutcome.Sent => Delivery.Sent(result.Message),
            PostOutcome.RoomGone or PostOutcome.WorkspaceGone => Delivery.Gone,
            PostOutcome.Later => Delivery.Later(Soon),
            _ => Delivery.Refused,
        };
    }
}
