using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Teams.Cards;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>/api/messages in Development without credentials.</summary>
public sealed class MessagesTests : IAsyncLifetime
{
    private static readonly View Hello = new() { Title = "Hello", Fallback = "Hello there.", Blocks = [new TextBlock("Hello there.")] };

    private StandInConnector connector = null!;

    public async ValueTask InitializeAsync() => connector = await StandInConnector.StartAsync();

    public ValueTask DisposeAsync() => connector.DisposeAsync();

    [Fact]
    public async Task A_message_becomes_a_turn_and_its_reply_a_card()
    {
        connector.On("POST", "/v3/conversations/a%3A1personalchat/activities/");
        var bot = new ScriptedBot(new Reply(ReplyKind.Post, Hello));
        await using var host = await TeamsHost.StartAsync(bot);
        var activity = Activities.Message(connector.Url, " explain Glue?\u00A0\n");

        var response = await host.PostAsync(activity);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var turn = Assert.Single(bot.Turns);
        Assert.Equal(new Said("explain Glue?"), turn.Input);
        Assert.Equal(activity["id"]!.GetValue<string>(), turn.Id);
        Assert.Equal(new LearnerId("teams", Activities.Tenant, Activities.Person), turn.Learner);
        Assert.Equal(new RoomId("teams", Activities.Tenant, Activities.Chat), turn.Room);
        Assert.Equal(("Amara Okafor", RoomKind.Personal, "Europe/Berlin", "de-DE"), (turn.LearnerName, turn.RoomKind, turn.Zone, turn.Locale));
        var sent = await connector.NextAsync();
        Assert.EndsWith("/activities/" + turn.Id, sent.Path, StringComparison.Ordinal);
        Assert.Null(sent.Authorization);
        Assert.Equal("message", sent.Json["type"]!.GetValue<string>());
        Assert.Equal("Hello there.", sent.Json["summary"]!.GetValue<string>());
        Assert.Equal(turn.Id, sent.Json["replyToId"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(CardRenderer.Render(Hello), sent.Card));
    }

    [Fact]
    public async Task A_channel_thread_is_answered_in_the_thread_and_belongs_to_its_channel()
    {
        connector.On("POST", "/v3/conversations/19%3Aabcdef%40thread.tacv2%3Bmessageid%3D1795000000001/activities/");
        var bot = new ScriptedBot(new Reply(ReplyKind.Post, Hello) { Round = "r1" });
        await using var host = await TeamsHost.StartAsync(bot);

        await host.PostAsync(Activities.Mention(connector.Url, "quiz glue"));

        var turn = Assert.Single(bot.Turns);
        Assert.Equal(new Said("quiz glue"), turn.Input);
        Assert.Equal((Activities.Channel, RoomKind.Channel), (turn.Room.Conversation, turn.RoomKind));
        await connector.NextAsync();
        await Eventually.Equal((turn.Room, "r1", "posted-1"), () => bot.Posted.FirstOrDefault());
    }

    [Fact]
    public async Task Only_the_mention_of_the_bot_is_taken_out()
    {
        connector.On("POST", "/");
        var bot = new ScriptedBot();
        await using var host = await TeamsHost.StartAsync(bot);
        var activity = Activities.Mention(connector.Url, "does <at>Glue</at> know <AT>quizbot</at>?");
        activity["entities"]!.AsArray().Add((JsonNode)new JsonObject { ["type"] = "mention", ["text"] = "<at>Glue</at>", ["mentioned"] = new JsonObject { ["id"] = "29:other" } });
        activity["entities"]!.AsArray().Add((JsonNode)new JsonObject { ["type"] = "https://schema.org/Message", ["text"] = new JsonArray(), ["mentioned"] = 7 });

        await host.PostAsync(activity);

        var said = Assert.IsType<Said>(bot.Turns.Single().Input);
        Assert.Equal("does <at>Glue</at> know ?", said.Text);
        Assert.Equal([new MentionedPerson(new("teams", Activities.Tenant, "29:other"), "")], said.Mentions);
        Assert.Equal(new RoomId("teams", Activities.Tenant, Activities.Person), bot.Turns.Single().Alone);
    }

    [Theory]
    [InlineData("personal", "Replace", true)]
    [InlineData("channel", "Private", false)]
    public async Task A_press_is_answered_with_the_new_card(string kind, string reply, bool updates)
    {
        connector.On("PUT", "/v3/conversations/a%3A1personalchat/activities/1795000000077");
        var bot = new ScriptedBot(new Reply(Enum.Parse<ReplyKind>(reply), Hello));
        await using var host = await TeamsHost.StartAsync(bot);

        var response = await host.PostAsync(Activities.Execute(connector.Url, "answer", new JsonObject { ["card"] = "D1.2/Q1", ["$verb"] = "forged", ["answer"] = "a,c" }, kind));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(200, body["statusCode"]!.GetValue<int>());
        Assert.Equal("application/vnd.microsoft.card.adaptive", body["type"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(CardRenderer.Render(Hello), body["value"]));
        var pressed = Assert.IsType<Pressed>(bot.Turns.Single().Input);
        Assert.Equal(("answer", "1795000000077"), (pressed.Verb, pressed.Message));
        Assert.Equal([new("answer", "a,c"), new("card", "D1.2/Q1")], pressed.Data.OrderBy(entry => entry.Key));
        if (updates)
            Assert.True(JsonNode.DeepEquals(body["value"], (await connector.NextAsync()).Card));
        Assert.False(connector.HasMore);
    }

    [Fact]
    public async Task A_press_with_only_a_post_says_so_and_posts()
    {
        connector.On("POST", "/v3/conversations/a%3A1personalchat/activities");
        await using var host = await TeamsHost.StartAsync(new ScriptedBot(new Reply(ReplyKind.Post, Hello)));
        var body = await AnswerAsync(await host.PostAsync(Activities.Execute(connector.Url, "next", [])));
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Hello there."}""", body);
        Assert.EndsWith("/activities", (await connector.NextAsync()).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_client_presses_the_same_button()
    {
        connector.On("PUT", "/v3/conversations/a%3A1personalchat/activities/1795000000077");
        var bot = new ScriptedBot(new Reply(ReplyKind.Replace, Hello));
        await using var host = await TeamsHost.StartAsync(bot);
        await host.PostAsync(Activities.Submit(connector.Url, new JsonObject { ["card"] = "D1.2/Q1", ["$verb"] = "answer", ["answer"] = "a" }));
        var pressed = Assert.IsType<Pressed>(bot.Turns.Single().Input);
        Assert.Equal(("answer", 2, "1795000000077"), (pressed.Verb, pressed.Data.Count, pressed.Message));
        Assert.Equal("PUT", (await connector.NextAsync()).Method);
    }

    [Fact]
    public async Task A_private_answer_to_an_old_client_in_a_channel_goes_to_the_persons_own_chat()
    {
        connector.On("POST", "/v3/conversations/a%3Aown/activities").On("POST", "/v3/conversations", 201, "{\"id\":\"a:own\"}");
        await using var host = await TeamsHost.StartAsync(new ScriptedBot(new Reply(ReplyKind.Private, Hello)));
        await host.PostAsync(Activities.Submit(connector.Url, new JsonObject { ["$verb"] = "answer" }, "channel"));
        var opened = await connector.NextAsync();
        AssertJson(
            """{"isGroup":false,"bot":{"id":"BOT"},"members":[{"id":"PERSON"}],"tenantId":"TENANT","channelData":{"tenant":{"id":"TENANT"}}}"""
                .Replace("BOT", Activities.Bot, StringComparison.Ordinal).Replace("PERSON", Activities.Person, StringComparison.Ordinal).Replace("TENANT", Activities.Tenant, StringComparison.Ordinal),
            opened.Body);
        Assert.True(JsonNode.DeepEquals(CardRenderer.Render(Hello), (await connector.NextAsync()).Card));
    }

    [Fact]
    public async Task A_person_who_never_wrote_to_the_bot_is_spoken_to_in_a_chat_that_is_opened_for_it()
    {
        connector.On("POST", "/v3/conversations/a%3Aown/activities").On("POST", "/v3/conversations", 201, "{\"id\":\"a:own\"}").On("POST", "/");
        var bot = new ScriptedBot();
        await using var host = await TeamsHost.StartAsync(bot);
        await host.PostAsync(Activities.Mention(connector.Url, "quiz"));
        var turn = Assert.Single(bot.Turns);
        var channel = host.Services.GetServices<IRoomChannel>().Single(channel => channel.Channel == "teams");

        var delivery = await channel.SendAsync(turn.Alone!.Value, turn.Address, new Reply(ReplyKind.Post, Hello), TestContext.Current.CancellationToken);

        Assert.Equal((DeliveryOutcome.Sent, "posted-1"), (delivery.Outcome, delivery.Message));
        var opened = await connector.NextAsync();
        AssertJson(
            """{"isGroup":false,"bot":{"id":"BOT"},"members":[{"id":"PERSON"}],"tenantId":"TENANT","channelData":{"tenant":{"id":"TENANT"}}}"""
                .Replace("BOT", Activities.Bot, StringComparison.Ordinal).Replace("PERSON", Activities.Person, StringComparison.Ordinal).Replace("TENANT", Activities.Tenant, StringComparison.Ordinal),
            opened.Body);
        Assert.True(JsonNode.DeepEquals(CardRenderer.Render(Hello), (await connector.NextAsync()).Card));
    }

    [Theory]
    [InlineData(403, "BotNotInConversationRoster", DeliveryOutcome.Gone)]
    [InlineData(400, "BadArgument", DeliveryOutcome.Refused)]
    public async Task Where_no_chat_can_be_opened_nothing_is_said(int status, string code, DeliveryOutcome outcome)
    {
        connector.On("POST", "/v3/conversations", status, $$$"""{"error":{"code":"{{{code}}}"}}""");
        await using var host = await TeamsHost.StartAsync(new ScriptedBot());
        var channel = host.Services.GetServices<IRoomChannel>().Single(channel => channel.Channel == "teams");
        var address = new JsonObject { ["service"] = connector.Url, ["kind"] = "Channel", ["bot"] = Activities.Bot }.ToJsonString();
        var delivery = await channel.SendAsync(
            new("teams", Activities.Tenant, Activities.Person), address, new Reply(ReplyKind.Post, Hello), TestContext.Current.CancellationToken);
        Assert.Equal(outcome, delivery.Outcome);
        await connector.NextAsync();
        Assert.False(connector.HasMore);
    }

    [Fact]
    public async Task Nothing_is_given_away_where_there_is_no_own_chat()
    {
        connector.On("POST", "/v3/conversations/19%3Aabcdef", 201).On("POST", "/v3/conversations", 403, """{"error":{"code":"BotNotInConversationRoster"}}""");
        await using var host = await TeamsHost.StartAsync(new ScriptedBot(new Reply(ReplyKind.Private, Hello)));
        await host.PostAsync(Activities.Mention(connector.Url, "streak"));
        await connector.NextAsync();
        var said = await connector.NextAsync();
        Assert.DoesNotContain("Hello", said.Body, StringComparison.Ordinal);
        Assert.Contains("between you and me", said.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_many_answer_at_once_is_edited_to_its_newest_state_and_not_for_each()
    {
        connector.On("PUT", "/v3/conversations/a%3A1personalchat/activities/card");
        Reply edit = new(ReplyKind.Edit, new View { Fallback = "as it was" })
        {
            Message = "card",
            Newest = _ => Task.FromResult(new View { Fallback = "30 answered" }),
        };
        await using var host = await TeamsHost.StartAsync(new ScriptedBot([.. Enumerable.Repeat(edit, 30)]));
        await host.PostAsync(Activities.Message(connector.Url, "quiz"));
        Assert.Contains("30 answered", (await connector.NextAsync()).Body, StringComparison.Ordinal);
        Assert.False(connector.HasMore);
    }

    [Theory]
    [InlineData("1795000000009", "%3Bmessageid%3D1795000000009")]
    [InlineData("", "")]
    [InlineData(null, "%3Bmessageid%3D1795000000001")]
    public async Task A_post_goes_to_the_thread_that_the_reply_names(string? named, string thread)
    {
        connector.On("POST", "/v3/conversations/");
        var bot = new ScriptedBot(new Reply(ReplyKind.Post, Hello) { Round = "r1", Thread = named });
        await using var host = await TeamsHost.StartAsync(bot);
        await host.PostAsync(Activities.Mention(connector.Url, "quiz"));
        var path = (await connector.NextAsync()).Path;
        Assert.StartsWith($"/v3/conversations/19%3Aabcdef%40thread.tacv2{thread}/activities", path, StringComparison.Ordinal);
        Assert.Equal("1795000000001", bot.Turns.Single().Thread);
    }

    [Theory]
    [InlineData("19:team@thread.tacv2", "19:team@thread.tacv2")]
    [InlineData(Activities.Channel, null)]
    [InlineData("", null)]
    public async Task A_channel_knows_the_team_that_has_the_app_unless_it_is_the_teams_own(string team, string? known)
    {
        var bot = new ScriptedBot();
        await using var host = await TeamsHost.StartAsync(bot);
        var activity = Activities.Mention(connector.Url, "quiz");
        activity["channelData"]!["team"] = new JsonObject { ["id"] = team };
        await host.PostAsync(activity);
        Assert.Equal(known, Assert.Single(bot.Turns).Team);
    }

    [Fact]
    public async Task Comings_and_goings_reach_the_bot()
    {
        connector.On("POST", "/v3/conversations/a%3A1personalchat/activities");
        var bot = new ScriptedBot(new Reply(ReplyKind.Post, Hello));
        await using var host = await TeamsHost.StartAsync(bot);
        await host.PostAsync(Activities.Event(connector.Url, "conversationUpdate", ("membersAdded", new JsonArray(new JsonObject { ["id"] = Activities.Bot }))));
        await connector.NextAsync();
        await host.PostAsync(Activities.Event(connector.Url, "installationUpdate", ("action", "remove")));
        await host.PostAsync(Activities.Event(connector.Url, "installationUpdate", ("action", "add")));
        Assert.Equal([new BotAdded(), new BotRemoved { Uninstalled = true }, new BotAdded()], bot.Turns.Select(turn => turn.Input));
        await connector.NextAsync();
    }

    [Fact]
    public async Task What_is_not_for_the_bot_is_taken_and_left_alone()
    {
        var bot = new ScriptedBot(_ => throw new InvalidOperationException("nobody asked"));
        await using var host = await TeamsHost.StartAsync(bot);
        JsonObject[] activities =
        [
            Activities.Event(connector.Url, "messageReaction", ("reactionsAdded", new JsonArray(new JsonObject { ["type"] = "like" }))),
            Activities.Event(connector.Url, "typing"),
            Activities.Event(connector.Url, "somethingNew", ("shape", 7)),
            Activities.Event(connector.Url, "conversationUpdate", ("membersAdded", new JsonArray(new JsonObject { ["id"] = "29:somebody" }))),
            Activities.Event(connector.Url, "installationUpdate", ("action", "add-upgrade")),
            Activities.Submit(connector.Url, new JsonObject { ["somebodyElses"] = "card" }),
            Activities.Submit(connector.Url, new JsonObject { ["$verb"] = "answer", ["index"] = true }),
            Activities.Submit(connector.Url, new JsonObject { ["$verb"] = "drop table" }),
        ];
        foreach (var activity in activities)
            Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(activity)).StatusCode);
        Assert.Empty(bot.Turns);
    }

    [Fact]
    public async Task The_same_activity_delivered_twice_is_handled_once()
    {
        connector.On("POST", "/v3/conversations/a%3A1personalchat/activities");
        var bot = new ScriptedBot(new Reply(ReplyKind.Private, Hello));
        await using var host = await TeamsHost.StartAsync(bot);
        var message = Activities.Message(connector.Url, "quiz");
        var press = Activities.Execute(connector.Url, "next", []);
        await Task.WhenAll(host.PostAsync(message), host.PostAsync(message), host.PostAsync(message));
        var answers = await Task.WhenAll(new[] { press, press, press }.Select(async again => await AnswerAsync(await host.PostAsync(again))));
        Assert.Equal(2, bot.Turns.Count);
        Assert.Single(answers.Distinct());
        await connector.NextAsync();
        Assert.False(connector.HasMore);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("{", 400)]
    [InlineData("null", 400)]
    [InlineData("[]", 400)]
    [InlineData("{}", 400)]
    [InlineData("{\"type\":\"\"}", 400)]
    [InlineData("{\"type\":7}", 400)]
    [InlineData("{\"type\":\"message\"}", 400)]
    [InlineData("{\"type\":\"message\",\"serviceUrl\":\"https://smba.trafficmanager.net/teams/\"}", 400)]
    [InlineData("{\"type\":\"message\",\"serviceUrl\":\"http://127.0.0.1:1@example.org/\"}", 400)]
    [InlineData("{\"type\":\"message\",\"serviceUrl\":\"http://127.0.0.1.example.org/\"}", 400)]
    [InlineData("{\"type\":\"message\",\"serviceUrl\":\"file:///etc/passwd\"}", 400)]
    [InlineData("{\"type\":\"message\",\"serviceUrl\":\"http://localhost:1\"}", 400)]
    [InlineData("{\"type\":\"message\",\"serviceUrl\":\"http://localhost:1\",\"text\":\"\\ud800\"}", 400)]
    [InlineData("{\"type\":\"message\",\"serviceUrl\":\"http://localhost:1\",\"conversation\":{\"id\":\"a\"},\"from\":{\"id\":\"b\\u0007\"}}", 400)]
    [InlineData("{\"type\":\"invoke\",\"name\":\"unheard/of\",\"serviceUrl\":\"http://localhost:1\"}", 501)]
    [InlineData("{\"type\":\"invoke\",\"serviceUrl\":\"http://localhost:1\"}", 501)]
    [InlineData("{\"type\":\"invoke\",\"name\":\"adaptiveCard/action\",\"serviceUrl\":\"http://localhost:1\"}", 400)]
    [InlineData("{\"type\":\"invoke\",\"name\":\"adaptiveCard/action\",\"value\":{\"action\":{\"type\":\"Action.Submit\"}},\"serviceUrl\":\"http://localhost:1\"}", 400)]
    [InlineData("{\"type\":\"ping\",\"serviceUrl\":\"http://localhost:1\"}", 200)]
    [InlineData("{\"type\":\"ping\",\"serviceUrl\":\"http://localhost:1\"}{\"type\":\"ping\",\"serviceUrl\":\"http://localhost:1\"}", 400)]
    [InlineData("{\"type\":\"ping\",\"serviceUrl\":\"http://localhost:1\",\"timestamp\":7,\"channelId\":\"carrier-pigeon\"}", 200)]
    public async Task Bad_activities_are_refused_in_words(string body, int status)
    {
        var bot = new ScriptedBot(_ => throw new InvalidOperationException("nobody asked"));
        await using var host = await TeamsHost.StartAsync(bot);
        var response = await host.PostAsync(Encoding.UTF8.GetBytes(body));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.DoesNotContain("Exception", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(bot.Turns);
    }

    [Fact]
    public async Task Depth_size_type_and_method_are_checked()
    {
        await using var host = await TeamsHost.StartAsync(new ScriptedBot());
        var deep = "{\"type\":\"message\",\"value\":" + new string('[', 100_000) + new string(']', 100_000) + "}";
        Assert.Equal(400, (int)(await host.PostAsync(Encoding.UTF8.GetBytes(deep))).StatusCode);
        Assert.Equal(413, (int)(await host.PostAsync(new byte[10_000_000])).StatusCode);
        Assert.Equal(415, (int)(await host.PostAsync("{}"u8.ToArray(), type: "text/plain")).StatusCode);
        Assert.Equal(405, (int)(await host.GetAsync()).StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For: 203.0.113.7")]
    [InlineData("Forwarded: for=203.0.113.7")]
    [InlineData("X-Forwarded-Proto: https")]
    [InlineData("X-Original-For: 203.0.113.7")]
    [InlineData("X-Real-IP: 203.0.113.7")]
    [InlineData("Via: 1.1 tunnel.example")]
    [InlineData("Cf-Connecting-Ip: 203.0.113.7")]
    [InlineData("Host: bot.example.org")]
    [InlineData("Sec-Fetch-Site: cross-site")]
    [InlineData("Origin: https://example.org")]
    public async Task A_tunnel_or_a_website_is_not_this_computer(string header)
    {
        await using var host = await TeamsHost.StartAsync(new ScriptedBot());
        Assert.Equal(401, (int)(await host.PostAsync("{}"u8.ToArray(), header: header)).StatusCode);
    }

    [Fact]
    public async Task Without_a_registration_it_is_closed_and_says_once_what_to_set()
    {
        await using var host = await TeamsHost.StartAsync(new ScriptedBot(), environment: "Production");
        for (var i = 0; i < 3; i++)
            Assert.Equal(401, (int)(await host.PostAsync(Activities.Message(connector.Url, "quiz"))).StatusCode);
        Assert.Single(host.Log.Lines, line => line.Contains("MicrosoftAppId", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_bot_in_trouble_says_so_in_plain_words(bool stored)
    {
        connector.On("POST", "/v3/conversations/a%3A1personalchat/activities");
        await using var host = await TeamsHost.StartAsync(new ScriptedBot(_ => throw (stored ? new StoreUnavailableException("The disk is full.") : new InvalidOperationException("a bug"))));
        var answer = await AnswerAsync(await host.PostAsync(Activities.Execute(connector.Url, "next", [])));
        Assert.StartsWith("""{"statusCode":500,"type":"application/vnd.microsoft.error","value":{"code":"Unavailable","message":"Sorry, something went wrong on my side.""", answer, StringComparison.Ordinal);
        Assert.Equal(200, (int)(await host.PostAsync(Activities.Message(connector.Url, "quiz"))).StatusCode);
        Assert.Contains("Sorry, something went wrong on my side.", (await connector.NextAsync()).Body, StringComparison.Ordinal);
        Assert.Contains(stored ? "The disk is full." : "a bug", host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_language_a_sender_claims_to_speak_does_not_change_how_the_bot_reads_and_writes_numbers()
    {
        var cultures = new ConcurrentQueue<string>();
        var bot = new ScriptedBot(_ =>
        {
            cultures.Enqueue(CultureInfo.CurrentCulture.Name);
            return [];
        });
        await using var host = await TeamsHost.StartAsync(bot);
        foreach (var locale in (string?[])[null, "tr-TR", "no such language", new string('x', 3_000)])
        {
            var activity = Activities.Message(connector.Url, "quiz");
            activity["locale"] = locale;
            Assert.Equal(200, (int)(await host.PostAsync(activity)).StatusCode);
        }

        Assert.Equal(4, cultures.Count);
        Assert.Single(cultures.Distinct());
    }

    [Fact]
    public async Task Teams_waits_for_what_is_stored_and_not_for_what_is_sent()
    {
        var release = new TaskCompletionSource();
        var sent = new TaskCompletionSource();
        connector.On("POST", "/v3", async context =>
        {
            sent.SetResult();
            await release.Task;
            await context.Response.WriteAsync("{}");
        });
        await using var host = await TeamsHost.StartAsync(new ScriptedBot(_ => [new Reply(ReplyKind.Post, Hello)]));
        Assert.Equal(200, (int)(await host.PostAsync(Activities.Message(connector.Url, "quiz"))).StatusCode);
        await sent.Task;
        release.SetResult();
    }

    [Fact]
    public async Task Allowed_tenants_keep_the_others_out()
    {
        var bot = new ScriptedBot();
        await using var host = await TeamsHost.StartAsync(bot, new Dictionary<string, string?> { ["Teams:AllowedTenants"] = "aaaa, " + Activities.Tenant });
        Assert.Equal(200, (int)(await host.PostAsync(Activities.Message(connector.Url, "quiz"))).StatusCode);
        var other = Activities.Message(connector.Url, "quiz");
        other["channelData"]!["tenant"]!["id"] = "bbbb";
        Assert.Equal(403, (int)(await host.PostAsync(other)).StatusCode);
        Assert.Equal(403, (int)(await host.PostAsync(Activities.Without(Activities.Without(Activities.Message(connector.Url, "x"), "channelData"), "conversation"))).StatusCode);
        Assert.Single(bot.Turns);
    }

    [Fact]
    public async Task A_search_lists_hits_with_previews()
    {
        var bot = new ScriptedBot(new Reply(ReplyKind.Private, Hello), new Reply(ReplyKind.Private, Hello with { Title = "R & D <b>" }));
        await using var host = await TeamsHost.StartAsync(bot);
        var value = new JsonObject { ["commandId"] = "search", ["parameters"] = new JsonArray(new JsonObject { ["name"] = "words", ["value"] = "glue" }), ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 } };
        var result = JsonNode.Parse(await AnswerAsync(await host.PostAsync(Activities.Invoke(connector.Url, "composeExtension/query", value))))!["composeExtension"]!;
        Assert.Equal(new Searched("glue"), bot.Turns.Single().Input);
        Assert.Equal(("result", "list", 2), (result["type"]!.GetValue<string>(), result["attachmentLayout"]!.GetValue<string>(), result["attachments"]!.AsArray().Count));
        Assert.Equal("R &amp; D &lt;b&gt;", result["attachments"]![1]!["preview"]!["content"]!["title"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(CardRenderer.Render(Hello), result["attachments"]![0]!["content"]));
    }

    [Fact]
    public async Task Explain_this_opens_a_dialog_with_what_the_notes_say()
    {
        var bot = new ScriptedBot(turn => ((Searched)turn.Input).Text.Contains("Glue", StringComparison.Ordinal) ? [new Reply(ReplyKind.Private, Hello)] : []);
        await using var host = await TeamsHost.StartAsync(bot);
        JsonObject Ask(string html) => Activities.Invoke(connector.Url, "composeExtension/fetchTask", new JsonObject
        {
            ["commandId"] = "explain",
            ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html } },
        });
        var task = JsonNode.Parse(await AnswerAsync(await host.PostAsync(Ask("<div>we use <b>Glue</b> &amp; S3</div>"))))!["task"]!;
        Assert.Equal("continue", task["type"]!.GetValue<string>());
        Assert.Contains("Hello there.", task["value"]!["card"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(new Searched("we use  Glue  & S3"), bot.Turns.First().Input);
        AssertJson("""{"task":{"type":"message","value":"I know none of the terms in this message yet."}}""", await AnswerAsync(await host.PostAsync(Ask("<p>hi"))));
    }

    /// <summary>Whatever the order of members.</summary>
    private static void AssertJson(string expected, string actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);

    private static async Task<string> AnswerAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
