using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Teams;
using QuizBot.Teams.Tests;
using QuizBot.Tests.Shared;

namespace QuizBot.Benchmarks;

/// <summary>
/// The whole bot, once on each Teams adapter, under a mix of answers, questions, all that people do in Slack, and pushes, with a store that goes away for
/// half a second now and then. Tells what failed while the store was there, what became of every answer that was acknowledged, how long
/// turns took, what was pushed, and how memory went. It fails where anything is lost, fails by itself, or where memory grows.
/// </summary>
internal sealed class SoakBenchmark : IAsyncDisposable
{
    private const int Learners = 2_000;
    private const int Clients = 24;

    /// <summary>Rooms that are due in each tenth of a soak.</summary>
    private const int Rooms = 200;

    /// <summary>How much more the last tenths may hold than those after the warm-up.</summary>
    private const double Growth = 1.15;
    private static readonly TimeSpan FaultEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FaultLasts = TimeSpan.FromSeconds(0.5);

    private readonly ConcurrentDictionary<string, int> pushed = [];
    private Outside outside = null!;
    private Run run = null!;

    public static async Task<int> RunAsync(int turns)
    {
        await using var soak = new SoakBenchmark();
        soak.outside = await Outside.StartAsync(soak.HearAsync);
        var lost = 0;
        foreach (var adapter in (TeamsAdapter[])[TeamsAdapter.Direct, TeamsAdapter.BotFramework])
            lost += await soak.RunAsync(adapter, turns / 2);
        return lost == 0 ? 0 : 1;
    }

    public ValueTask DisposeAsync() => outside.DisposeAsync();

    private async Task HearAsync(HttpContext context)
    {
        if (context.Request.Headers.ContainsKey(HttpChannel.InstanceHeader) && HttpMethods.IsPost(context.Request.Method))
            pushed.AddOrUpdate(context.Request.Path, 1, (_, count) => count + 1);
        else if (context.Request.HasJsonContentType())
            await run.HearAsync(context.Request.Path, context.Request.Body);
    }

    private async Task<int> RunAsync(TeamsAdapter adapter, int turns)
    {
        var folder = Directory.CreateTempSubdirectory("quizbot-soak-");
        FailingStore? store = null;
        await using (var app = await Hosting.Server.BuildAsync(
            outside.Settings(folder, "--Teams:Adapter", adapter.ToString(), "--Push:Look", "00:00:01"),
            CancellationToken.None,
            services =>
            {
                var real = services.Last(service => service.ServiceType == typeof(IEntityStore)).ImplementationFactory!;
                services.AddSingleton<IEntityStore>(provider => store = new FailingStore((IEntityStore)real(provider)));
                services.AddSingleton<IRoomChannel>(new HttpChannel(new HttpClient { BaseAddress = new(outside.Url) }, "soak"));
            }))
        {
            run = new Run(outside, app.Services.GetRequiredService<Router>(), store!);
            await app.StartAsync();
            run.Bot = new(app.Urls.Single());
            pushed.Clear();
            var clock = Stopwatch.StartNew();
            using var over = new CancellationTokenSource();
            var faults = run.BreakAsync(FaultEvery, FaultLasts, over.Token);
            await run.TurnAsync(turns, Learners, Clients);
            await over.CancelAsync();
            await faults;
            var lost = await run.LostAsync(new Learners(store!));
            var silent = await SilentAsync(run.Rooms);
            Print($"{adapter}: {turns} turns in {clock.Elapsed.TotalSeconds:F0} s ({turns / clock.Elapsed.TotalSeconds:F0}/s); failed while the store was there: {run.Failures}, while it was away: {run.Excused}; {run.Acknowledged} reviews acknowledged, {lost} lost; {run.Apologies} apologies in Slack");
            Print($"  p50 {run.Percentile(0.5):F1} ms, p99 {run.Percentile(0.99):F1} ms; health beside it: p50 {run.FloorPercentile(0.5):F1} ms, p99 {run.FloorPercentile(0.99):F1} ms");
            Print($"  in Slack: {string.Join(", ", run.Did.Select(done => $"{done.Value} {done.Key}"))}");
            Print($"  {run.Rooms} scheduled cards due: {run.Rooms - silent} came, {pushed.Values.Count(count => count > 1)} of them twice");
            Print($"  memory by tenths, in MB: {Megabytes(run.Memory)}; in use {Megabytes(run.Heap)}");
            await app.StopAsync();
            folder.Delete(recursive: true);
            return lost + silent + run.Failures + run.Apologies + (run.Grows(Growth) ? 1 : 0);
        }
    }

