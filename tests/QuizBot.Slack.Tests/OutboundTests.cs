using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using QuizBot.Core.Chat;
using QuizBot.Slack.Outbound;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Slack.Tests;

public sealed class OutboundTests
{
    private static readonly View Card = ScriptedBot.Line("a card");

    [Fact]
    public async Task A_post_goes_to_the_thread_it_was_asked_in_and_a_round_to_the_channel()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Always(new Reply(ReplyKind.Post, Card));
        await host.EventAsync(Samples.Event(Samples.Mention("<@UBOT> a", channel: "CA", thread: "1500000000.1")));
        await host.EventAsync(Samples.Event(Samples.Mention("<@UBOT> b", channel: "CB", ts: "1500000000.2")));
        host.Bot.Always(new Reply(ReplyKind.Post, Card) { Round = "r1" });
        await host.EventAsync(Samples.Event(Samples.Mention("<@UBOT> quiz", channel: "CC")));
        await SlackHost.UntilAsync(() => !host.Bot.Posted.IsEmpty, "PostedAsync");
        Assert.Equal(["CA 1500000000.1", "CB 1500000000.2", "CC "], host.Slack.Of("chat.postMessage").Select(post => $"{post["channel"]} {post["thread_ts"]}"));
        (var room, var round, var message) = Assert.Single(host.Bot.Posted);
        Assert.Equal((new RoomId("slack", "T1", "CC"), "r1"), (room, round));
        Assert.StartsWith("1700000000.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1500000000.7", "1500000000.7")]
    [InlineData("", "")]
    [InlineData(null, "1500000000.1")]
    public async Task A_post_goes_to_the_thread_that_the_reply_names(string? named, string thread)
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Always(new Reply(ReplyKind.Post, Card) { Thread = named });
        await host.EventAsync(Samples.Event(Samples.Mention("<@UBOT> a", channel: "CA", thread: "1500000000.1")));
        Assert.Equal(thread, (await host.CalledAsync("chat.postMessage"))["thread_ts"] ?? "");
    }

    [Fact]
    public async Task A_push_goes_to_the_thread_that_the_reply_names()
    {
        await using var host = await SlackHost.StartAsync();
        var channel = host.Services.GetServices<IRoomChannel>().Single(channel => channel.Channel == "slack");
        foreach (var thread in new[] { "1500000000.7", "", null })
        {
            var reply = new Reply(ReplyKind.Post, Card) { Thread = thread };
            await channel.SendAsync(new("slack", "T1", "C1"), null, reply, TestContext.Current.CancellationToken);
        }

        Assert.Equal(["1500000000.7", "", ""], host.Slack.Of("chat.postMessage").Select(post => post["thread_ts"] ?? ""));
    }

    [Fact]
    public async Task In_personal_chat_the_next_card_takes_the_place_of_the_pressed_one()
    {
        await using var host = await SlackHost.StartAsync();
        host.Slack.Know("DU1", "1600000000.000001");
        host.Bot.Always(new Reply(ReplyKind.Replace, Card));
        await host.InteractAsync(Samples.Press("next~0", "{}", channel: "DU1", hook: host.Slack.Hook("h")));
        var update = await host.CalledAsync("chat.update");
        Assert.Equal(("DU1", "1600000000.000001"), (update["channel"], update["ts"]));
        Assert.NotNull(update.Arguments["blocks"]);
    }

    [Fact]
    public async Task A_card_whose_message_is_gone_is_posted_anew()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Always(new Reply(ReplyKind.Replace, Card));
        await host.InteractAsync(Samples.Press("next~0", "{}", channel: "DU1"));
        Assert.Equal("DU1", (await host.CalledAsync("chat.postMessage"))["channel"]);
    }

    [Fact]
    public async Task In_a_channel_a_private_result_is_seen_by_the_presser_alone()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Always(new Reply(ReplyKind.Private, Card));
        await host.InteractAsync(Samples.Press("answer~0", "{}", hook: host.Slack.Hook("public")));
        await host.InteractAsync(Samples.Press("next~0", "{}", hook: host.Slack.Hook("own"), ephemeral: true));
        await host.EventAsync(Samples.Event(Samples.Mention("<@UBOT> streak", user: "U2")));
        var whisper = await host.CalledAsync("chat.postEphemeral");
        await host.CalledAsync("hook", 2);
        Assert.Equal(("C1", "U2"), (whisper["channel"], whisper["user"]));
        Assert.Equal(["public ephemeral false", "own ephemeral true"], host.Slack.Of("hook").Select(call => $"{call["hook"]} {call["response_type"]} {call["replace_original"]}"));
        Assert.Empty(host.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task Of_several_private_replies_only_the_first_takes_the_place_of_the_pressed_card()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Always(new Reply(ReplyKind.Private, Card), new Reply(ReplyKind.Private, Card));
        await host.InteractAsync(Samples.Press("say~0", "{}", hook: host.Slack.Hook("parts"), ephemeral: true));
        await host.CalledAsync("hook", 2);
        Assert.Equal(["true", "false"], host.Slack.Of("hook").Select(call => call["replace_original"]));
    }

    [Fact]
    public async Task A_used_up_response_address_gives_way_to_an_ephemeral_message()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Always([.. Enumerable.Repeat(new Reply(ReplyKind.Private, Card), 6)]);
        await host.InteractAsync(Samples.Press("answer~0", "{}", hook: host.Slack.Hook("five")));
        await host.CalledAsync("chat.postEphemeral");
        Assert.Equal(5, host.Slack.Of("hook").Count());
    }

    [Fact]
    public async Task A_card_that_many_answer_at_once_is_edited_to_its_newest_state_and_not_for_each()
    {
        await using var host = await SlackHost.StartAsync();
        host.Slack.Know("C1", "1600000000.000001");
        Reply edit = new(ReplyKind.Edit, ScriptedBot.Line("as it was"))
        {
            Message = "1600000000.000001",
            Newest = _ => Task.FromResult(ScriptedBot.Line("30 answered")),
        };
        host.Bot.Always([.. Enumerable.Repeat(edit, 30)]);
        await host.InteractAsync(Samples.Press("answer~0", "{}"));
        await SlackHost.UntilAsync(() => host.Slack.Of("chat.update").Any(update => update["text"] == "30 answered"), "the newest state");
        Assert.InRange(host.Slack.Of("chat.update").Count(), 1, 3);
        Assert.All(host.Slack.Of("chat.update"), update => Assert.Equal("30 answered", update["text"]));
    }

    [Fact]
    public async Task A_round_of_thirty_people_answers_each_in_private_and_edits_the_card()
    {
        await using var host = await SlackHost.StartAsync();
        host.Slack.Know("C1", "1600000000.000001");
        host.Bot.Always(new Reply(ReplyKind.Private, Card), new Reply(ReplyKind.Edit, Card) { Message = "1600000000.000001" });
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => host.InteractAsync(Samples.Press("answer~0", "{}", user: $"U{i}", hook: host.Slack.Hook($"h{i}")))));
        await host.CalledAsync("hook", 30);
        await host.CalledAsync("chat.update");
        Assert.Equal(30, host.Slack.Of("hook").Select(call => call["hook"]).Distinct().Count());
    }

    [Fact]
    public async Task Messages_to_one_channel_keep_their_order_and_a_second_between_them()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Always([.. Enumerable.Range(1, 3).Select(i => new Reply(ReplyKind.Post, ScriptedBot.Line($"card {i}")))]);
        await host.EventAsync(Samples.Event(Samples.Direct("quiz")));
        await host.CalledAsync("chat.postMessage", 3);
        Assert.Equal(["card 1", "card 2", "card 3"], host.Slack.Of("chat.postMessage").Select(post => post["text"]));
        Assert.Equal(0, host.Slack.TooFast);
    }

    [Fact]
    public async Task Retry_after_is_obeyed_and_nothing_is_lost()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Always(new Reply(ReplyKind.Post, Card));
        host.Slack.AnswerNext("chat.postMessage", StandInSlack.RetryAfter(2), StandInSlack.Status(503));
        var watch = Stopwatch.StartNew();
        await host.EventAsync(Samples.Event(Samples.Direct("quiz")));
        await host.CalledAsync("chat.postMessage");
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(2));
        Assert.Single(host.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task Slack_has_its_acknowledgement_in_time_however_slow_the_bot_and_slack_are()
    {
        await using var host = await SlackHost.StartAsync();
        var gate = new TaskCompletionSource();
        host.Bot.Script = async _ =>
        {
            await gate.Task;
            return [new Reply(ReplyKind.Post, Card)];
        };
        host.Slack.AnswerNext("users.info", async _ => await gate.Task);
        var watch = Stopwatch.StartNew();
        var responses = await Task.WhenAll(
            host.EventAsync(Samples.Event(Samples.Direct("quiz", user: "U1"))),
            host.CommandAsync("quiz", channel: "C2"),
            host.InteractAsync(Samples.Press("next~0", "{}", user: "U3", channel: "C3")));
        var took = watch.Elapsed;
        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.True(took < TimeSpan.FromSeconds(3), $"{took}");
        gate.SetResult();
        await host.CalledAsync("chat.postMessage", 3);
    }

    [Fact]
    public async Task A_store_that_is_down_for_a_while_loses_nothing()
    {
        await using var host = await SlackHost.StartForManyAsync();
        await Installs.AddAsync(host);
        host.Bot.Always(new Reply(ReplyKind.Post, Card));
        host.Store.Failures = 2;
        await host.EventAsync(Samples.Event(Samples.Direct("quiz")));
        Assert.Equal("DU1", (await host.CalledAsync("chat.postMessage"))["channel"]);
    }

    [Fact]
    public async Task A_turn_that_fails_is_apologized_for_without_its_reason()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Script = _ => throw new InvalidOperationException("secret inner detail");
        await host.CommandAsync("quiz", hook: "sorry");
        await host.EventAsync(Samples.Event(Samples.Direct("quiz", user: "U2")));
        var said = await host.CalledAsync("hook");
        var posted = await host.CalledAsync("chat.postMessage");
        Assert.All([said, posted], call => Assert.StartsWith("Sorry", call["text"], StringComparison.Ordinal));
        Assert.DoesNotContain("detail", said.Arguments.ToJsonString() + posted.Arguments.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_in_is_finished_before_the_shutdown()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Script = async _ =>
        {
            await Task.Delay(1500);
            return [new Reply(ReplyKind.Post, Card)];
        };
        await host.EventAsync(Samples.Event(Samples.Direct("quiz")));
        Assert.Empty(host.Slack.Of("chat.postMessage"));
        await host.StopAsync();
        Assert.Single(host.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task Responses_are_posted_to_slacks_hooks_host_only()
    {
        await using var elsewhere = await StandInSlack.StartAsync();
        await using var host = await SlackHost.StartAsync();
        host.Bot.Always(new Reply(ReplyKind.Private, Card));
        await host.InteractAsync(Samples.Press("answer~0", "{}", hook: elsewhere.Hook("stolen")));
        await host.CalledAsync("chat.postEphemeral");
        Assert.Empty(elsewhere.Calls);
    }

    [Theory]
    [InlineData("https://hooks.slack.com/actions/T1/2/abc", true)]
    [InlineData("https://hooks.slack.com.example.org/actions", false)]
    [InlineData("https://hooks.slack.com:8443/actions", false)]
    [InlineData("http://hooks.slack.com/actions", false)]
    [InlineData("https://me@hooks.slack.com/actions", false)]
    [InlineData("https://slack.com/actions", false)]
    [InlineData("https://169.254.169.254/", false)]
    public void Only_the_hooks_host_of_slack_may_be_answered(string address, bool may) => Assert.Equal(may, new SlackOptions().IsHook(new Uri(address)));

    [Fact]
    public async Task Blocks_that_slack_refuses_are_sent_as_text()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Always(new Reply(ReplyKind.Post, Card));
        host.Slack.FailNext("chat.postMessage", "invalid_blocks");
        await host.EventAsync(Samples.Event(Samples.Direct("quiz")));
        var post = await host.CalledAsync("chat.postMessage");
        Assert.Equal("a card", post["text"]);
        Assert.Null(post.Arguments["blocks"]);
    }

    [Fact]
    public async Task A_picture_that_slack_cannot_fetch_is_put_into_words()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Always(new Reply(ReplyKind.Post, Card with { Blocks = [new PictureBlock("A curve", "https://bot.example/pictures/a.png"), .. Card.Blocks] }));
        host.Slack.FailNext("chat.postMessage", "invalid_blocks");
        await host.EventAsync(Samples.Event(Samples.Direct("quiz")));
        var post = await host.CalledAsync("chat.postMessage");
        var blocks = post.Arguments["blocks"]!.ToJsonString();
        Assert.Contains("Picture: A curve", blocks, StringComparison.Ordinal);
        Assert.DoesNotContain("image_url", blocks, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_works_where_the_bot_is_no_member_and_a_round_asks_to_be_invited()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Always(new Reply(ReplyKind.Post, Card));
        await host.CommandAsync("streak", channel: "DFOREIGN", channelName: "directmessage", hook: "plain");
        Assert.Equal("a card", (await host.CalledAsync("hook"))["text"]);
        host.Bot.Always(new Reply(ReplyKind.Post, Card) { Round = "r9" });
        await host.CommandAsync("quiz", channel: "CNOT", hook: "round");
        Assert.Contains("/invite", (await host.CalledAsync("hook", 2))["text"], StringComparison.Ordinal);
        Assert.Empty(host.Bot.Posted);
    }

    [Fact]
    public async Task The_home_tab_shows_the_bots_page_and_its_buttons_work_in_place()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Script = turn => Task.FromResult<IReadOnlyList<Reply>>(turn.Input is HomeOpened
            ? [new Reply(ReplyKind.Post, new View { Fallback = "home", Title = "Your page", Actions = [new ViewAction("quiz", "Start a quiz")] })]
            : [new Reply(ReplyKind.Replace, new View { Fallback = "q", Title = "A question" })]);
        await host.EventAsync(Samples.Event(Samples.HomeOpened()));
        var home = await host.CalledAsync("views.publish");
        Assert.Equal("U1", home["user_id"]);
        await host.InteractAsync(Samples.HomePress("quiz~0", "{}"));
        var question = (await host.CalledAsync("views.publish", 2)).Arguments.ToJsonString();
        Assert.Contains("A question", question, StringComparison.Ordinal);
        Assert.Contains("Back to my page", question, StringComparison.Ordinal);
        await host.InteractAsync(Samples.HomePress("slack-home~1", "{}"));
        Assert.Contains("Your page", (await host.CalledAsync("views.publish", 3)).Arguments.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(host.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task A_push_learns_what_became_of_it()
    {
        await using var host = await SlackHost.StartAsync();
        var poster = host.Services.GetRequiredService<SlackPoster>();
        var cancel = TestContext.Current.CancellationToken;
        var sent = await poster.PostAsync(new RoomId("slack", "T1", "U1"), Card, null, cancel);
        Assert.Equal(PostOutcome.Sent, sent.Outcome);
        Assert.Equal(PostOutcome.Sent, (await poster.EditAsync(new RoomId("slack", "T1", "U1"), sent.Message!, Card, cancel)).Outcome);
        Assert.Equal("DU1", host.Slack.Of("chat.update").Single()["channel"]);
        Assert.Equal(PostOutcome.RoomGone, (await poster.PostAsync(new RoomId("slack", "T1", "CNOT"), Card, null, cancel)).Outcome);
        Assert.Equal(PostOutcome.WorkspaceGone, (await poster.PostAsync(new RoomId("slack", "T9", "C1"), Card, null, cancel)).Outcome);
        host.Slack.Tokens.Clear();
        Assert.Equal(PostOutcome.WorkspaceGone, (await poster.PostAsync(new RoomId("slack", "T1", "C4"), Card, null, cancel)).Outcome);
    }

    [Fact]
    public async Task A_revoked_token_in_mid_quiz_is_told_to_the_person()
    {
        await using var host = await SlackHost.StartForManyAsync();
        await Installs.AddAsync(host);
        host.Bot.Always(new Reply(ReplyKind.Replace, Card));
        host.Slack.Tokens.Clear();
        await host.InteractAsync(Samples.Press("next~0", "{}", channel: "DU1", hook: host.Slack.Hook("gone")));
        var said = await host.CalledAsync("hook");
        Assert.Contains("https://bot.example.org/slack/install", said["text"], StringComparison.Ordinal);
        Assert.Single(host.Bot.Turns);
        await host.CommandAsync("quiz", hook: "after");
        await host.CalledAsync("hook", 2);
        Assert.Single(host.Bot.Turns);
    }
}
