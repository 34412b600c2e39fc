using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Hosting;

/// <summary>A stop as platforms do it, SIGTERM, while people answer and scheduled cards are on their way.</summary>
public sealed class StoppedTests : IAsyncLifetime
{
    private const int Rooms = 300;
    private static readonly string[] People = ["ada", "noor", "kenji"];

    /// <summary>The program gives itself 20 seconds; a slow machine gets a little more to notice that it has ended.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(22);

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;
    private readonly ConcurrentDictionary<string, int> posts = [];
    private WebApplication slack = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(folder, "quizbot.db");

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        slack = builder.Build();
        slack.Run(TakeAsync);
        await slack.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await slack.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task No_turn_and_no_push_is_cut_in_half()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        await using var store = SqliteStore.Open(Database);
        await PushRig.FillAsync(store, 0, Rooms, Cancel, number => new RoomId("slack", "T1", $"C{number}"));
        var acknowledged = People.ToDictionary(person => person, _ => 0);
        var stops = 0;
        do
        {
            await using var bot = await StartAsync();
            var before = posts.Count;
            var people = People.Select(person => AnswerAsync(bot, new Learners(store), person, acknowledged)).ToList();
            await UntilAsync(() => posts.Count == Rooms || (posts.Count >= before + (Rooms / 4) && acknowledged.Values.All(count => count > stops)), bot);
            bot.Terminate();
            Assert.Equal(0, await bot.ExitAsync(Cancel).WaitAsync(Longest, Cancel));
            await Task.WhenAll(people);
            stops++;

            // Whatever was begun was finished and answered; what was not begun left no trace.
            foreach (var person in People)
                Assert.Equal(acknowledged[person], await Answering.ReviewsAsync(store, person, Cancel));
            Assert.False(bot.Output.Contains("error:", StringComparison.Ordinal), bot.Output);
        }
        while (posts.Count < Rooms);

        Assert.InRange(stops, 2, Rooms);
        Assert.All(posts, room => Assert.True(room.Value == 1, $"{room.Key} got its card {room.Value} times."));
    }

    private Task<BotProcess> StartAsync() => BotProcess.StartAsync(
        Cancel, "--Urls", "http://127.0.0.1:0", "--Storage:Path", Database, "--Push:Look", "00:00:01", "--Explain:Model", "None",
        "--Slack:SigningSecret", "secret", "--Slack:BotToken", "xoxb-stand-in", "--Slack:ApiUrl", $"{slack.Urls.Single()}/api/");

    /// <summary>Answers until nobody is there any more.</summary>
    private static async Task AnswerAsync(BotProcess bot, Learners learners, string person, Dictionary<string, int> acknowledged)
    {
        using var http = new HttpClient { BaseAddress = bot.Url };
        var answering = new Answering(http, learners, Cancel);
        try
        {
            while (true)
            {
                await answering.AnswerAsync(person);
                lock (acknowledged)
                    acknowledged[person]++;
            }
        }
        catch (HttpRequestException)
        {
            // It takes no new turns.
        }
    }

    /// <summary>Slack, which thinks for a moment before it answers.</summary>
    private async Task TakeAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.HasJsonContentType() ? context.Request.Body : new MemoryStream("{}"u8.ToArray()));
        if (context.Request.Path.Value!.EndsWith("chat.postMessage", StringComparison.Ordinal))
        {
            await Task.Delay(100, CancellationToken.None);
            posts.AddOrUpdate(body.RootElement.GetProperty("channel").GetString()!, 1, (_, count) => count + 1);
        }

        await context.Response.WriteAsJsonAsync(new { ok = true, ts = "1.1", channel = "C1", team_id = "T1", user_id = "UBOT", bot_id = "BBOT" });
    }

    private async Task UntilAsync(Func<bool> done, BotProcess bot)
    {
        for (var i = 0; !done(); i++)
        {
            Assert.True(i < 2_000, $"After a hundred seconds {posts.Count} rooms have their card. {bot.Output}");
            await Task.Delay(50, Cancel);
        }
    }
}
