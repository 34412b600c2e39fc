using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using QuizBot.Core.Chat;
using QuizBot.Teams;
using QuizBot.Teams.Tests;

namespace QuizBot.Benchmarks;

/// <summary>
/// Quiz answers through <c>/api/messages</c> to a connector on loopback, with the durable commit on SQLite, on both adapters, beside a floor that
/// parses the same activity and posts one reply, and beside the echo bot of the SDK as it is published. Each server is a process of its own, so
/// that its CPU is its own; they take turns on a noisy machine. None checks a token: it costs all the same.
/// </summary>
internal sealed class TurnsBenchmark : IAsyncDisposable
{
    private const int Rounds = 5;

    /// <summary>Until the compiler has finished with all servers: what it takes is paid once, and was more than half of the CPU of the first turns.</summary>
    private const int WarmUps = 6;
    private const int Learners = 1000;
    private const int AnswersEach = 4;

    /// <summary>The echo is so slow that fewer turns are as sure a measure.</summary>
    private const int Echoes = 200;
    private const int Clients = 128;
    private const int PacedTurns = 500;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    private Outside outside = null!;
    private int learner;
    private int posted;

    public static async Task<int> RunAsync()
    {
        await using var benchmark = new TurnsBenchmark();
        benchmark.outside = await Outside.StartAsync(_ =>
        {
            Interlocked.Increment(ref benchmark.posted);
            return Task.CompletedTask;
        });
        var folder = Directory.CreateTempSubdirectory("quizbot-benchmark-");
        try
        {
            await benchmark.CompareAsync(folder);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    public ValueTask DisposeAsync() => outside.DisposeAsync();

    private async Task CompareAsync(DirectoryInfo folder)
    {
        var floor = await StartAsync("floor", TurnsServer.Floor, folder);
        var echo = await StartAsync("SDK's echo, as published", TurnsServer.Echo, folder);
        var sdk = await StartAsync("QuizBot on the SDK", nameof(TeamsAdapter.BotFramework), folder);
        var direct = await StartAsync("QuizBot, direct", nameof(TeamsAdapter.Direct), folder);
        Server[] all = [floor, echo, sdk, direct];
        for (var round = -WarmUps; round < Rounds; round++)
        {
            foreach (var server in all)
                await BurstAsync(server, keep: round >= 0);
        }

        foreach (var server in all)
        {
            server.Latencies = await PacedAsync(server);
            Console.WriteLine(server);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"turns: direct {Of(direct, floor):F2} of the floor; on the SDK {Of(sdk, floor):F2} of the floor and {Of(sdk, echo):F1} times the echo"));
        foreach (var server in all)
            await server.StopAsync();
    }

    private static double Of(Server one, Server other) => Server.Median(one.Bursts.Zip(other.Bursts, (mine, theirs) => mine.Rate / theirs.Rate));

    /// <summary>Starts a server and waits for its first answer.</summary>
    private async Task<Server> StartAsync(string name, string kind, DirectoryInfo folder)
    {
        var clock = Stopwatch.StartNew();
        var server = await Server.StartAsync(name, kind, Path.Combine(folder.FullName, kind + ".db"));
        await SendAsync(server, (await AskAsync(server, 1, 1))[0]);
        server.ColdStart = clock.Elapsed;
        return server;
    }

    /// <summary>All answers as fast as they go; over when the connector has heard every reply.</summary>
    private async Task BurstAsync(Server server, bool keep)
    {
        var turns = server.Kind == TurnsServer.Echo ? await AskAsync(server, Echoes, 1) : await AskAsync(server, Learners, AnswersEach);
        var before = Volatile.Read(ref posted);
        var cpu = server.Cpu;
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(turns, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (turn, _) =>
        {
            var answer = await SendAsync(server, turn);
            if (server.IsBot && !answer.Contains("Right!", StringComparison.Ordinal))
                throw new InvalidOperationException("An answer was not counted: " + answer);
        });
        while (Volatile.Read(ref posted) < before + turns.Count)
            await Task.Delay(1);
        if (keep)
            server.Bursts.Add((turns.Count / clock.Elapsed.TotalSeconds, (server.Cpu - cpu).TotalSeconds * 10_000 / turns.Count));
    }

    /// <summary>Answers at a steady rate, whether or not the one before is done; milliseconds, sorted.</summary>
    private async Task<double[]> PacedAsync(Server server)
    {
        var turns = await AskAsync(server, PacedTurns, 1);
        var clock = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(turns.Select((turn, index) => Task.Run(async () =>
        {
            if (Pace * index - clock.Elapsed is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait);
            var start = clock.Elapsed;
            await SendAsync(server, turn);
            return (clock.Elapsed - start).TotalMilliseconds;
        })));
        Array.Sort(latencies);
        return latencies;
    }

    private async Task<List<byte[]>> AskAsync(Server server, int learners, int each)
    {
        var turns = new List<byte[]>[learners];
        await Parallel.ForAsync(0, learners, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (index, _) =>
        {
            var name = "learner-" + Interlocked.Increment(ref learner);
            turns[index] = server.IsBot ? [] : [.. Enumerable.Range(0, each).Select(turn => Body(name, turn, Activities.Message(outside.Url, "Right!")))];
            if (!server.IsBot)
                return;
            using var asked = await outside.Http.PostAsync(new Uri($"{server.Url}/ask/{name}/{each}"), null, CancellationToken.None);
            var presses = JsonNode.Parse(await asked.EnsureSuccessStatusCode().Content.ReadAsStringAsync(CancellationToken.None))!.AsArray();
            turns[index] = [.. presses.Select((data, press) => Body(name, press, Activities.Execute(outside.Url, Verbs.Grade, data!.DeepClone().AsObject())))];
        });

        // Everybody's first answer before anybody's second: nobody presses two buttons at once.
        return [.. Enumerable.Range(0, each).SelectMany(turn => turns.Select(all => all[turn]))];
    }

    private async Task<string> SendAsync(Server server, byte[] turn)
    {
        using var body = new ByteArrayContent(turn);
        body.Headers.ContentType = new("application/json");
        using var response = await outside.Http.PostAsync(new Uri(server.Url + "/api/messages"), body);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>Each learner has a tenant and chat of their own, so that the limits of Teams are not what is measured.</summary>
    private static byte[] Body(string name, int turn, JsonObject activity) =>
        Encoding.UTF8.GetBytes(Outside.Of($"tenant-{name}", name, $"{name}-{turn}", activity).ToJsonString());
}
