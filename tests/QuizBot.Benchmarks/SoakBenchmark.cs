using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Teams;
using QuizBot.Tests.Shared;

namespace QuizBot.Benchmarks;

/// <summary>
/// The whole bot, once on each Teams adapter, under a mix of answers, questions, Slack commands and pushes, with a store that goes away for
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
    private const string SigningSecret = "soak";
    private static readonly TimeSpan FaultEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FaultLasts = TimeSpan.FromSeconds(0.5);

    private readonly WebApplication outside;
    private readonly ConcurrentDictionary<string, int> pushed = [];
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(2) };

    private SoakBenchmark()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        outside = builder.Build();
        outside.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            if (context.Request.Headers.ContainsKey(HttpChannel.InstanceHeader) && HttpMethods.IsPost(context.Request.Method))
                pushed.AddOrUpdate(context.Request.Path, 1, (_, count) => count + 1);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"ok":true,"id":"1","team_id":"T1","user_id":"UBOT","ts":"1.1","channel":{"id":"D1"},"user":{"tz":"Europe/Berlin"}}""");
        });
    }

    public static async Task<int> RunAsync(int turns)
    {
        await using var soak = new SoakBenchmark();
        await soak.outside.StartAsync();
        var lost = 0;
        foreach (var adapter in (TeamsAdapter[])[TeamsAdapter.Direct, TeamsAdapter.BotFramework])
            lost += await soak.RunAsync(adapter, turns / 2);
        return lost == 0 ? 0 : 1;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await outside.DisposeAsync();
    }

    private async Task<int> RunAsync(TeamsAdapter adapter, int turns)
    {
        var folder = Directory.CreateTempSubdirectory("quizbot-soak-");
        FailingStore? store = null;
        await using (var app = await Hosting.Server.BuildAsync(
            [
                "--environment", "Development", "--Urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None", "--Teams:Adapter", adapter.ToString(),
                "--Storage:Path", Path.Combine(folder.FullName, "quizbot.db"), "--Push:Look", "00:00:01",
                "--Slack:SigningSecret", SigningSecret, "--Slack:BotToken", "xoxb-soak", "--Slack:ApiUrl", $"{outside.Urls.Single()}/api/",
            ],
            CancellationToken.None,
            services =>
            {
                var real = services.Last(service => service.ServiceType == typeof(IEntityStore)).ImplementationFactory!;
                services.AddSingleton<IEntityStore>(provider => store = new FailingStore((IEntityStore)real(provider)));
                services.AddSingleton<IRoomChannel>(new HttpChannel(new HttpClient { BaseAddress = outside.Urls.Select(url => new Uri(url)).Single() }, "soak"));
            }))
        {
            await app.StartAsync();
            var run = new Run(http, app.Urls.Single(), outside.Urls.Single(), app.Services.GetRequiredService<Router>(), store!);
            pushed.Clear();
            var clock = Stopwatch.StartNew();
            using var over = new CancellationTokenSource();
            var faults = run.BreakAsync(FaultEvery, FaultLasts, over.Token);
            await run.TurnAsync(turns, Learners, Clients);
            await over.CancelAsync();
            await faults;
            var lost = await run.LostAsync(new Learners(store!));
            var silent = await SilentAsync(run.Rooms);
            Print($"{adapter}: {turns} turns in {clock.Elapsed.TotalSeconds:F0} s ({turns / clock.Elapsed.TotalSeconds:F0}/s); failed while the store was there: {run.Failures}, while it was away: {run.Excused}; {run.Acknowledged} reviews acknowledged, {lost} lost");
            Print($"  p50 {run.Percentile(0.5):F1} ms, p99 {run.Percentile(0.99):F1} ms; health beside it: p50 {run.FloorPercentile(0.5):F1} ms, p99 {run.FloorPercentile(0.99):F1} ms");
            Print($"  {run.Rooms} scheduled cards due: {run.Rooms - silent} came, {pushed.Values.Count(count => count > 1)} of them twice");
            Print($"  memory by tenths, in MB: {string.Join(" ", run.Memory.Select(bytes => (bytes / 1_000_000).ToString(CultureInfo.InvariantCulture)))}");
            await app.StopAsync();
            folder.Delete(recursive: true);
            return lost + silent + run.Failures + (run.Grows(Growth) ? 1 : 0);
        }
    }

    /// <summary>Waits for the last cards, and returns how many never came.</summary>
    private async Task<int> SilentAsync(int rooms)
    {
        for (var i = 0; i < 300 && pushed.Count < rooms; i++)
            await Task.Delay(100);
        return rooms - pushed.Count;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>The turns of one soak and what became of them.</summary>
    private sealed class Run(HttpClient http, string bot, string outside, Router router, FailingStore store)
    {
        private readonly ConcurrentDictionary<int, int> acknowledged = [];
        private readonly ConcurrentBag<double> took = [];
        private readonly ConcurrentBag<double> floor = [];
        private int rooms;
        private int failures;
        private int excused;

        /// <summary>When the store was last away: a turn that began before that may well fail.</summary>
        private long away = long.MinValue;

        public int Failures => failures;

        public int Excused => excused;

        /// <summary>That were given a schedule so far.</summary>
        public int Rooms => rooms;

        public int Acknowledged => acknowledged.Values.Sum();

        public List<long> Memory { get; } = [];

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

        /// <summary>Of ten turns four are answers to a card, three are questions in Teams, two in Slack, and one asks for health, as a floor.</summary>
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
                    else if (kind < 7)
                        await MeasureAsync(() => TeamsAsync(learner, turn, new JsonObject { ["type"] = "message", ["text"] = "what does glue do?" }), took);
                    else if (kind < 9)
                        await MeasureAsync(() => SlackAsync(learner), took);
                    else
                        await MeasureAsync(() => http.GetAsync(new Uri(bot + "/health/live")), floor);
                }
                catch (Exception problem) when (problem is HttpRequestException or StoreUnavailableException or OperationCanceledException)
                {
                    Interlocked.Increment(ref WasAway(began) ? ref excused : ref failures);
                }

                if (Interlocked.Increment(ref done) % (turns / 10) == 0)
                {
                    lock (Memory)
                        Memory.Add(Environment.WorkingSet);
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
            var press = new JsonObject
            {
                ["type"] = "invoke",
                ["name"] = "adaptiveCard/action",
                ["replyToId"] = "1795000000077",
                ["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = Verbs.Grade, ["data"] = data }, ["trigger"] = "manual" },
            };
            var answer = await MeasureAsync(() => TeamsAsync(learner, turn, press), took);
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

        private Task<HttpResponseMessage> TeamsAsync(int learner, int turn, JsonObject activity)
        {
            activity["id"] = $"{learner}-{turn}";
            activity["serviceUrl"] = outside;
            activity["channelId"] = "msteams";
            activity["from"] = new JsonObject { ["id"] = $"29:{learner}", ["name"] = "Learner" };
            activity["conversation"] = new JsonObject { ["conversationType"] = "personal", ["tenantId"] = $"tenant-{learner}", ["id"] = $"a:{learner}" };
            activity["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "QuizBot" };
            activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = $"tenant-{learner}" } };
            return http.PostAsync(new Uri(bot + "/api/messages"), new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"));
        }

        private async Task<HttpResponseMessage> SlackAsync(int learner)
        {
            var body = $"command=%2Fquiz&text=what+does+glue+do&team_id=T1&user_id=U{learner}&channel_id=C{learner}&channel_name=general&trigger_id={Guid.NewGuid():N}&response_url={Uri.EscapeDataString(outside + "/hook")}";
            var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            var signature = "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(SigningSecret), Encoding.UTF8.GetBytes($"v0:{time}:{body}")));
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot + "/slack/commands")) { Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded") };
            request.Headers.Add("X-Slack-Request-Timestamp", time);
            request.Headers.Add("X-Slack-Signature", signature);
            return await http.SendAsync(request);
        }

        private static double Of(IEnumerable<double> values, double share)
        {
            double[] sorted = [.. values.Order()];
            return sorted.Length == 0 ? 0 : sorted[(int)((sorted.Length - 1) * share)];
        }
    }
}
