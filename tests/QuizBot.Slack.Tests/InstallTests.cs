using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Slack.Api;
using QuizBot.Slack.Installs;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Slack.Tests;

public sealed class InstallTests
{
    [Fact]
    public async Task A_workspace_installs_the_app_and_is_answered()
    {
        await using var host = await SlackHost.StartForManyAsync();
        host.Slack.Access = form => form["code"] == "good" && form["redirect_uri"] == "https://bot.example.org/slack/oauth" ? Installs.Granted() : StandInSlack.Error("invalid_code");
        host.Slack.Tokens.Add(Installs.Token);
        (var authorize, var cookie, var state) = await BeginAsync(host);
        Assert.Equal("/oauth/v2/authorize", authorize.AbsolutePath);
        Assert.Contains("HttpOnly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);

        var done = await EndAsync(host, state, cookie);
        var page = await done.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Contains("Team &lt;One&gt;", page, StringComparison.Ordinal);

        host.Bot.Always(new Reply(ReplyKind.Post, ScriptedBot.Line("hello")));
        await host.EventAsync(Samples.Event(Samples.Direct("quiz")));
        Assert.Equal(Installs.Token, (await host.CalledAsync("chat.postMessage")).Token);
        Assert.DoesNotContain(Installs.Token, host.Store.Dump(), StringComparison.Ordinal);
        Assert.Contains("key|key-", host.Store.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_works_once_in_the_browser_that_began_and_for_ten_minutes()
    {
        await using var host = await SlackHost.StartForManyAsync();
        host.Slack.Access = _ => Installs.Granted();
        (_, var cookie, var state) = await BeginAsync(host);
        (_, var otherCookie, _) = await BeginAsync(host);
        Assert.Equal(HttpStatusCode.BadRequest, (await EndAsync(host, state, otherCookie)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await EndAsync(host, state, "")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await EndAsync(host, "forged", cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await EndAsync(host, "", cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await EndAsync(host, state, cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await EndAsync(host, state, cookie)).StatusCode);
    }

    [Fact]
    public async Task A_state_older_than_ten_minutes_is_refused()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await SlackHost.StartAsync(
            new() { ["Slack:BotToken"] = "", ["Slack:ClientId"] = "client", ["Slack:ClientSecret"] = StandInSlack.ClientSecret }, time: time);
        host.Slack.Access = _ => Installs.Granted();
        (_, var cookie, var state) = await BeginAsync(host);
        time.Advance(TimeSpan.FromSeconds(601));
        Assert.Equal(HttpStatusCode.BadRequest, (await EndAsync(host, state, cookie)).StatusCode);
        (_, cookie, state) = await BeginAsync(host);
        time.Advance(TimeSpan.FromSeconds(599));
        Assert.Equal(HttpStatusCode.OK, (await EndAsync(host, state, cookie)).StatusCode);
    }

    [Fact]
    public async Task Saying_no_and_a_code_that_slack_refuses_are_told_kindly()
    {
        await using var host = await SlackHost.StartForManyAsync();
        (_, var cookie, var state) = await BeginAsync(host);
        var no = await EndAsync(host, state, cookie, "error=access_denied");
        Assert.Contains("not added", await no.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        (_, cookie, state) = await BeginAsync(host);
        Assert.Equal(HttpStatusCode.BadGateway, (await EndAsync(host, state, cookie)).StatusCode);
    }

    [Fact]
    public async Task An_organization_installs_once_for_all_of_its_workspaces()
    {
        await using var host = await SlackHost.StartForManyAsync();
        host.Slack.Access = _ => Installs.Granted("xoxb-org", enterprise: "E1");
        host.Slack.Tokens.Add("xoxb-org");
        (_, var cookie, var state) = await BeginAsync(host);
        await EndAsync(host, state, cookie);
        host.Bot.Always(new Reply(ReplyKind.Post, ScriptedBot.Line("hello")));
        var envelope = Samples.Event(Samples.Direct("quiz"), team: "T77");
        envelope["enterprise_id"] = "E1";
        await host.EventAsync(envelope);
        Assert.Equal("xoxb-org", (await host.CalledAsync("chat.postMessage")).Token);
    }

    [Fact]
    public async Task A_workspace_without_the_app_is_told_so_and_another_apps_button_is_not_answered()
    {
        await using var host = await SlackHost.StartForManyAsync();
        await Installs.AddAsync(host);
        await host.CommandAsync("quiz", team: "T404", hook: "none");
        Assert.Contains("not connected", (await host.CalledAsync("hook"))["text"], StringComparison.Ordinal);
        var press = Samples.Press("next~0", "{}");
        press["api_app_id"] = "AOTHER";
        await host.InteractAsync(press);
        await host.EventAsync(Samples.Event(Samples.Direct("hi"), team: "T405"));
        Assert.Empty(host.Bot.Turns);
    }

    [Theory]
    [InlineData("app_uninstalled", "tokens_revoked")]
    [InlineData("tokens_revoked", "app_uninstalled")]
    public async Task Uninstalling_forgets_the_token_in_either_order_and_a_new_installation_stays(string first, string second)
    {
        await using var host = await SlackHost.StartForManyAsync();
        await Installs.AddAsync(host);
        var book = host.Services.GetRequiredService<InstallBook>();
        var store = host.Services.GetRequiredService<InstallStore>();
        var cancel = TestContext.Current.CancellationToken;
        var uninstalled = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60;
        Assert.NotNull(await store.ReadAsync("T1", cancel));
        await host.EventAsync(Samples.Event(Happened(first), at: uninstalled));
        Assert.Null(await store.ReadAsync("T1", cancel));
        var departures = host.Services.GetRequiredService<Departures>();
        Assert.Equal(new Departure("slack", "T1", DateTimeOffset.FromUnixTimeSeconds(uninstalled), Whole: true), Assert.Single(await departures.AllAsync(cancel)));

        await book.SaveAsync(new Install { Workspace = "T1", Token = "xoxb-again", Installed = DateTimeOffset.UtcNow }, cancel);
        await host.EventAsync(Samples.Event(Happened(second), at: uninstalled));
        Assert.Equal("xoxb-again", (await store.ReadAsync("T1", cancel))!.Value.Install.Token);
        Assert.Empty(await departures.AllAsync(cancel));

        static JsonObject Happened(string type) => type == "app_uninstalled"
            ? new() { ["type"] = type }
            : new() { ["type"] = type, ["tokens"] = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(StandInSlack.Bot) } };
    }

    [Fact]
    public async Task The_one_workspace_of_a_bot_token_has_not_left_once_slack_takes_the_token_again()
    {
        await using var host = await SlackHost.StartAsync();
        var book = host.Services.GetRequiredService<InstallBook>();
        var departures = host.Services.GetRequiredService<Departures>();
        var cancel = TestContext.Current.CancellationToken;
        var workspace = new Workspace("T1", null, null);
        Assert.NotNull(await book.FindAsync(workspace, cancel));
        await host.EventAsync(Samples.Event(new() { ["type"] = "app_uninstalled" }));
        Assert.Single(await departures.AllAsync(cancel));

        host.Slack.Tokens.Clear();
        await Assert.ThrowsAsync<SlackUnavailableException>(() => book.FindAsync(workspace, cancel));
        Assert.Single(await departures.AllAsync(cancel));

        host.Slack.Tokens.Add(StandInSlack.BotToken);
        Assert.NotNull(await book.FindAsync(workspace, cancel));
        await SlackHost.UntilAsync(() => departures.AllAsync(cancel).GetAwaiter().GetResult().Count == 0, "the departure to be cleared");
    }

    [Fact]
    public async Task Whether_the_one_workspace_of_a_bot_token_has_the_bot_says_slack()
    {
        await using var host = await SlackHost.StartAsync();
        var channel = host.Services.GetServices<IRoomChannel>().Single();
        var cancel = TestContext.Current.CancellationToken;
        Assert.True(await channel.IsInAsync("T1", cancel));
        Assert.False(await channel.IsInAsync("T2", cancel));
        host.Slack.Tokens.Clear();
        Assert.False(await channel.IsInAsync("T1", cancel));

        await using var many = await SlackHost.StartForManyAsync();
        Assert.False(await many.Services.GetServices<IRoomChannel>().Single().IsInAsync("T1", cancel));
        Assert.Empty(many.Slack.Of("auth.test"));
    }

    [Fact]
    public async Task A_token_is_renewed_once_however_many_ask_in_two_processes()
    {
        await using var slack = await StandInSlack.StartAsync();
        var store = new MemoryStore { Delay = TimeSpan.FromMilliseconds(5) };
        await using var one = await SlackHost.StartForManyAsync(slack, store);
        await using var two = await SlackHost.StartForManyAsync(slack, store);
        var cancel = TestContext.Current.CancellationToken;
        var renewed = 0;
        slack.Access = form => form["refresh_token"] == "refresh-1" && Interlocked.Increment(ref renewed) == 1
            ? Installs.Granted("xoxe-2", refresh: "refresh-2", expires: 43_200)
            : StandInSlack.Error("invalid_refresh_token");
        await one.Services.GetRequiredService<InstallBook>().SaveAsync(
            new Install { Workspace = "T1", Token = "xoxe-1", RefreshToken = "refresh-1", Expires = DateTimeOffset.UtcNow.AddSeconds(-1), Installed = DateTimeOffset.UtcNow }, cancel);
        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            (i % 2 == 0 ? one : two).Services.GetRequiredService<InstallBook>().FindAsync(new Workspace("T1", null, null), cancel)));
        Assert.All(found, install => Assert.Equal("xoxe-2", install!.Token));
        Assert.Equal(1, renewed);
        Assert.DoesNotContain("refresh-", store.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_yet_is_used_until_it_ends()
    {
        await using var host = await SlackHost.StartForManyAsync();
        var book = host.Services.GetRequiredService<InstallBook>();
        var cancel = TestContext.Current.CancellationToken;
        await book.SaveAsync(new Install { Workspace = "T1", Token = "xoxe-1", RefreshToken = "r", Expires = DateTimeOffset.UtcNow.AddHours(1), Installed = DateTimeOffset.UtcNow }, cancel);
        Assert.Equal("xoxe-1", (await book.FindAsync(new Workspace("T1", null, null), cancel))!.Token);
    }

    [Fact]
    public async Task Secrets_never_reach_the_log()
    {
        await using var host = await SlackHost.StartForManyAsync();
        host.Slack.Access = _ => Installs.Granted(refresh: "refresh-secret", expires: 60);
        host.Slack.Tokens.Add(Installs.Token);
        (_, var cookie, var state) = await BeginAsync(host);
        await EndAsync(host, state, cookie);
        host.Bot.Always(new Reply(ReplyKind.Private, ScriptedBot.Line("hello")), new Reply(ReplyKind.Post, ScriptedBot.Line("hello")));
        host.Slack.AnswerNext("chat.postMessage", StandInSlack.Status(500));
        await host.CommandAsync("quiz", hook: "hook-secret");
        await host.CalledAsync("chat.postMessage");
        host.Slack.Tokens.Clear();
        await host.InteractAsync(Samples.Press("next~0", "{}", hook: host.Slack.Hook("hook-secret")));
        await host.CalledAsync("hook", 3);
        host.Bot.Script = _ => throw new StoreUnavailableException("down");
        await host.StopAsync();
        var log = host.Log.Text;
        foreach (var secret in new[] { Installs.Token, "refresh-secret", "hook-secret", StandInSlack.ClientSecret, StandInSlack.SigningSecret, "old-verification-token" })
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
        Assert.NotEmpty(log);
    }

    [Fact]
    public async Task Without_a_client_id_the_install_page_says_that_this_bot_serves_one_workspace()
    {
        await using var host = await SlackHost.StartAsync();
        var page = await host.Http.GetAsync(new Uri("/slack/install", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("Slack:ClientId", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<(Uri Authorize, string Cookie, string State)> BeginAsync(SlackHost host)
    {
        var begin = await host.Http.GetAsync(new Uri("/slack/install", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, begin.StatusCode);
        var authorize = begin.Headers.Location!;
        return (authorize, begin.Headers.GetValues("Set-Cookie").Single(), QueryHelpers.ParseQuery(authorize.Query)["state"].ToString());
    }

    private static async Task<HttpResponseMessage> EndAsync(SlackHost host, string state, string cookie, string with = "code=good")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/slack/oauth?{with}&state={WebUtility.UrlEncode(state)}");
        request.Headers.TryAddWithoutValidation("Cookie", cookie.Split(';')[0]);
        return await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
