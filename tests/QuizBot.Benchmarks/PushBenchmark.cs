using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Hosting;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Shared;

namespace QuizBot.Benchmarks;

/// <summary>
/// Rooms per second of the pusher on SQLite, and the store calls of each push, beside a bare <see cref="HttpClient"/> that posts the
/// same bodies to the same connector, as many at once, in the same run; once with a connector that answers at once, where all is work
/// of this machine, and once with one as far away as a real one. And the memory it needs for ever more rooms.
/// </summary>
internal static class PushBenchmark
{
    private const int Rounds = 2;
    private const int Rooms = 20_000;
    private static readonly TimeSpan Far = TimeSpan.FromMilliseconds(50);
    private const int Parallelism = 32;

    public static async Task<int> RunAsync()
    {
        await using var connector = await StandInConnector.StartAsync();
        var behind = new PushedRooms { Remembers = false }.At(connector);
        for (var round = 1; round <= Rounds; round++)
        {
            await CompareAsync(connector, behind, round, "here", Rooms);
            behind.Latency = Far;
            await CompareAsync(connector, behind, round, "far", Rooms);
            behind.Latency = TimeSpan.Zero;
        }

        foreach (var rooms in (int[])[1_000, 100_000])
        {
            (var pushed, var _, var memory) = await PushAsync(connector, behind, rooms);
            Print($"{rooms,7} due rooms: {memory / 1e6,6:F0} MB at most, {pushed,6:F0}/s");
        }

        return 0;
    }

    private static async Task CompareAsync(StandInConnector connector, PushedRooms behind, int round, string where, int rooms)
    {
        var bare = await BareAsync(connector, rooms);
        (var pushed, var store, var _) = await PushAsync(connector, behind, rooms);
        Print($"round {round} {where,-4}  bare {bare,6:F0}/s  pushes {pushed,6:F0}/s  {pushed / bare,5:F2} x bare  a push: {(double)store.Commits / rooms:F2} commits, {(double)store.Gets / rooms:F2} gets, {(double)store.Ranges / rooms:F2} ranges");
    }

    private static async Task<double> BareAsync(StandInConnector connector, int rooms)
    {
        using var http = new HttpClient { BaseAddress = connector.Address };
        var body = HttpChannel.Body(await SampleAsync());
        await PostAsync(http, body, rooms / 10);
        var clock = Stopwatch.StartNew();
        await PostAsync(http, body, rooms);
        return rooms / clock.Elapsed.TotalSeconds;
    }

    private static Task PostAsync(HttpClient http, byte[] body, int count) =>
        Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, async (number, stop) =>
        {
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var response = await http.PostAsync(new Uri(PushRig.Room(number).Conversation, UriKind.Relative), content, stop);
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync(stop);
        });

    /// <summary>The reply that a push of the rig sends.</summary>
    private static async Task<Reply> SampleAsync()
    {
        using var folder = new Folder();
        await using var store = SqliteStore.Open(folder.File);
        var errand = new Push { Kind = PushKind.Card, Room = PushRig.Room(0), RoomKind = RoomKind.Channel, Due = DateTimeOffset.UtcNow };
        return (await new Router(() => PushRig.Library, store).HandleAsync(PushDue.Turn(errand, errand.Due), CancellationToken.None))[0];
    }

    private static async Task<(double PerSecond, CountingStore Store, long Memory)> PushAsync(StandInConnector connector, PushedRooms behind, int rooms)
    {
        using var folder = new Folder();
        await using var sqlite = SqliteStore.Open(folder.File);
        await PushRig.FillAsync(sqlite, 0, rooms, CancellationToken.None);
        var store = new CountingStore(sqlite);
        GC.Collect();
        var before = behind.Posts;
        long memory = 0;
        using var host = PushRig.Instance(store, connector.Address, [("Push:Parallelism", Parallelism.ToString(CultureInfo.InvariantCulture))]);
        var clock = Stopwatch.StartNew();
        await host.StartAsync();
        while (behind.Posts - before < rooms)
        {
            memory = Math.Max(memory, Environment.WorkingSet);
            await Task.Delay(20);
        }

        var perSecond = rooms / clock.Elapsed.TotalSeconds;
        await host.StopAsync();
        return (perSecond, store, memory);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("quizbot-benchmark-");

        public string File => Path.Combine(folder.FullName, "quizbot.db");

        public void Dispose() => folder.Delete(recursive: true);
    }
}