    /// <summary>Waits for the last cards, and returns how many never came.</summary>
    private async Task<int> SilentAsync(int rooms)
    {
        for (var i = 0; i < 300 && pushed.Count < rooms; i++)
            await Task.Delay(100);
        return rooms - pushed.Count;
    }

    private static string Megabytes(IEnumerable<long> bytes) =>
        string.Join(" ", bytes.Select(some => (some / 1_000_000).ToString(CultureInfo.InvariantCulture)));

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>The turns of one soak and what became of them.</summary>
    private sealed class Run(Outside outside, Router router, FailingStore store)
    {
        private readonly ConcurrentDictionary<int, SlackLearner> inSlack = [];
        private readonly ConcurrentDictionary<int, int> acknowledged = [];
        private readonly ConcurrentBag<double> took = [];
        private readonly ConcurrentBag<double> floor = [];
        private int rooms;
        private int apologies;
        private int failures;
        private int excused;

        /// <summary>When the store was last away: a turn that began before that may well fail.</summary>
        private long away = long.MinValue;

        public Uri Bot { get; set; } = null!;

        /// <summary>What people did in Slack, and how often.</summary>
        public ConcurrentDictionary<string, int> Did { get; } = [];

        public int Failures => failures;

        /// <summary>Of what came in Slack. A store that is away for a moment costs there some seconds, and no word.</summary>
        public int Apologies => apologies;

        public int Excused => excused;

        /// <summary>That were given a schedule so far.</summary>
        public int Rooms => rooms;

        public int Acknowledged => acknowledged.Values.Sum();

        /// <summary>What the process holds at each tenth, in bytes.</summary>
        public List<long> Memory { get; } = [];

        /// <summary>What of it is in use.</summary>
        public List<long> Heap { get; } = [];

        /// <summary>Whether the last three tenths hold more than the third, fourth and fifth did, by that factor.</summary>
        public bool Grows(double factor) => Memory.Count >= 10 && Memory[^3..].Average() > factor * Memory[2..5].Average();

        public double Percentile(double share) => Of(took, share);

        public double FloorPercentile(double share) => Of(floor, share);

        public async Task BreakAsync(TimeSpan every, TimeSpan lasts, CancellationToken cancel)
        {
            while (!cancel.IsCancellationRequested)
            {
                await Task.Delay(every, CancellationToken.None);
                store.IsDown = true;
                await Task.Delay(lasts, CancellationToken.None);
                Volatile.Write(ref away, Stopwatch.GetTimestamp());
                store.IsDown = false;
            }
        }

        private SlackLearner InSlack(int learner) => inSlack.GetOrAdd(learner, _ => new SlackLearner($"U{learner}", learner, Did));

        /// <summary>Shows people in Slack what the bot says.</summary>
        public async Task HearAsync(string path, Stream body)
        {
            if (!path.StartsWith("/api/", StringComparison.Ordinal) && !path.StartsWith("/hook/", StringComparison.Ordinal))
                return;
            using var call = await JsonDocument.ParseAsync(body);
            if (call.RootElement.TryGetProperty("text", out var text) && text.GetString() == Apology.Text)
                Interlocked.Increment(ref apologies);
            if (SlackLearner.Of(path, call.RootElement) is ['U', .. var number] && int.TryParse(number, CultureInfo.InvariantCulture, out var learner))
                InSlack(learner).Sees(path, call.RootElement);
        }

