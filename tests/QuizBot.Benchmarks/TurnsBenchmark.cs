using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;

namespace QuizBot.Benchmarks;

/// <summary>
/// Quiz answers through <c>/api/messages</c> to a connector on loopback, with the durable commit on SQLite, beside a floor that parses the
/// same activity and posts one reply. Each server is a process of its own, so that its CPU is its own; they take turns on a noisy machine.
/// Neither checks a token: it costs both the same.
/// </summary>
internal sealed class TurnsBenchmark : IAsyncDisposable
{
    private const int Rounds = 5;

    /// <summary>Until the compiler has finished with both servers: what it takes is paid once, and was more than half of the CPU of the first turns.</summary>
    private const int WarmUps = 6;
    private const int Learners = 1000;
    private const int AnswersEach = 4;
    private const int Clients = 128;
    private const int PacedTurns = 500;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    private readonly WebApplication connector;
    private readonly HttpClient http = new();
    private int learner;
    private int posted;

    private TurnsBenchmark()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        connector = builder.Build();
        connector.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"id":"1"}""");
            Interlocked.Increment(ref posted);
        });
    }

    public static async Task<int> RunAsync()
    {
        await using var benchmark = new TurnsBenchmark();
        await benchmark.connector.StartAsync();
        var folder = Directory.CreateTempSubdirectory("quizbot-benchmark-");
        try
        {
            using var floor = Start("floor", folder);
            using var ours = Start("bot", folder);
            await benchmark.CompareAsync((floor, await AddressAsync(floor)), (ours, await AddressAsync(ours)));
            foreach (var server in (Process[])[floor, ours])
            {
                server.StandardInput.Close();
                await server.WaitForExitAsync();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await connector.DisposeAsync();
    }

    private async Task CompareAsync((Process Process, string Url) floor, (Process Process, string Url) ours)
    {
        List<(double Rate, double Cpu)> floors = [], bots = [];
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var ofFloor = await BurstAsync(floor.Process, floor.Url, answersCount: false);
            var ofBot = await BurstAsync(ours.Process, ours.Url, answersCount: true);
            if (round < 0)
                continue;
            floors.Add(ofFloor);
            bots.Add(ofBot);
        }

        var slowFloor = await PacedAsync(floor.Url);
        var slowBot = await PacedAsync(ours.Url);
        Print("floor", floors, slowFloor);
        Print("QuizBot", bots, slowBot);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"of the floor: {Median(bots.Zip(floors, (bot, least) => bot.Rate / least.Rate)):F2} x turns, {Median(bots.Zip(floors, (bot, least) => bot.Cpu / least.Cpu)):F2} x CPU, p99 {Percentile(slowBot, 0.99) - Percentile(slowFloor, 0.99):+0.0;-0.0} ms"));
    }

    /// <summary>All answers as fast as they go; over when the connector has heard every reply.</summary>
    private async Task<(double PerSecond, double CpuSeconds)> BurstAsync(Process server, string url, bool answersCount)
    {
        var turns = await AskAsync(url, Learners, AnswersEach);
        var before = Volatile.Read(ref posted);
        server.Refresh();
        var cpu = server.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(turns, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (turn, _) =>
        {
            var answer = await SendAsync(url, turn);
            if (answersCount && !answer.Contains("Right!", StringComparison.Ordinal))
                throw new InvalidOperationException("An answer was not counted: " + answer);
        });
        while (Volatile.Read(ref posted) < before + turns.Count)
            await Task.Delay(1);
        var seconds = clock.Elapsed.TotalSeconds;
        server.Refresh();
        return (turns.Count / seconds, (server.TotalProcessorTime - cpu).TotalSeconds * 10_000 / turns.Count);
    }

    /// <summary>Answers at a steady rate, whether or not the one before is done; milliseconds, sorted.</summary>
    private async Task<double[]> PacedAsync(string url)
    {
        var turns = await AskAsync(url, PacedTurns, 1);
        var clock = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(turns.Select((turn, index) => Task.Run(async () =>
        {
            if (Pace * index - clock.Elapsed is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait);
            var start = clock.Elapsed;
            await SendAsync(url, turn);
            return (clock.Elapsed - start).TotalMilliseconds;
        })));
        Array.Sort(latencies);
        return latencies;
    }

    private async Task<List<byte[]>> AskAsync(string url, int learners, int each)
    {
        var turns = new List<byte[]>[learners];
        var service = connector.Urls.First();
        await Parallel.ForAsync(0, learners, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (index, _) =>
        {
            var name = "learner-" + Interlocked.Increment(ref learner);
            using var asked = await http.PostAsync(new Uri($"{url}/ask/{name}/{each}"), null, CancellationToken.None);
            var presses = JsonNode.Parse(await asked.EnsureSuccessStatusCode().Content.ReadAsStringAsync(CancellationToken.None))!.AsArray();
            turns[index] = [.. presses.Select((data, press) => Press(service, name, $"{name}-{press}", data!.DeepClone()))];
        });

        // Everybody's first answer before anybody's second: nobody presses two buttons at once.
        return [.. Enumerable.Range(0, each).SelectMany(press => turns.Select(presses => presses[press]))];
    }

    private async Task<string> SendAsync(string url, byte[] turn)
    {
        using var body = new ByteArrayContent(turn);
        body.Headers.ContentType = new("application/json");
        using var response = await http.PostAsync(new Uri(url + "/api/messages"), body);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>Each learner has a tenant and chat of their own, so that the limits of Teams are not what is measured.</summary>
    private static byte[] Press(string service, string name, string id, JsonNode data) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = "invoke",
        ["name"] = "adaptiveCard/action",
        ["id"] = id,
        ["timestamp"] = "2026-11-22T21:00:00.123Z",
        ["localTimezone"] = "Europe/Berlin",
        ["serviceUrl"] = service,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = "29:" + name, ["name"] = "Learner", ["aadObjectId"] = "0b0b0b0b-0000-0000-0000-000000000001" },
        ["conversation"] = new JsonObject { ["conversationType"] = "personal", ["tenantId"] = "tenant-" + name, ["id"] = "a:" + name },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "QuizBot" },
        ["locale"] = "en-US",
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-US", ["country"] = "DE", ["platform"] = "Web", ["timezone"] = "Europe/Berlin" }),
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "tenant-" + name } },
        ["replyToId"] = "1795000000077",
        ["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = Verbs.Grade, ["data"] = data }, ["trigger"] = "manual" },
    }.ToJsonString());

    private static Process Start(string kind, DirectoryInfo folder) => Process.Start(
        new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "QuizBot.Benchmarks.exe" : "QuizBot.Benchmarks"), ["turns", kind, Path.Combine(folder.FullName, kind + ".db")]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private static async Task<string> AddressAsync(Process server) =>
        await server.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");

    private static void Print(string what, List<(double Rate, double Cpu)> bursts, double[] latencies) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-8} {Median(bursts.Select(burst => burst.Rate)),7:F0} turns/s  {Median(bursts.Select(burst => burst.Cpu)),6:F1} s CPU per 10,000  at 100/s p50 {Percentile(latencies, 0.5):F1} ms, p99 {Percentile(latencies, 0.99):F1} ms"));

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static double Percentile(double[] sorted, double part) => sorted[(int)(part * (sorted.Length - 1))];
}
