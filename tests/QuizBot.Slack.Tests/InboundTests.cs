using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using QuizBot.Core.Chat;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Slack.Tests;

public sealed class InboundTests
{
    [Fact]
    public async Task The_challenge_is_answered_when_it_is_signed()
    {
        await using var host = await SlackHost.StartAsync();
        var response = await host.EventAsync(new JsonObject { ["type"] = "url_verification", ["token"] = "x", ["challenge"] = "abc123" });
        Assert.Equal("abc123", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/slack/events")]
    [InlineData("/slack/commands")]
    [InlineData("/slack/interactions")]
    public async Task Nothing_unsigned_stale_or_altered_comes_in(string route)
    {
        await using var host = await SlackHost.StartAsync();
        var body = Encoding.UTF8.GetBytes(Samples.Event(Samples.Mention("quiz")).ToJsonString());
        using var unsigned = new HttpRequestMessage(HttpMethod.Post, route) { Content = new ByteArrayContent(body) };
        using var stale = SlackHost.Signed(route, body, "application/json", DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 310);
        using var altered = SlackHost.Signed(route, body, "application/json");
        altered.Content = new ByteArrayContent([.. body, (byte)' ']);
        using var doubled = SlackHost.Signed(route, body, "application/json");
        doubled.Headers.TryAddWithoutValidation("X-Slack-Signature", "v0=00");
        foreach (var request in new[] { unsigned, stale, altered, doubled })
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Empty(host.Bot.Turns);
    }

    [Fact]
    public async Task Without_a_signing_secret_there_are_no_routes_and_the_log_says_what_to_set()
    {
        await using var host = await SlackHost.StartAsync(new() { ["Slack:SigningSecret"] = "" });
        Assert.Equal(HttpStatusCode.NotFound, (await host.EventAsync(Samples.Event(Samples.Mention("quiz")))).StatusCode);
        Assert.Contains(host.Log.Lines, line => line.Contains("Slack:SigningSecret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mention_becomes_a_turn_without_the_mention()
    {
        await using var host = await SlackHost.StartAsync();
        await host.EventAsync(Samples.Event(Samples.Mention("<@UBOT> explain <https://s3.example|S3> &amp; <@U2|bob> in <#C9|ops> &lt;now&gt;", ts: "1700000001.000100")));
        var turn = Assert.Single(host.Bot.Turns);
        var said = Assert.IsType<Said>(turn.Input);
        Assert.Equal("explain S3 & @bob in #ops <now>", said.Text);
        Assert.Equal([new MentionedPerson(new("slack", "T1", "U2"), "")], said.Mentions);
        Assert.Equal(new RoomId("slack", "T1", "U1"), turn.Alone);
        Assert.Equal((new LearnerId("slack", "T1", "U1"), new RoomId("slack", "T1", "C1"), RoomKind.Channel), (turn.Learner, turn.Room, turn.RoomKind));
        Assert.Equal(("Name of U1", "Asia/Tokyo", "en-GB"), (turn.LearnerName, turn.Zone, turn.Locale));
    }

    [Fact]
    public async Task Whom_a_message_mentions_is_told_with_what_Slack_knows_of_them()
    {
        await using var host = await SlackHost.StartAsync();
        (string User, PersonKind Kind)[] people = [("UROBOT", PersonKind.Bot), ("UGONE", PersonKind.Gone), ("USTRANGER", PersonKind.Stranger)];
        foreach (var (user, _) in people)
            await host.EventAsync(Samples.Event(Samples.Mention($"<@UBOT> buddy <@{user}|x> <@{user}> <@UBOT>")));
        await SlackHost.UntilAsync(() => host.Bot.Turns.Count == people.Length, "a turn for each");
        Assert.Equal(people, host.Bot.Turns.Select(turn => Assert.Single(((Said)turn.Input).Mentions)).Select(person => (person.Learner.User, person.Kind)));

        // Of several nobody is asked: one buddy at a time.
        var many = string.Join(' ', Enumerable.Range(10, 40).Select(number => $"<@U{number}>"));
        await host.EventAsync(Samples.Event(Samples.Direct($"buddy {many} <@> <@u1> <@U1")));
        await SlackHost.UntilAsync(() => host.Bot.Turns.Count == people.Length + 1, "the last turn");
        Assert.Equal(Said.MostMentions, Assert.IsType<Said>(host.Bot.Turns.Last().Input).Mentions.Count);
    }

    [Fact]
    public async Task Who_is_mentioned_is_asked_of_Slack_only_where_it_matters()
    {
        await using var host = await SlackHost.StartAsync();
        string[] texts = ["quiz <@U2>", "explain glue to <@U2>", "nudge <@U2>", "<@U2> buddy"];
        foreach (var text in texts)
            await host.EventAsync(Samples.Event(Samples.Direct(text)));
        await SlackHost.UntilAsync(() => host.Bot.Turns.Count == texts.Length, "a turn for each");
        Assert.All(host.Bot.Turns, turn => Assert.Equal("U2", Assert.Single(((Said)turn.Input).Mentions).Learner.User));
        Assert.Equal(["U1"], Asked());

        await host.EventAsync(Samples.Event(Samples.Direct("Study buddy <@U2>")));
        await host.EventAsync(Samples.Event(Samples.Direct("buddy <@U2>")));
        await SlackHost.UntilAsync(() => host.Bot.Turns.Count == texts.Length + 2, "the last turns");
        Assert.Equal("Name of U2", Assert.Single(((Said)host.Bot.Turns.Last().Input).Mentions).Name);
        Assert.Equal(["U1", "U2"], Asked());

        IEnumerable<string> Asked() => host.Slack.Of("users.info").Select(call => (string)call.Arguments["user"]!);
    }

    [Fact]
    public async Task A_turn_knows_its_thread_and_the_first_message_of_one_is_in_none()
    {
        await using var host = await SlackHost.StartAsync();
        await host.EventAsync(Samples.Event(Samples.Mention("<@UBOT> in the channel")));
        await host.EventAsync(Samples.Event(Samples.Mention("<@UBOT> in a thread", thread: "1500000000.1")));
        await host.InteractAsync(InThread(Samples.Press("answer~0", "{}", message: "1500000000.1"), "1500000000.1"));
        await host.InteractAsync(InThread(Samples.Press("answer~0", "{}", message: "1500000000.2"), "1500000000.1"));
        await SlackHost.UntilAsync(() => host.Bot.Turns.Count == 4, "four turns");
        Assert.Equal([null, "1500000000.1", null, "1500000000.1"], host.Bot.Turns.Select(turn => turn.Thread));

        static JsonObject InThread(JsonObject press, string thread)
        {
            press["container"]!["thread_ts"] = thread;
            return press;
        }
    }

    [Fact]
    public async Task A_person_has_one_personal_room_wherever_in_slack_they_are()
    {
        await using var host = await SlackHost.StartAsync();
        await host.EventAsync(Samples.Event(Samples.Direct("quiz")));
        await host.CommandAsync("quiz", channel: "DU1", channelName: "directmessage");
        await host.InteractAsync(Samples.Shortcut());
        await host.InteractAsync(Samples.HomePress("quiz~0", "{}"));
        await host.InteractAsync(Samples.Press("next~0", "{}", channel: "DU1"));
        await SlackHost.UntilAsync(() => host.Bot.Turns.Count == 5, "five turns");
        Assert.All(host.Bot.Turns, turn => Assert.Equal((new RoomId("slack", "T1", "U1"), RoomKind.Personal), (turn.Room, turn.RoomKind)));
    }

    [Fact]
    public async Task What_bots_write_edits_and_other_events_are_ignored()
    {
        await using var host = await SlackHost.StartAsync();
        var fromBot = Samples.Direct("hi");
        fromBot["bot_id"] = "B1";
        var edited = Samples.Direct("hi");
        edited["subtype"] = "message_changed";
        var inChannel = Samples.Direct("hi");
        inChannel["channel_type"] = "channel";
        JsonObject[] ignored = [fromBot, edited, inChannel, Samples.Direct("hi", user: StandInSlack.Bot), new() { ["type"] = "reaction_added" }, new() { ["type"] = "app_home_opened", ["tab"] = "messages", ["user"] = "U1" }];
        foreach (var happened in ignored)
            Assert.Equal(HttpStatusCode.OK, (await host.EventAsync(Samples.Event(happened))).StatusCode);
        JsonObject submitted = new() { ["type"] = "view_submission", ["user"] = new JsonObject { ["id"] = "U1", ["team_id"] = "T1" }, ["view"] = new JsonObject() };
        Assert.Equal(HttpStatusCode.OK, (await host.InteractAsync(submitted)).StatusCode);
        Assert.Empty(host.Bot.Turns);
    }

    [Fact]
    public async Task One_event_counts_once_however_it_is_delivered()
    {
        await using var host = await SlackHost.StartAsync();
        var mention = Samples.Mention("<@UBOT> quiz");
        var envelope = Samples.Event(mention);
        await host.EventAsync(envelope);
        await host.EventAsync(envelope);
        await host.EventAsync(Samples.Event(mention.DeepClone().AsObject()));
        var press = Samples.Press("grade~0", "{\"card\":\"D1.2/Q1\"}");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.InteractAsync(press)));
        await host.CommandAsync("streak", trigger: "trig1");
        await host.CommandAsync("streak", trigger: "trig1");
        await SlackHost.UntilAsync(() => host.Bot.Turns.Count >= 3, "three turns");
        Assert.Equal(3, host.Bot.Turns.Select(turn => turn.Id).Distinct().Count());
        Assert.Equal(3, host.Bot.Turns.Count);
    }

    [Theory]
    [InlineData("", "quiz")]
    [InlineData("  ", "quiz")]
    [InlineData("quiz D1.2", "quiz D1.2")]
    [InlineData("schedule weekdays 09:00 Europe/Berlin", "schedule weekdays 09:00 Europe/Berlin")]
    [InlineData("delete my data", "delete my data")]
    [InlineData("what&#x27;s glue &amp; why?", "what&#x27;s glue & why?")]
    public async Task The_command_takes_everything_that_can_be_typed(string text, string said)
    {
        await using var host = await SlackHost.StartAsync();
        var response = await host.CommandAsync(text);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(new Said(said), Assert.Single(host.Bot.Turns).Input);
    }

    [Fact]
    public async Task A_press_brings_the_buttons_data_and_the_cards_inputs()
    {
        await using var host = await SlackHost.StartAsync();
        var state = new JsonObject
        {
            ["0~x~answer"] = new JsonObject { ["answer"] = new JsonObject { ["type"] = "radio_buttons", ["selected_option"] = new JsonObject { ["value"] = "b" } } },
            ["1~x~several"] = new JsonObject { ["several"] = new JsonObject { ["type"] = "checkboxes", ["selected_options"] = new JsonArray(new JsonObject { ["value"] = "a" }, new JsonObject { ["value"] = "c" }) } },
            ["2~x~typed"] = new JsonObject { ["typed"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "AWS Glue" } },
            ["3~x~none"] = new JsonObject { ["none"] = new JsonObject { ["type"] = "static_select", ["selected_option"] = null } },
            ["4~x~card"] = new JsonObject { ["card"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "somebody else's" } },
        };
        await host.InteractAsync(Samples.Press("answer~0~in", "{\"card\":\"D1.2/Q1\"}", state: state));
        await host.InteractAsync(Samples.Press("show~1", "{\"card\":\"D1.2/Q1\"}", state: state.DeepClone().AsObject()));
        await SlackHost.UntilAsync(() => host.Bot.Turns.Count == 2, "two turns");
        var answer = (Pressed)host.Bot.Turns.First().Input;
        Assert.Equal("answer", answer.Verb);
        Assert.Equal("1600000000.000001", answer.Message);
        Assert.Equal("answer=b card=D1.2/Q1 several=a,c typed=AWS Glue", string.Join(' ', answer.Data.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")));
        Assert.Equal(["card"], ((Pressed)host.Bot.Turns.Last().Input).Data.Keys);
    }

    [Fact]
    public async Task Enter_in_a_typed_answer_is_a_press()
    {
        await using var host = await SlackHost.StartAsync();
        var press = Samples.Press("x~0", "");
        press["actions"]![0] = new JsonObject
        {
            ["type"] = "plain_text_input",
            ["block_id"] = "enter~0a0b0c0d~answer~{\"card\":\"D1.2/Q1\"}",
            ["action_id"] = "answer",
            ["value"] = "glue",
            ["action_ts"] = "1700000009.1",
        };
        await host.InteractAsync(press);
        var pressed = (Pressed)Assert.Single(host.Bot.Turns).Input;
        Assert.Equal(("answer", "D1.2/Q1", "glue"), (pressed.Verb, pressed.Data["card"], pressed.Data["answer"]));
    }

    [Fact]
    public async Task The_bot_hears_of_its_own_arrival_in_a_channel_and_of_nobody_elses()
    {
        await using var host = await SlackHost.StartAsync();
        await host.EventAsync(Samples.Event(Joined("U7")));
        var own = Joined(StandInSlack.Bot);
        await host.EventAsync(Samples.Event(own));
        await host.EventAsync(Samples.Event(own.DeepClone().AsObject()));
        var turn = Assert.Single(host.Bot.Turns);
        Assert.Equal((new BotAdded(), "C5"), ((BotAdded)turn.Input, turn.Room.Conversation));

        static JsonObject Joined(string user) => new() { ["type"] = "member_joined_channel", ["user"] = user, ["channel"] = "C5", ["channel_type"] = "C", ["team"] = "T1", ["event_ts"] = "1700000005.1" };
    }

    [Fact]
    public async Task Explain_this_explains_the_message_in_its_thread()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Always(new Reply(ReplyKind.Post, ScriptedBot.Line("Glue is the plumber.")));
        await host.InteractAsync(Samples.MessageShortcut("we should use <https://x|Glue> here", host.Slack.Hook("m1")));
        var post = await host.CalledAsync("chat.postMessage");
        Assert.Equal(new Said("explain we should use Glue here"), host.Bot.Turns.Single().Input);
        Assert.Equal(("C1", "1600000000.000009"), (post["channel"], post["thread_ts"]));
    }

    [Theory]
    [InlineData("/slack/interactions", "payload=%7B%7D&payload=%7B%7D", "application/x-www-form-urlencoded")]
    [InlineData("/slack/interactions", "payload=", "application/x-www-form-urlencoded")]
    [InlineData("/slack/interactions", "payload=%7B", "application/x-www-form-urlencoded")]
    [InlineData("/slack/interactions", "other=1", "application/x-www-form-urlencoded")]
    [InlineData("/slack/commands", "team_id=T1&team_id=T2&user_id=U1&channel_id=C1&trigger_id=t", "application/x-www-form-urlencoded")]
    [InlineData("/slack/commands", "team_id=T1&user_id=..%2F%23&channel_id=C1&trigger_id=t", "application/x-www-form-urlencoded")]
    [InlineData("/slack/commands", "", "application/x-www-form-urlencoded")]
    [InlineData("/slack/events", "", "application/json")]
    [InlineData("/slack/events", "[]", "application/json")]
    [InlineData("/slack/events", "{\"type\":\"\\ud800\"}", "application/json")]
    [InlineData("/slack/events", "nonsense", "application/json")]
    public async Task Signed_nonsense_is_a_bad_request(string route, string body, string type)
    {
        await using var host = await SlackHost.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync(route, body, type)).StatusCode);
        Assert.Empty(host.Bot.Turns);
    }

    [Fact]
    public async Task A_body_of_ten_megabytes_is_not_read_to_its_end()
    {
        await using var host = await SlackHost.StartAsync();
        HttpStatusCode status;
        try
        {
            status = (await host.PostAsync("/slack/events", new string(' ', 10_000_000), "application/json")).StatusCode;
        }
        catch (HttpRequestException)
        {
            // Kestrel may close the connection while the rest is still being sent.
            status = HttpStatusCode.RequestEntityTooLarge;
        }

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Fact]
    public async Task Deep_json_is_refused()
    {
        await using var host = await SlackHost.StartAsync();
        var deep = string.Concat(Enumerable.Repeat("{\"event\":", 20_000)) + "1" + new string('}', 20_000);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync("/slack/events", deep, "application/json")).StatusCode);
    }

    [Fact]
    public async Task Every_button_of_a_rendered_view_comes_back_as_that_buttons_verb_and_data()
    {
        await using var host = await SlackHost.StartAsync();
        host.Bot.Always(new Reply(ReplyKind.Post, new View
        {
            Fallback = "q",
            Actions = [new ViewAction("grade", "Got it") { Data = new Dictionary<string, string> { ["card"] = "D1.2/Q1", ["grade"] = "good" } }],
        }));
        await host.EventAsync(Samples.Event(Samples.Direct("quiz")));
        var button = (await host.CalledAsync("chat.postMessage")).Arguments["blocks"]![0]!["elements"]![0]!;
        await host.InteractAsync(Samples.Press((string)button["action_id"]!, (string)button["value"]!, channel: "DU1"));
        await SlackHost.UntilAsync(() => host.Bot.Turns.Count == 2, "the press");
        var pressed = (Pressed)host.Bot.Turns.Last().Input;
        Assert.Equal(("grade", "D1.2/Q1", "good"), (pressed.Verb, pressed.Data["card"], pressed.Data["grade"]));
    }
}