        /// <summary>Of ten turns four are answers to a card in Teams, two are questions there, three are in Slack, and one asks for health, as a floor.</summary>
        public async Task TurnAsync(int turns, int learners, int clients)
        {
            var done = 0;
            await Parallel.ForAsync(0, turns, new ParallelOptions { MaxDegreeOfParallelism = clients }, async (turn, _) =>
            {
                var learner = turn % learners;
                var began = Stopwatch.GetTimestamp();
                var kind = turn % 10;
                try
                {
                    if (kind < 4)
                        await AnswerAsync(learner, turn);
                    else if (kind < 6)
                        await MeasureAsync(() => outside.WriteAsync(Bot, $"tenant-{learner}", $"{learner}", $"{learner}-{turn}", "what does glue do?"), took);
                    else if (kind < 9)
                        await MeasureAsync(() => InSlack(learner).ActAsync(outside, Bot), took);
                    else
                        await MeasureAsync(() => outside.Http.GetAsync(new Uri(Bot, "/health/live")), floor);
                }
                catch (Exception problem) when (problem is HttpRequestException or StoreUnavailableException or OperationCanceledException)
                {
                    Interlocked.Increment(ref WasAway(began) ? ref excused : ref failures);
                }

                if (Interlocked.Increment(ref done) % (turns / 10) == 0)
                {
                    lock (Memory)
                    {
                        Heap.Add(GC.GetTotalMemory(forceFullCollection: true));
                        Memory.Add(Environment.WorkingSet);
                    }

                    await ScheduleAsync();
                }
            });
        }

        /// <summary>More rooms whose card is due now; a store that is away is tried again.</summary>
        private async Task ScheduleAsync()
        {
            var first = Interlocked.Add(ref rooms, SoakBenchmark.Rooms) - SoakBenchmark.Rooms;
            while (true)
            {
                try
                {
                    await PushRig.FillAsync(store, first, SoakBenchmark.Rooms, CancellationToken.None);
                    return;
                }
                catch (StoreUnavailableException)
                {
                    await Task.Delay(100);
                }
            }
        }

        /// <summary>Answers that were acknowledged and are not in the learner's profile.</summary>
        public async Task<int> LostAsync(Learners learners)
        {
            var lost = 0;
            foreach (var (learner, count) in acknowledged)
                lost += Math.Max(0, count - (await learners.GetAsync(new("teams", $"tenant-{learner}", $"29:{learner}"), CancellationToken.None)).Value.Reviews);
            return lost;
        }

        private bool WasAway(long began) => store.IsDown || Volatile.Read(ref away) >= began;

        private async Task AnswerAsync(int learner, int turn)
        {
            var replies = await router.HandleAsync(
                new Turn
                {
                    Id = $"ask-{turn}",
                    Learner = new("teams", $"tenant-{learner}", $"29:{learner}"),
                    LearnerName = "Learner",
                    Room = new("teams", $"tenant-{learner}", $"a:{learner}"),
                    RoomKind = RoomKind.Personal,
                    Input = new Pressed(Verbs.Next, new Dictionary<string, string> { ["more"] = "yes" }, null),
                    Now = DateTimeOffset.UtcNow,
                },
                CancellationToken.None);
            if (replies.SelectMany(reply => reply.View.Actions).FirstOrDefault(action => action.Data.ContainsKey("ask")) is not { } action)
                return;
            var data = new JsonObject();
            foreach (var (name, value) in action.Data)
                data[name] = value;
            data["got"] = "yes";
            var press = Outside.Of($"tenant-{learner}", $"{learner}", $"{learner}-{turn}", Activities.Execute(outside.Url, Verbs.Grade, data));
            var answer = await MeasureAsync(() => outside.TeamsAsync(Bot, press), took);
            if (answer.Contains("Right!", StringComparison.Ordinal))
                acknowledged.AddOrUpdate(learner, 1, (_, count) => count + 1);
            else if (answer.Contains("\"statusCode\":500", StringComparison.Ordinal))
                throw new StoreUnavailableException("The press was refused.");
        }

        private static async Task<string> MeasureAsync(Func<Task<HttpResponseMessage>> send, ConcurrentBag<double> times)
        {
            var began = Stopwatch.GetTimestamp();
            using var response = await send();
            var answer = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            return answer;
        }

        private static double Of(IEnumerable<double> values, double share)
        {
            double[] sorted = [.. values.Order()];
            return sorted.Length == 0 ? 0 : sorted[(int)((sorted.Length - 1) * share)];
        }
    }
}
