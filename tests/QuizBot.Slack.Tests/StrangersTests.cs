using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using QuizBot.Slack.Api;
using QuizBot.Slack.Inbound;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Slack.Tests;

/// <summary>What comes before a signature was checked: it costs next to nothing.</summary>
public sealed class StrangersTests
{
    private static readonly string Signature = "v0=" + new string('0', 64);

    /// <summary>All at once: the server waits some seconds for the rest of each body before it hangs up.</summary>
    [Fact]
    public async Task What_the_headers_give_away_is_refused_before_the_body_comes()
    {
        (string Route, string Timestamp, string Signature, int Status)[] heads =
        [
            ("/slack/events", "", "", 401),
            ("/slack/commands", "now", "", 401),
            ("/slack/interactions", "", "forged", 401),
            ("/slack/events", "1500000000", "forged", 401),
            ("/slack/events", "now", "v0=0123", 401),
            ("/slack/events", "now", "v0=forged but as long as one is, and with no hexadecimal digits in it", 401),
            ("/slack/events", "now", "forged", 413),
        ];
        await using var host = await SlackHost.StartAsync();
        var statuses = await Task.WhenAll(heads.Select(async head =>
        {
            using var stranger = await Stranger.ConnectAsync(host.Http.BaseAddress!);
            await stranger.SendHeadAsync(head.Route, head.Timestamp, head.Signature, length: head.Status == 413 ? 256 * 1024 + 1 : 900_000);
            var status = await stranger.StatusAsync();
            Assert.True(await stranger.IsClosedAsync());
            return status;
        }));
        Assert.Equal(heads, heads.Zip(statuses, (head, status) => head with { Status = status }));
        Assert.Empty(host.Bot.Turns);
    }

    [Fact]
    public async Task Where_slack_is_off_nothing_is_read()
    {
        await using var host = await SlackHost.StartAsync(new() { ["Slack:SigningSecret"] = "" });
        using var stranger = await Stranger.ConnectAsync(host.Http.BaseAddress!);
        await stranger.SendHeadAsync("/slack/events", "now", "forged", length: 1000);
        Assert.Equal(404, await stranger.StatusAsync());
    }

    [Fact]
    public async Task A_crowd_of_slow_bodies_takes_64_places_and_keeps_nobody_waiting()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await SlackHost.StartAsync(time: time);
        var bodies = host.Services.GetRequiredService<UnverifiedBodies>();
        var crowd = new List<Stranger>();
        for (var i = 0; i < 150; i++)
        {
            var stranger = await Stranger.ConnectAsync(host.Http.BaseAddress!);
            crowd.Add(stranger);
            await stranger.SendHeadAsync("/slack/events", "now", "forged", length: 200_000);
            await stranger.SendAsync(new string(' ', 100));
        }

        await SlackHost.UntilAsync(() => bodies is { Slow: 64, GivenUp: 86 }, "all slow bodies");
        Assert.Equal(HttpStatusCode.OK, (await host.EventAsync(Samples.Event(Samples.Direct("quiz")))).StatusCode);
        Assert.Single(host.Bot.Turns);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal((0, 150), (bodies.Slow, bodies.GivenUp));

        // Whoever had to make room, or was too slow, hears so, but not at once.
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(150, bodies.GivenUp);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.All(await Task.WhenAll(crowd.Select(stranger => stranger.StatusAsync())), status => Assert.Equal(408, status));
        Assert.Equal((0, 0), (bodies.Slow, bodies.GivenUp));
        crowd.ForEach(stranger => stranger.Dispose());
        Assert.InRange(host.Log.Lines.Count(line => line.StartsWith("Warning: QuizBot", StringComparison.Ordinal)), 1, 2);

