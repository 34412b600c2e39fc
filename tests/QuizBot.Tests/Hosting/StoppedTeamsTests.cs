using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage.Sqlite;
using QuizBot.Teams;
using QuizBot.Teams.Tests;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Hosting;

/// <summary>A stop as platforms do it, SIGTERM, while people in Teams press buttons and wait for answers, on each adapter.</summary>
public sealed class StoppedTeamsTests : IAsyncLifetime
{
    private const string Writer = "writer-";

    /// <summary>As many who write as who press.</summary>
    private const int People = 8;

    /// <summary>The program gives itself 20 seconds; a slow machine gets a little more to notice that it has ended.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(22);

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;

    /// <summary>Posts to each chat that Teams has taken.</summary>
    private readonly ConcurrentDictionary<string, int> posts = [];

    private readonly TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StandInConnector teams = null!;
    private volatile bool holds;
    private int held;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        teams = (await StandInConnector.StartAsync()).On(HttpMethods.Post, "/v3/conversations/", TakeAsync).On(HttpMethods.Put, "/v3/conversations/");

    public async ValueTask DisposeAsync()
    {
        await teams.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(nameof(TeamsAdapter.BotFramework))]
    [InlineData(nameof(TeamsAdapter.Direct))]
    public async Task No_turn_is_cut_in_half(string adapter)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        var database = Path.Combine(folder, "quizbot.db");
        await using var bot = await BotProcess.StartAsync(
            Cancel, ["--Urls", "http://127.0.0.1:0", "--Storage:Path", database, "--Teams:Adapter", adapter, .. BotProcess.SmallCourse]);
        await using var store = SqliteStore.Open(database);
        var learners = new Learners(store);
        Person[] writers = [.. Enumerable.Range(0, People).Select(number => new Person(bot, teams.Url, $"{Writer}{number}", Posts))];
        Person[] pressers = [.. Enumerable.Range(0, People).Select(number => new Person(bot, teams.Url, $"presser-{number}", Posts))];
        var written = writers.Select(person => person.WriteAsync()).ToList();
        var pressed = pressers.Select(person => person.PressAsync(learners)).ToList();
        await UntilAsync(() => writers.All(person => person.Owed > 0) && pressers.All(person => person.Answered > 0), bot);

        // Everybody who writes waits for an answer that Teams does not take yet, and those who press go on until nobody is there.
        holds = true;
        await UntilAsync(() => held == People, bot);
        bot.Terminate();
        await Task.WhenAll(pressed);
        release.SetResult();
        Assert.Equal(0, await bot.ExitAsync(Cancel).WaitAsync(Longest, Cancel));
        await Task.WhenAll(written);

        // Whatever was begun was finished and answered, once; what was not begun left no trace.
        Assert.All([.. writers, .. pressers], person => Assert.Equal((person.Name, person.Owed), (person.Name, Posts(person.Name))));
        foreach (var person in pressers)
            Assert.Equal(person.Answered, (await learners.GetAsync(person.Learner, Cancel)).Value.Reviews);
        Assert.False(bot.Output.Contains("error:", StringComparison.Ordinal), bot.Output);
    }

    private int Posts(string person) => posts.GetValueOrDefault(person);

    private async Task TakeAsync(HttpContext context)
    {
        var chat = Uri.UnescapeDataString(context.Request.Path.Value!.Split('/')[3])["a:".Length..];
        await context.Request.Body.CopyToAsync(Stream.Null);
        if (holds && chat.StartsWith(Writer, StringComparison.Ordinal))
        {
            Interlocked.Increment(ref held);
            await release.Task;
        }

        posts.AddOrUpdate(chat, 1, (_, count) => count + 1);
        await context.Response.WriteAsync("""{"id":"1795000000078"}""");
    }

    private static async Task UntilAsync(Func<bool> done, BotProcess bot)
    {
        for (var i = 0; !done(); i++)
        {
            Assert.True(i < 2_000, $"That took more than a hundred seconds. {bot.Output}");
            await Task.Delay(50, Cancel);
        }
    }

    /// <summary>Somebody in a chat and a tenant of their own, until nobody is there any more.</summary>
    /// <param name="bot">Whom they talk to.</param>
    /// <param name="service">Where Teams is.</param>
    /// <param name="name">Also of their chat.</param>
    /// <param name="posts">How many messages somebody of that name has from the bot.</param>
    private sealed class Person(BotProcess bot, string service, string name, Func<string, int> posts)
    {
        private static readonly Uri Door = new("/api/messages", UriKind.Relative);

        private int sent;

        public string Name => name;

        public LearnerId Learner { get; } = new("teams", $"tenant-{name}", $"29:{name}");

        /// <summary>What they wrote or pressed that the bot took, and that it answers with a message.</summary>
        public int Owed { get; private set; }

        /// <summary>Answers to a card that the bot acknowledged.</summary>
        public int Answered { get; private set; }

        public Task WriteAsync() => WhileThereAsync(http => AskAsync(http, Activities.Message(service, "streak")));

        /// <summary>Presses for a card and answers it, where there is one.</summary>
        public Task PressAsync(Learners learners) => WhileThereAsync(async http =>
        {
            await AskAsync(http, Activities.Execute(service, Verbs.Next, new() { ["more"] = "yes" }));
            if ((await learners.GetAsync(Learner, Cancel)).Value.Open is not [.., var asked])
                return;
            JsonObject data = new() { ["ask"] = asked.Id, ["card"] = asked.Card[(asked.Card.IndexOf('/', StringComparison.Ordinal) + 1)..], ["got"] = "yes" };
            if ((await SendAsync(http, Activities.Execute(service, Verbs.Grade, data))).Contains("Right!", StringComparison.Ordinal))
                Answered++;
        });

        /// <summary>Sends it, and waits for the message that answers it: half a minute, which is longer than the bot may take to end.</summary>
        private async Task AskAsync(HttpClient http, JsonObject activity)
        {
            await SendAsync(http, activity);
            Owed++;
            for (var i = 0; posts(name) < Owed && i < 3_000; i++)
                await Task.Delay(10, Cancel);
        }

        private async Task WhileThereAsync(Func<HttpClient, Task> act)
        {
            using var http = new HttpClient { BaseAddress = bot.Url };
            try
            {
                while (true)
                    await act(http);
            }
            catch (HttpRequestException)
            {
                // It takes no new turns.
            }
        }

        private async Task<string> SendAsync(HttpClient http, JsonObject activity)
        {
            activity["id"] = $"{name}-{sent++}";
            activity["from"]!["id"] = Learner.User;
            activity["conversation"]!["id"] = $"a:{name}";
            activity["conversation"]!["tenantId"] = Learner.Workspace;
            activity["channelData"]!["tenant"]!["id"] = Learner.Workspace;
            using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(Door, content, Cancel);
            return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Cancel);
        }
    }
}
