using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QuizBot.Core.Chat;
using QuizBot.Teams.Outbound;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>Whoever was not answered, because too many asked at once, hears so.</summary>
public sealed class RegretsTests : IDisposable
{
    private const string Word = "I could not answer in time: too many people asked at once. Please say it again.";

    private readonly FakeTimeProvider time = new();
    private readonly Paces paces;
    private readonly Teams teams = new();
    private readonly Regrets regrets;

    public RegretsTests()
    {
        paces = new(time);
        regrets = new(teams, paces, time, NullLogger<Regrets>.Instance);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => regrets.Dispose();

    [Fact]
    public async Task A_chat_that_asks_more_than_teams_takes_in_two_minutes_is_told_once_and_nobody_else_is()
    {
        await using var connector = await StandInConnector.StartAsync();
        connector.On("POST", "/v3");
        var bot = new ScriptedBot(new Reply(ReplyKind.Post, ScriptedBot.Line("Here you are.")));
        await using var host = await TeamsHost.StartAsync(bot, time: time);
        for (var i = 0; i < 300; i++)
            Assert.Equal(200, (int)(await host.PostAsync(Own(Activities.Message(connector.Url, "quiz"), $"m{i}", "a:flood"))).StatusCode);
        await host.PostAsync(Own(Activities.Message(connector.Url, "quiz"), "other", "a:other"));
        var said = new List<(string Path, string Text)>();
        for (var second = 0; second < 200; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Cancel);
            while (connector.HasMore)
            {
                var received = await connector.NextAsync();
                said.Add((received.Path, received.Body));
            }
        }

        var (path, _) = Assert.Single(said, each => each.Text.Contains(Word, StringComparison.Ordinal));
        Assert.Contains("a%3Aflood", path, StringComparison.Ordinal);
        Assert.InRange(said.Count(each => each.Text.Contains("Here you are.", StringComparison.Ordinal)), 240, 260);
        Assert.Contains(host.Log.Lines, line => line.Contains("replies were not sent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_channel_one_word_in_the_first_thread_is_enough()
    {
        foreach (var (conversation, user) in ((string, string)[])[("19:c;messageid=1", "ada"), ("19:c;messageid=1", "noor"), ("19:c;messageid=2", "noor"), ("a:ada", "ada")])
            regrets.Owe(Way(conversation, user));
        await UntilAsync(0);
        Assert.Equal(["19:c;messageid=1", "a:ada"], teams.Told.Select(route => route.Conversation));
        Assert.All(teams.Told, route => Assert.Equal((true, null), (route.IsPush, route.ReplyTo)));
        regrets.Owe(Way("a:ada"));
        await UntilAsync(0);
        Assert.Equal(3, teams.Told.Count);
    }

    [Fact]
    public async Task It_waits_until_the_tenants_queue_is_short_and_other_tenants_do_not_wait_for_it()
    {
        for (var call = 0; call < 500; call++)
            _ = paces.WaitAsync("crowd", $"thread-{call}", TimeSpan.FromMinutes(2), Cancel).AsTask();
        regrets.Owe(Way("a:ada", tenant: "crowd"));
        regrets.Owe(Way("a:noor", tenant: "calm"));
        await UntilAsync(1);
        for (var second = 0; second < 4; second++)
            await PassAsync();
        Assert.Equal(["a:noor"], teams.Told.Select(route => route.Conversation));
        await UntilAsync(0);
        Assert.Equal("a:ada", teams.Told.Last().Conversation);
    }

    [Fact]
    public async Task What_passes_is_tried_again_for_half_an_hour_and_who_is_gone_is_not()
    {
        teams.Outcome = route => route.Conversation == "a:gone" ? SendOutcome.RoomGone : SendOutcome.TryLater;
        regrets.Owe(Way("a:gone"));
        regrets.Owe(Way("a:busy"));
        await UntilAsync(1);
        for (var minute = 0; minute < 29 * 12; minute++)
            await PassAsync(seconds: 5);
        Assert.Equal(1, regrets.Waiting);
        Assert.InRange(teams.Told.Count(route => route.Conversation == "a:busy"), 100, 400);
        Assert.Single(teams.Told, route => route.Conversation == "a:gone");
        await PassAsync(seconds: 120);
        await UntilAsync(0);
    }

    [Fact]
    public async Task What_goes_wrong_with_one_keeps_no_other_waiting()
    {
        teams.Outcome = route => route.Conversation == "a:0" ? throw new InvalidOperationException("no") : SendOutcome.Done;
        for (var i = 0; i < 50; i++)
            regrets.Owe(Way($"a:{i}"));
        await UntilAsync(0);
        Assert.Equal(50, teams.Told.Count);
    }

    [Fact]
    public void It_owes_no_more_than_so_many()
    {
        teams.Outcome = _ => SendOutcome.TryLater;
        for (var i = 0; i < Regrets.Most + 100; i++)
            regrets.Owe(Way($"a:{i}", tenant: $"tenant-{i % 7}"));
        Assert.Equal(Regrets.Most, regrets.Waiting);
    }

    private static System.Text.Json.Nodes.JsonObject Own(System.Text.Json.Nodes.JsonObject activity, string id, string chat)
    {
        activity["id"] = id;
        activity["conversation"]!["id"] = chat;
        return activity;
    }

    private static Route Way(string conversation, string user = "ada", string tenant = "tenant") =>
        new(new Uri("https://smba.trafficmanager.net/"), tenant, conversation, RoomKind.Personal, Activities.Bot, user, "1");

    private async Task PassAsync(int seconds = 1)
    {
        time.Advance(TimeSpan.FromSeconds(seconds));
        await Task.Delay(1, Cancel);
    }

    private async Task UntilAsync(int waiting)
    {
        for (var second = 0; second < 600 && regrets.Waiting != waiting; second++)
            await PassAsync();
        Assert.Equal(waiting, regrets.Waiting);
    }

    private sealed class Teams : IConnector
    {
        public ConcurrentQueue<Route> Told { get; } = new();

        public Func<Route, SendOutcome> Outcome { get; set; } = _ => SendOutcome.Done;

        public Task<SendResult> PostAsync(Route route, OutgoingMessage message, CancellationToken cancel)
        {
            Told.Enqueue(route);
            return Task.FromResult(new SendResult(Outcome(route)));
        }

        public Task<SendResult> UpdateAsync(Route route, string id, OutgoingMessage message, CancellationToken cancel) => throw new NotSupportedException();

        public Task<SendResult> OpenPersonalAsync(Route route, string user, CancellationToken cancel) => throw new NotSupportedException();
    }
}
