using System.Globalization;
using Microsoft.Extensions.Hosting;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Shared;

namespace QuizBot.Benchmarks;

/// <summary>
/// What a month of people who learn asks of the store, counted, and what that costs on Azure. Each person studies on 22 days: the card of
/// the day comes by itself, 20 cards are answered, two questions are asked. deploy/README.md has the prices and what comes of them.
/// </summary>
internal static class CostBenchmark
{
    private const int People = 40;
    private const int StudyDays = 22;
    private const int Cards = 20;
    private const int Questions = 2;
    private const int PushedRooms = 2_000;
    private const double Seconds = 30 * 24 * 3600;

    /// <summary>Azure's list prices in US dollars, East US; of the storage with three copies in one place, and a quarter more for three places.</summary>
    private const double PerTenThousandCalls = 0.00036;
    private const double PerGigabyte = 0.045 * 1.25;
    private const double PerCpuSecond = 0.000024;
    private const double PerMemorySecond = 0.000003;
    private const double PerMillionRequests = 0.40;
    private const double PerTelemetryGigabyte = 2.30;

    /// <summary>What main.bicep gives an instance: half a processor and a gigabyte.</summary>
    private const double Cpu = 0.5;
    private const double Memory = 1;

    /// <summary>Metrics of an instance in a minute (a row for each series), and a trace with its request, in bytes as they are billed.</summary>
    private const double MetricBytesAMinute = 60 * 500;
    private const double TraceBytes = 2 * 900;

    /// <summary>Of more than five turns a second an instance sends the traces of five, as Azure Monitor's exporter has it; people study eight hours a day.</summary>
    private const double MostTraces = 5 * StudyDays * 8 * 3600;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("quizbot-benchmark-");
        try
        {
            await using var sqlite = SqliteStore.Open(Path.Combine(folder.FullName, "learners.db"));
            var store = new CountingStore(sqlite);
            var turns = await StudyAsync(store) / (double)People;
            var (gets, ranges, commits) = (store.Gets / (double)People, store.Ranges / (double)People, store.Commits / (double)People);
            var bytes = await BytesAsync(sqlite) / People;
            Print($"A learner's month: {turns:F0} turns; {gets:F0} gets, {ranges:F0} ranges, {commits:F0} commits; {bytes / 1000:F0} kB more as Azure bills them");
            var push = await PushAsync(Path.Combine(folder.FullName, "rooms.db"));
            Print($"A scheduled card: {push:F2} calls");
            var idle = IdleCalls();
            Print($"An instance that waits: {idle / 1e6:F2} million calls a month");
            foreach (var (learners, instances) in ((int, double)[])[(1_000, 1), (100_000, 4)])
                Price(learners, instances, turns, gets + ranges + commits + (push * StudyDays), idle, bytes);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    /// <returns>How many turns it took.</returns>
    private static async Task<int> StudyAsync(CountingStore store)
    {
        Library library = new(CourseFolder.Read(Path.Combine(AppContext.BaseDirectory, "content", "aif-c01"), null));
        var router = new Router(() => library, store);
        var turns = 0;
        for (var day = 0; day < StudyDays; day++)
        {
            var morning = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero).AddDays(day + (day / 5 * 2));
            foreach (var person in Enumerable.Range(0, People))
            {
                var view = (await TakeAsync(person, new Said("quiz"), morning))[^1].View;
                for (var card = 0; card < Cards; card++)
                {
                    var ask = view.Actions.Select(action => action.Data.GetValueOrDefault("ask")).OfType<string>().First();
                    var shown = view.Actions.First(action => action.Data.ContainsKey("ask")).Data;
                    var data = new Dictionary<string, string>(shown) { ["got"] = card % 5 == 0 ? "no" : "yes", ["ask"] = ask };
                    var now = morning.AddSeconds(30 * card);
                    await TakeAsync(person, new Pressed(Verbs.Grade, data, "card"), now);
                    view = (await TakeAsync(person, new Pressed(Verbs.Next, new Dictionary<string, string> { ["more"] = "yes" }, "card"), now.AddSeconds(15)))[^1].View;
                }

                for (var question = 0; question < Questions; question++)
                    await TakeAsync(person, new Said(question == 0 ? "what does glue do?" : "what is the difference between bedrock and sagemaker?"), morning.AddMinutes(20 + question));
            }
        }

        return turns;

        Task<IReadOnlyList<Reply>> TakeAsync(int person, TurnInput input, DateTimeOffset now)
        {
            var name = person.ToString(CultureInfo.InvariantCulture);
            return router.HandleAsync(
                new Turn
                {
                    Id = $"turn-{turns++}",
                    Learner = new("teams", "tenant", $"29:{name}"),
                    LearnerName = $"Learner {name}",
                    Room = new("teams", "tenant", $"a:{name}"),
                    RoomKind = RoomKind.Personal,
                    Zone = "Europe/Berlin",
                    Input = input,
                    Now = now,
                },
                CancellationToken.None);
        }
    }

    /// <summary>Rows as Azure counts their bytes: two for each character of keys and text.</summary>
    private static async Task<double> BytesAsync(SqliteStore store)
    {
        var bytes = 0.0;
        foreach (var table in Enum.GetValues<Table>())
        {
            await foreach (var row in store.ScanAsync(table, "", "", CancellationToken.None))
                bytes += 30 + (2 * (row.Partition.Length + row.Row.Length + row.Body.Length));
        }

        return bytes;
    }

    /// <returns>Calls for each card: moving it, asking what to say, planning the next, striking it off.</returns>
    private static async Task<double> PushAsync(string path)
    {
        await using var connector = await StandInConnector.StartAsync();
        var rooms = new PushedRooms { Remembers = false }.At(connector);
        await using var sqlite = SqliteStore.Open(path);
        await PushRig.FillAsync(sqlite, 0, PushedRooms, CancellationToken.None);
        var store = new CountingStore(sqlite);
        using var host = PushRig.Instance(store, connector.Address, []);
        await host.StartAsync();
        while (rooms.Posts < PushedRooms)
            await Task.Delay(20);
        await host.StopAsync();
        return (store.Reads + store.Commits) / (double)PushedRooms;
    }

    /// <summary>Each of 64 shards is looked at every five seconds, and its outbox every thirty; every fifteen a row is read, written and read.</summary>
    private static double IdleCalls() => Seconds * ((64 / 5.0) + (64 / 30.0) + (3 / 15.0));

    private static void Price(int learners, double instances, double turns, double calls, double idle, double bytes)
    {
        var compute = Math.Max(0, (instances * Cpu * Seconds) - 180_000) * PerCpuSecond
            + Math.Max(0, (instances * Memory * Seconds) - 360_000) * PerMemorySecond;
        var requests = Math.Max(0, (learners * turns) - 2e6) / 1e6 * PerMillionRequests;

        // Shards are looked at by one instance each, however many there are.
        var transactions = ((learners * calls) + idle) / 10_000 * PerTenThousandCalls;
        var kept = learners * bytes * 12 / 1e9 * PerGigabyte;
        var telemetry = Math.Max(0, ((instances * MetricBytesAMinute * Seconds / 60) + (Math.Min(learners * turns, instances * MostTraces) * TraceBytes)) / 1e9 - 5) * PerTelemetryGigabyte;
        var sum = compute + requests + transactions + kept + telemetry;
        Print($"{learners,7} learners, {instances} instances: container {compute:F2}, requests {requests:F2}, calls of the store {transactions:F2}, a year's rows {kept:F2}, telemetry {telemetry:F2}; together {sum:F2} dollars a month");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
