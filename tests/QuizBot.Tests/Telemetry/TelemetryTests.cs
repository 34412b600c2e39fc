using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using QuizBot.Tests.Deploy;
using QuizBot.Tests.Hosting;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Telemetry;

/// <summary>What leaves the process over OTLP: what an admin needs, and nothing of a person.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private const string Secret = "xoxb-marked-token-4711";
    private static readonly string[] Metrics =
        ["quizbot.turns", "quizbot.turn.duration", "quizbot.reviews", "quizbot.explanations", "quizbot.store.duration", "quizbot.queue.depth", "quizbot.ready", "quizbot.encoder.memory", "quizbot.slack.refused", "quizbot.teams.refused", "dotnet.process.memory.working_set"];

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-telemetry-").FullName;
    private readonly ConcurrentDictionary<string, StringBuilder> received = [];
    private WebApplication collector = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        collector = builder.Build();
        collector.Run(TakeAsync);
        await collector.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await collector.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Traces_metrics_and_logs_arrive_without_a_name_a_text_or_a_token()
    {
        ProcessStartInfo start = new("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "QuizBot.dll"), "--Urls", "http://127.0.0.1:0", "--Storage:Path", Path.Combine(folder, "quizbot.db"),
            "--Explain:Model", "MiniLM", "--Explain:Vectors", Path.Combine(folder, "vectors"), "--Slack:SigningSecret", "marked-signing-secret", "--Slack:BotToken", Secret, "--Slack:ApiUrl", $"{collector.Urls.Single()}/slack/",
        ])
        {
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single(),
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
                ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
            },
        };
        await using var bot = await BotProcess.StartAsync(start, Cancel);
        Assert.NotNull(bot.Url);
        using var http = new HttpClient { BaseAddress = bot.Url };
        foreach (var text in (string[])["what does glue do?", "my marked word is Zanzibar", "quiz glue", "idk", "my answer is Zanzibar"])
            await SayAsync(http, text);
        foreach (var route in (string[])["/slack/events", "/api/messages"])
            (await http.SendAsync(new HttpRequestMessage(HttpMethod.Post, route) { Headers = { Host = "elsewhere" } }, Cancel)).Dispose();
        await UntilAsync(() => Metrics.All(metric => Text("metrics").Contains(metric, StringComparison.Ordinal)) && Text("traces").Contains("turn", StringComparison.Ordinal) && Text("logs").Length > 0);

        Assert.Contains("quizbot.channel", Text("traces"), StringComparison.Ordinal);
        Assert.Contains("playground", Text("metrics"), StringComparison.Ordinal);
        foreach (var all in received.Values.Select(text => text.ToString()))
        {
            foreach (var personal in (string[])["Zanzibar", "glue", "kenji", "Kenji", Secret, "marked-signing-secret"])
                Assert.DoesNotContain(personal, all, StringComparison.Ordinal);
        }
    }

    /// <summary>A dashboard or alarm on a metric that nobody sends stays empty and quiet.</summary>
    [Fact]
    public void Every_metric_of_dashboards_alarms_and_pages_is_one_that_the_program_sends()
    {
        var program = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var names = ((string[])["azure/workbook.json", "azure/modules/alarms.bicep", "README.md"])
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(Deployment.Read(file), @"\bquizbot\.[a-z.]+[a-z]\b").Select(match => match.Value))
            .Where(name => !name.StartsWith("quizbot.db", StringComparison.Ordinal) && !name.StartsWith("quizbot.example", StringComparison.Ordinal))
            .Concat(System.Text.RegularExpressions.Regex.Matches(Deployment.Read("grafana.json"), @"\bquizbot_[a-z_]+")
                .Select(match => System.Text.RegularExpressions.Regex.Replace(match.Value, "(_seconds|_bytes)?(_total|_bucket|_count|_sum)?$", "").Replace('_', '.')));
        Assert.Empty(names.Distinct().Where(name => !program.Contains($"\"{name}\"", StringComparison.Ordinal)));
    }

    private static async Task SayAsync(HttpClient http, string text)
    {
        using var response = await http.PostAsJsonAsync(new Uri("/playground/say", UriKind.Relative), new { persona = "kenji", room = "me", id = Guid.NewGuid().ToString(), text }, Cancel);
        response.EnsureSuccessStatusCode();
    }

    private string Text(string signal) => received.TryGetValue($"/v1/{signal}", out var text) ? Locked(text) : "";

    private static string Locked(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (context.Request.Path.StartsWithSegments("/slack", StringComparison.Ordinal))
        {
            await context.Response.WriteAsync("""{"ok":true}""");
            return;
        }

        var text = received.GetOrAdd(context.Request.Path, _ => new());
        lock (text)
            text.Append(Encoding.UTF8.GetString(body.ToArray()));
    }

    private static async Task UntilAsync(Func<bool> done)
    {
        for (var i = 0; !done(); i++)
        {
            Assert.True(i < 600, "It did not arrive within a minute.");
            await Task.Delay(100, Cancel);
        }
    }
}
