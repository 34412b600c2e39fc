using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QuizBot.Slack.Blocks;
using QuizBot.Slack.Inbound;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Slack.Tests;

/// <summary>Payloads that Slack has signed and that are not what they should be.</summary>
[Collection(nameof(Alone))]
public sealed partial class FuzzTests
{
    private static readonly int Mutations = Fuzz.Count(50_000);
    private const int OverHttp = 1_000;

    [Fact]
    public async Task Mutated_payloads_never_fail_after_verification()
    {
        await using var host = await SlackHost.StartAsync();
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .ToDictionary(endpoint => endpoint.RoutePattern.RawText!, endpoint => endpoint.RequestDelegate!);
        var seeds = Seeds(host);
        var statuses = new ConcurrentDictionary<int, int>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Mutations), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, cancel) =>
        {
            var random = new Random(i);
            (var route, var payload) = seeds[random.Next(seeds.Length)];
            // Ids of its own keep it from being taken for a redelivery.
            payload = OwnIds().Replace(payload, match => match.Value[0] == '1' ? string.Create(CultureInfo.InvariantCulture, $"17{i:D8}.{i:D6}") : $"{match.Value}{i}");
            var body = Body(route, Fuzz.Mutate(payload, random), random);
            var status = await SendAsync();

            // Five hundred wait for a workspace. What finds no place is delivered again, as Slack does.
            while (status == 503)
                status = await SendAsync();
            statuses.AddOrUpdate(status, 1, (_, count) => count + 1);

            async Task<int> SendAsync()
            {
                await Task.Yield();
                return i % (Mutations / OverHttp) == 0 ? await OverHttpAsync(host, route, body, cancel) : await InProcessAsync(host, routes[route], route, body);
            }
        });
        await host.StopAsync();
        Assert.Empty(statuses.Keys.Except([200, 400]));
        Assert.True(statuses.GetValueOrDefault(200) > Mutations / 10, $"{statuses.GetValueOrDefault(200)} were taken in");
        Assert.True(host.Bot.Turns.Count > 1000, $"{host.Bot.Turns.Count} turns");
        Assert.DoesNotContain(host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    private static (string Route, string Payload)[] Seeds(SlackHost host) =>
    [
        ("/slack/events", Samples.Event(Samples.Mention("<@UBOT> explain <https://x|glue>", thread: "1.2")).ToJsonString()),
        ("/slack/events", Samples.Event(Samples.Direct("quiz")).ToJsonString()),
        ("/slack/events", Samples.Event(new JsonObject { ["type"] = "app_home_opened", ["user"] = "U1", ["tab"] = "home", ["event_ts"] = "1.5" }).ToJsonString()),
        ("/slack/events", Samples.Event(new JsonObject { ["type"] = "member_joined_channel", ["user"] = StandInSlack.Bot, ["channel"] = "C5", ["event_ts"] = "1.6" }).ToJsonString()),
        ("/slack/events", Samples.Event(new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["bot"] = new JsonArray(StandInSlack.Bot) } }, team: "T2").ToJsonString()),
        ("/slack/events", "{\"type\":\"url_verification\",\"challenge\":\"abc\"}"),
        ("/slack/interactions", Samples.Press("answer~0~in", "{\"card\":\"D1.2/Q1\"}", hook: host.Slack.Hook("f"), state: new JsonObject
        {
            ["b"] = new JsonObject { ["answer"] = new JsonObject { ["type"] = "radio_buttons", ["selected_option"] = new JsonObject { ["value"] = "b" } } },
            ["c"] = new JsonObject { ["several"] = new JsonObject { ["selected_options"] = new JsonArray(new JsonObject { ["value"] = "a" }) } },
        }).ToJsonString()),
        ("/slack/interactions", Samples.HomePress("slack-home~0", "{}").ToJsonString()),
        ("/slack/interactions", Samples.Shortcut().ToJsonString()),
        ("/slack/interactions", Samples.MessageShortcut("glue", host.Slack.Hook("g")).ToJsonString()),
        ("/slack/interactions", Samples.Submission(BlockRenderer.RenderDialog(ViewGallery.All.Single(named => named.Name == "settings").View), new() { ["zone"] = "Asia/Tokyo" }).ToJsonString()),
        ("/slack/commands", "{\"command\":\"/quiz\",\"text\":\"streak\",\"team_id\":\"T1\",\"user_id\":\"U1\",\"channel_id\":\"C1\",\"channel_name\":\"general\",\"trigger_id\":\"t\"}"),
    ];

    [GeneratedRegex("1700000[0-9]+\\.000100|Ev[0-9]+|(?<=trigger_id\":\")[0-9a-z]+")]
    private static partial Regex OwnIds();

    private static byte[] Body(string route, string payload, Random random)
    {
        var text = route switch
        {
            "/slack/interactions" => "payload=" + Uri.EscapeDataString(payload),
            "/slack/commands" => Fields(payload),
            _ => payload,
        };
        var body = Encoding.UTF8.GetBytes(text);
        if (random.Next(20) == 0 && body.Length > 0)
            body[random.Next(body.Length)] = (byte)random.Next(256);
        return body;
    }

    private static string Fields(string payload)
    {
        try
        {
            return string.Join('&', JsonNode.Parse(payload)!.AsObject().Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value?.ToString() ?? "")}"));
        }
        catch (Exception broken) when (broken is System.Text.Json.JsonException or InvalidOperationException or ArgumentException)
        {
            return payload;
        }
    }

    private static async Task<int> OverHttpAsync(SlackHost host, string route, byte[] body, CancellationToken cancel)
    {
        using var request = SlackHost.Signed(route, body, route == "/slack/events" ? "application/json" : "application/x-www-form-urlencoded");
        return (int)(await host.Http.SendAsync(request, cancel)).StatusCode;
    }

    /// <summary>The same handler without the sockets, which is what makes fifty thousand affordable.</summary>
    private static async Task<int> InProcessAsync(SlackHost host, RequestDelegate handler, string route, byte[] body)
    {
        var context = new DefaultHttpContext { RequestServices = host.Services };
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        context.Request.Method = "POST";
        context.Request.Path = route;
        context.Request.Body = new MemoryStream(body);
        context.Request.Headers[SlackSignature.TimestampHeader] = timestamp;
        context.Request.Headers[SlackSignature.SignatureHeader] = SlackSignature.Sign(StandInSlack.SigningSecret, timestamp, body);
        await handler(context);
        return context.Response.StatusCode;
    }
}
