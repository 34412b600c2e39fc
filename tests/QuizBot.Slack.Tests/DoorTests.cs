using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Slack.Tests;

/// <summary>Payloads that Slack has signed and that nobody meant, before the whole bot.</summary>
[Collection(nameof(Alone))]
public sealed partial class DoorTests
{
    [Fact]
    public async Task Mutated_payloads_make_the_bot_neither_fail_nor_grow()
    {
        await using var slack = await StandInSlack.StartAsync();
        var log = new LogBook(LogLevel.Error);
        await using var bot = await WholeBot.StartAsync(
            [$"Slack:SigningSecret={StandInSlack.SigningSecret}", $"Slack:BotToken={StandInSlack.BotToken}", $"Slack:ApiUrl={slack.ApiUrl}"], log: log);
        (string Route, string Payload)[] seeds =
        [
            ("/slack/events", Samples.Event(Samples.Mention("<@UBOT> quiz")).ToJsonString()),
            ("/slack/events", Samples.Event(Samples.Direct("what does Glue do?")).ToJsonString()),
            ("/slack/events", Samples.Event(Samples.Direct("delete my data")).ToJsonString()),
            ("/slack/events", Samples.Event(new JsonObject { ["type"] = "app_home_opened", ["user"] = "U1", ["tab"] = "home", ["event_ts"] = "1.5" }).ToJsonString()),
            ("/slack/interactions", Samples.Press("answer~0~in", "{\"card\":\"D1.2/Q1\",\"ask\":\"x\"}").ToJsonString()),
            ("/slack/interactions", Samples.Press("next~0", "{\"more\":\"yes\"}", channel: "DU1").ToJsonString()),
            ("/slack/interactions", Samples.HomePress("settings~0", "{}").ToJsonString()),
            ("/slack/interactions", Samples.Shortcut().ToJsonString()),
        ];
        await Doors.TryAsync(Fuzz.Count(1_000), [200, 400, 503], log, async (i, cancel) =>
        {
            var random = new Random(i);
            (var route, var payload) = seeds[i % seeds.Length];

            // People of their own: one alone has twenty turns at a time.
            payload = Fuzz.Mutate(Times().Replace(payload, $"17{i:D8}.000100").Replace("\"U1\"", $"\"U{i % 500}\"", StringComparison.Ordinal), random);
            var body = System.Text.Encoding.UTF8.GetBytes(route == "/slack/events" ? payload : "payload=" + Uri.EscapeDataString(payload));
            var status = 0;

            // Five hundred wait for a workspace. What finds no place is delivered again three times, as Slack does.
            for (var delivery = 0; delivery < 4 && status is (0 or 503); delivery++)
            {
                using var request = SlackHost.Signed(route, body, route == "/slack/events" ? "application/json" : "application/x-www-form-urlencoded");
                using var response = await bot.Http.SendAsync(request, cancel);
                status = (int)response.StatusCode;
            }

            return status;
        });
    }

    [GeneratedRegex("1700000[0-9]+\\.000100")]
    private static partial Regex Times();
}