        // Neither does the server complain of them, once for each.
        Assert.DoesNotContain(host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_comes_in_pieces_is_put_together()
    {
        await using var host = await SlackHost.StartAsync();
        using var slack = await Stranger.ConnectAsync(host.Http.BaseAddress!);
        var body = Samples.Event(Samples.Direct("quiz")).ToJsonString() + new string(' ', 100_000);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        await slack.SendHeadAsync("/slack/events", now, SlackSignature.Sign(StandInSlack.SigningSecret, now, Encoding.UTF8.GetBytes(body)), body.Length);
        await slack.SendAsync(body[..50_000]);
        await SlackHost.UntilAsync(() => host.Services.GetRequiredService<UnverifiedBodies>().Slow == 1, "the first half");
        await slack.SendAsync(body[50_000..]);
        Assert.Equal(200, await slack.StatusAsync());
        Assert.Single(host.Bot.Turns);
    }

    [Theory]
    [InlineData("ZZ\r\nbody\r\n")]
    [InlineData("5\r\nab")]
    public async Task A_broken_or_cut_body_is_one_line_in_the_log_and_no_stack_trace(string chunks)
    {
        await using var host = await SlackHost.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            using var stranger = await Stranger.ConnectAsync(host.Http.BaseAddress!);
            await stranger.SendHeadAsync("/slack/events", "now", "forged", length: null);
            await stranger.SendAsync(chunks);
        }

        await SlackHost.UntilAsync(() => host.Log.Lines.Any(line => line.Contains("Refused 1 requests", StringComparison.Ordinal)), "the line");
        Assert.DoesNotContain(host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.Contains("   at ", StringComparison.Ordinal) && !line.StartsWith("Debug", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_person_who_floods_is_told_once_and_keeps_nobody_else_waiting()
    {
        await using var host = await SlackHost.StartAsync();
        var gate = new TaskCompletionSource();
        host.Bot.Script = async turn =>
        {
            if (turn.Learner.User == "UFLOOD")
                await gate.Task;
            return [];
        };
        var flood = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => host.EventAsync(Samples.Event(Samples.Direct("quiz", user: "UFLOOD")))));
        var others = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => host.EventAsync(Samples.Event(Samples.Direct("quiz", user: $"U{i}")))));
        Assert.All([.. flood, .. others], response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        await SlackHost.UntilAsync(() => host.Bot.Turns.Count(turn => turn.Learner.User != "UFLOOD") == 100, "the others");
        var told = await host.CalledAsync("chat.postMessage");
        Assert.Equal(("DUFLOOD", true), (told["channel"], told["text"]!.Contains("quicker than I am", StringComparison.Ordinal)));
        gate.SetResult();
        await host.StopAsync();
        Assert.Single(host.Slack.Of("chat.postMessage"));
        Assert.Equal(20, host.Bot.Turns.Count(turn => turn.Learner.User == "UFLOOD"));
        Assert.Single(host.Log.Lines, line => line.Contains("were left out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_keeps_no_message_waiting()
    {
        var time = new FakeTimeProvider();
        var clock = new WallClock(time);
        var pace = new Pace(clock);
        await pace.WaitAsync("room", TestContext.Current.CancellationToken);
        clock.Off = TimeSpan.FromHours(-2);
        var second = pace.WaitAsync("room", TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(1));
        await second;
    }

    /// <summary>A connection that says what it wants, when it wants.</summary>
    private sealed class Stranger : IDisposable
    {
        private readonly TcpClient client = new();

        public static async Task<Stranger> ConnectAsync(Uri address)
        {
            var stranger = new Stranger();
            await stranger.client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
            return stranger;
        }

        /// <param name="route">Where to.</param>
        /// <param name="timestamp">"now" for now, empty for none.</param>
        /// <param name="signature">"forged" for one of the right form, empty for none.</param>
        /// <param name="length">Null for chunks.</param>
        public Task SendHeadAsync(string route, string timestamp, string signature, int? length)
        {
            var head = new StringBuilder($"POST {route} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
            if (timestamp.Length > 0)
                head.Append(SlackSignature.TimestampHeader).Append(": ").Append(timestamp == "now" ? DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture) : timestamp).Append("\r\n");
            if (signature.Length > 0)
                head.Append(SlackSignature.SignatureHeader).Append(": ").Append(signature == "forged" ? Signature : signature).Append("\r\n");
            head.Append(length is { } known ? $"Content-Length: {known}\r\n\r\n" : "Transfer-Encoding: chunked\r\n\r\n");
            return SendAsync(head.ToString());
        }

        public async Task SendAsync(string text) => await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);

        public async Task<int> StatusAsync()
        {
            var line = new byte[12];
            await client.GetStream().ReadExactlyAsync(line, TestContext.Current.CancellationToken);
            return int.Parse(Encoding.ASCII.GetString(line)[9..], System.Globalization.CultureInfo.InvariantCulture);
        }

        /// <summary>Reads on until the server hangs up.</summary>
        public async Task<bool> IsClosedAsync()
        {
            try
            {
                await client.GetStream().CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
            }
            catch (IOException)
            {
                // It was reset, which is an end, too.
            }

            return true;
        }

        public void Dispose() => client.Dispose();
    }
}
