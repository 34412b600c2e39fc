using Microsoft.Extensions.Options;
using QuizBot.Core.Chat;
using QuizBot.Slack.Api;

namespace QuizBot.Slack.Outbound;

internal sealed class SlackChannel(SlackPoster poster, SlackClient client, IOptions<SlackOptions> options) : IRoomChannel
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

    /// <summary>Of the workspace of the configured token, which no installation in the store speaks for.</summary>
    public async Task<bool> IsInAsync(string workspace, CancellationToken cancel)
    {
        if (options.Value.BotToken.Length == 0)
            return false;
        var answer = await client.ReadAsync("auth.test", options.Value.BotToken, [], cancel);
        return answer.Failure switch
        {
            SlackFailure.None => answer.Body.Id("team_id") == workspace,
            SlackFailure.WorkspaceGone => false,
            _ => throw new InvalidOperationException($"Slack answered auth.test with {answer.Error}."),
        };
    }
}
