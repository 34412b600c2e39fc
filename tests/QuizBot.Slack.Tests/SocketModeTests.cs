using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using QuizBot.Core.Chat;
using QuizBot.Slack.Blocks;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Slack.Tests;

public sealed class SocketModeTests
{
    private static readonly Dictionary<string, string?> Settings = new() { ["Slack:AppToken"] = StandInSlack.AppToken, ["Slack:SigningSecret"] = "" };

    [Fact]
    public async Task Events_commands_and_presses_come_by_socket_and_are_acknowledged_on_it()
    {
        await using var host = await SlackHost.StartAsync(Settings);
        host.Bot.Script = turn => Task.FromResult<IReadOnlyList<Reply>>([new Reply(ReplyKind.Private, ScriptedBot.Line(turn.Input.ToString()))]);
        var socket = await SocketAsync(host);
        await SendAsync(socket, "e1", "events_api", Samples.Event(Samples.Mention("<@UBOT> streak")));
        await SendAsync(socket, "e2", "slash_commands", new()
        {
            ["command"] = "/quiz",
            ["text"] = "topics",
            ["team_id"] = "T1",
            ["user_id"] = "U2",
            ["channel_id"] = "C1",
            ["channel_name"] = "general",
            ["trigger_id"] = "t1",
            ["response_url"] = host.Slack.Hook("s1"),
        });
        await SendAsync(socket, "e3", "interactive", Samples.Press("next~0", "{}", hook: host.Slack.Hook("s2"), user: "U3"));
        await SlackHost.UntilAsync(() => host.Slack.Acknowledged.Count == 3, "three acknowledgements");
        await host.CalledAsync("hook", 2);
        await host.CalledAsync("chat.postEphemeral");
        Assert.Equal(["e1", "e2", "e3"], host.Slack.Acknowledged.Order());
        Assert.Equal(3, host.Bot.Turns.Count);
    }

    [Fact]
    public async Task What_is_wrong_in_a_dialog_comes_with_its_acknowledgement()
    {
        await using var host = await SlackHost.StartAsync(Settings);
        var wrong = ViewGallery.All.Single(named => named.Name == "settings-with-problems").View;
        host.Bot.Script = _ => Task.FromResult<IReadOnlyList<Reply>>([new Reply(ReplyKind.Replace, wrong)]);
        var dialog = BlockRenderer.RenderDialog(ViewGallery.All.Single(named => named.Name == "settings").View);
        await SendAsync(await SocketAsync(host), "e1", "interactive", Samples.Submission(dialog, []));
        await SlackHost.UntilAsync(() => host.Slack.Acknowledged.Count == 1, "the acknowledgement");
        Assert.Equal(2, Assert.Single(host.Slack.Answered)["errors"]!.AsObject().Count);
        Assert.Empty(host.Slack.Of("views.publish"));
    }

    [Fact]
    public async Task What_is_wrong_in_a_dialog_that_is_closed_already_shows_in_the_app_home()
    {
        await using var host = await SlackHost.StartAsync();
        var wrong = ViewGallery.All.Single(named => named.Name == "settings-with-problems").View;
        var slow = new TaskCompletionSource();
        host.Bot.Script = async _ =>
        {
            await slow.Task;
            return [new Reply(ReplyKind.Replace, wrong)];
        };
        var dialog = BlockRenderer.RenderDialog(ViewGallery.All.Single(named => named.Name == "settings").View);
        var closed = await host.InteractAsync(Samples.Submission(dialog, []));
        Assert.Empty(await closed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        slow.SetResult();
        Assert.Contains("half past", (await host.CalledAsync("views.publish")).Arguments.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_delivered_again_is_acknowledged_again_and_counts_once()
    {
        await using var host = await SlackHost.StartAsync(Settings);
        var socket = await SocketAsync(host);
        var envelope = Samples.Event(Samples.Direct("quiz"));
        await SendAsync(socket, "e1", "events_api", envelope);
        await SendAsync(socket, "e2", "events_api", envelope.DeepClone().AsObject(), retry: 1);
        await StandInSlack.SendAsync(socket, new JsonObject { ["type"] = "events_api" });
        await StandInSlack.SendAsync(socket, new JsonObject { ["type"] = "something_new", ["envelope_id"] = "e3" });
        await SlackHost.UntilAsync(() => host.Slack.Acknowledged.Count == 3, "three acknowledgements");
        Assert.Single(host.Bot.Turns);
    }

    [Fact]
    public async Task The_next_connection_is_open_before_the_old_one_ends()
    {
        await using var host = await SlackHost.StartAsync(Settings);
        var old = await SocketAsync(host);
        await StandInSlack.SendAsync(old, new JsonObject { ["type"] = "disconnect", ["reason"] = "refresh_requested" });
        await SlackHost.UntilAsync(() => host.Slack.Sockets.Count == 2, "the second connection");
        await SendAsync(old, "late", "events_api", Samples.Event(Samples.Direct("quiz")));
        await SendAsync(host.Slack.Sockets.Last(), "new", "events_api", Samples.Event(Samples.Direct("next")));
        await SlackHost.UntilAsync(() => host.Slack.Acknowledged.Count == 2, "both acknowledgements");
        Assert.Equal(2, host.Bot.Turns.Count);
    }

    [Fact]
    public async Task A_broken_connection_is_opened_again()
    {
        await using var host = await SlackHost.StartAsync(Settings);
        (await SocketAsync(host)).Abort();
        await SlackHost.UntilAsync(() => host.Slack.Sockets.Count == 2, "the second connection");
        await SendAsync(host.Slack.Sockets.Last(), "e1", "events_api", Samples.Event(Samples.Direct("quiz")));
        await SlackHost.UntilAsync(() => host.Slack.Acknowledged.Count == 1, "the acknowledgement");
        var log = host.Log.Text;
        Assert.DoesNotContain(StandInSlack.AppToken, log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_not_slacks_is_never_connected_to()
    {
        await using var elsewhere = await StandInSlack.StartAsync();
        await using var slack = await StandInSlack.StartAsync();
        slack.AnswerNext("apps.connections.open", context => context.Response.WriteAsync($"{{\"ok\":true,\"url\":\"ws://{elsewhere.Url.Authority}/socket\"}}"));
        await using var host = await SlackHost.StartAsync(Settings, slack);
        await SocketAsync(host);
        Assert.Empty(elsewhere.Sockets);
    }

    private static async Task<WebSocket> SocketAsync(SlackHost host)
    {
        await SlackHost.UntilAsync(() => !host.Slack.Sockets.IsEmpty, "the connection");
        return host.Slack.Sockets.First();
    }

    private static Task SendAsync(WebSocket socket, string id, string type, JsonObject payload, int? retry = null) => StandInSlack.SendAsync(socket, new JsonObject
    {
        ["envelope_id"] = id,
        ["type"] = type,
        ["payload"] = payload,
        ["accepts_response_payload"] = type != "events_api",
        ["retry_attempt"] = retry,
    });
}
