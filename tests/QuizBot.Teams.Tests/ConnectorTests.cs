using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QuizBot.Core.Chat;
using QuizBot.Teams.Auth;
using QuizBot.Teams.Outbound;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>What goes out: tokens, retries, pace, and what refusals mean.</summary>
public sealed class ConnectorTests : IAsyncLifetime
{
    private static readonly OutgoingMessage Message = OutgoingMessage.Of(new Reply(ReplyKind.Post, ScriptedBot.Line("Hello.")));

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 22, 21, 0, 0, TimeSpan.Zero));
    private readonly LogBook log = new();
    private StandInConnector connector = null!;
    private StandInAuthority authority = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await StandInConnector.StartAsync();
        authority = await StandInAuthority.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await connector.DisposeAsync();
        await authority.DisposeAsync();
        log.Dispose();
    }

    [Fact]
    public async Task A_token_is_asked_for_as_the_framework_says_and_kept()
    {
        connector.On("POST", "/v3");
        var client = Client();
        for (var i = 0; i < 3; i++)
            Assert.Equal(SendOutcome.Done, (await SendAsync(client)).Outcome);
        var (path, form) = Assert.Single(authority.Asked);
        Assert.Equal($"/{Activities.Tenant}/oauth2/v2.0/token", path);
        Assert.Equal(("client_credentials", "app", "secret"), (form["grant_type"], form["client_id"], form["client_secret"]));
        Assert.Contains("https://api.botframework.com/.default", form["scope"], StringComparison.Ordinal);
        Assert.Equal("Bearer token-1", (await connector.NextAsync()).Authorization);
    }

    [Fact]
    public async Task A_token_is_renewed_before_its_end()
    {
        var credential = new CountedCredential(time);
        using var tokens = new OutboundTokens(() => credential, "scope", time);
        var shown = new List<string?>();
        foreach (var minutes in (int[])[0, 54, 2, 1])
        {
            time.Advance(TimeSpan.FromMinutes(minutes));
            shown.Add(await tokens.GetAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(["token-1", "token-1", "token-2", "token-2"], shown);
    }

    [Fact]
    public async Task A_multi_tenant_bot_asks_the_frameworks_own_tenant()
    {
        connector.On("POST", "/v3");
        await SendAsync(Client(Options() with { AppType = AppType.MultiTenant, TenantId = null }));
        Assert.Equal("/botframework.com/oauth2/v2.0/token", Assert.Single(authority.Asked).Path);
    }

    [Fact]
    public async Task A_wrong_secret_is_an_alarm_that_does_not_tell_it()
    {
        var result = await SendAsync(Client(Options() with { AppPassword = "wrong" }));
        Assert.Equal(SendOutcome.Alarm, result.Outcome);
        Assert.Contains("check MicrosoftAppId", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_not_taken_is_replaced_once()
    {
        connector.On("POST", "/v3", 401, """{"error":{"code":"Unauthorized"}}""", once: true).On("POST", "/v3");
        Assert.Equal(SendOutcome.Done, (await SendAsync(Client())).Outcome);
        Assert.Equal("Bearer token-1", (await connector.NextAsync()).Authorization);
        Assert.Equal("Bearer token-2", (await connector.NextAsync()).Authorization);
        Assert.False(connector.HasMore);
    }

    [Fact]
    public async Task A_bot_that_is_not_registered_is_an_alarm_after_one_new_token()
    {
        connector.On("POST", "/v3", 401, """{"error":{"code":"BotNotRegistered"}}""");
        Assert.Equal(SendOutcome.Alarm, (await SendAsync(Client())).Outcome);
        await connector.NextAsync();
        await connector.NextAsync();
        Assert.False(connector.HasMore);
        Assert.Contains("BotNotRegistered", log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_passes_is_tried_again_four_times_in_all(int status)
    {
        connector.On("POST", "/v3", status, "{}");
        Assert.Equal(SendOutcome.TryLater, (await SendAsync(Client())).Outcome);
        for (var i = 0; i < 4; i++)
            await connector.NextAsync();
        Assert.False(connector.HasMore);
    }

    [Theory]
    [InlineData(500, "ServiceError", nameof(SendOutcome.Refused))]
    [InlineData(400, "Bad Argument", nameof(SendOutcome.Refused))]
    [InlineData(413, "MessageSizeTooBig", nameof(SendOutcome.Refused))]
    [InlineData(403, "BotNotInConversationRoster", nameof(SendOutcome.RoomGone))]
    [InlineData(404, "ConversationNotFound", nameof(SendOutcome.RoomGone))]
    [InlineData(404, "ActivityNotFoundInConversation", nameof(SendOutcome.MessageGone))]
    [InlineData(403, "ConversationBlockedByUser", nameof(SendOutcome.RoomClosed))]
    [InlineData(403, "MessageWritesBlocked", nameof(SendOutcome.RoomClosed))]
    [InlineData(403, "ForbiddenOperationException", nameof(SendOutcome.RoomClosed))]
    [InlineData(403, "BotDisabledByAdmin", nameof(SendOutcome.Alarm))]
    [InlineData(403, "NotEnoughPermissions", nameof(SendOutcome.Alarm))]
    [InlineData(400, "InvalidBotApiHost", nameof(SendOutcome.Alarm))]
    [InlineData(301, "", nameof(SendOutcome.Refused))]
    public async Task A_refusal_is_understood_and_not_tried_again(int status, string code, string expected)
    {
        connector.On("POST", "/v3", status, $$$"""{"error":{"code":"{{{code}}}","message":"secret detail"}}""");
        Assert.Equal(expected, (await SendAsync(Client())).Outcome.ToString());
        await connector.NextAsync();
        Assert.False(connector.HasMore);
        Assert.DoesNotContain("secret", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_form_of_an_error_is_understood_too()
    {
        connector.On("POST", "/v3", 403, """{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"x\"}"}""");
        Assert.Equal(SendOutcome.RoomClosed, (await SendAsync(Client())).Outcome);
        await connector.NextAsync();
    }

    [Fact]
    public async Task Retry_After_is_kept_also_by_the_next_call_to_the_same_thread()
    {
        connector.On("POST", "/v3", 429, "{}", retryAfter: "11", once: true).On("POST", "/v3");
        var client = Client();
        var start = time.GetUtcNow();
        Assert.Equal(SendOutcome.Done, (await SendAsync(client)).Outcome);
        Assert.InRange((time.GetUtcNow() - start).TotalSeconds, 11, 20);
    }

    [Fact]
    public async Task A_Retry_After_beyond_reason_counts_for_an_hour()
    {
        connector.On("POST", "/v3", 429, "{}", retryAfter: "2147483647", once: true).On("POST", "/v3");
        var client = Client();
        Assert.Equal(TimeSpan.FromHours(1), (await SendAsync(client)).RetryAfter);
        time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(SendOutcome.Done, (await SendAsync(client)).Outcome);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_stops_no_reply()
    {
        connector.On("POST", "/v3");
        var clock = new WallClock(time);
        var client = Client(time: clock);
        for (var i = 0; i < 3; i++)
            Assert.Equal(SendOutcome.Done, (await SendAsync(client)).Outcome);
        clock.Off = TimeSpan.FromHours(-2);
        var start = time.GetUtcNow();
        for (var i = 0; i < 8; i++)
            Assert.Equal(SendOutcome.Done, (await SendAsync(client)).Outcome);
        Assert.InRange((time.GetUtcNow() - start).TotalSeconds, 0, 60);
    }

    [Fact]
    public async Task Two_and_a_half_thousand_people_of_a_tenant_are_all_answered_and_pushes_let_them_go_first()
    {
        using var tokens = new OutboundTokens(() => null, "", time);
        using var calls = Calls(Options(), tokens, time);
        var order = new ConcurrentQueue<bool>();
        Task<SendResult> Call(string conversation, bool isPush) => calls.RunAsync(
            Route("http://127.0.0.1:1/") with { Conversation = conversation, IsPush = isPush },
            HttpMethod.Post,
            (_, _) =>
            {
                order.Enqueue(isPush);
                return Task.FromResult(new ConnectorAnswer(HttpStatusCode.OK, null, default, null));
            },
            TestContext.Current.CancellationToken);
        Task<SendResult>[] pushes = [.. Enumerable.Range(0, 100).Select(i => Call($"room-{i}", isPush: true))];
        Task<SendResult>[] replies = [.. Enumerable.Range(0, 2_500).Select(i => Call($"person-{i}", isPush: false))];
        var answered = Task.WhenAll(replies);
        var start = time.GetUtcNow();
        while (!answered.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(answered, Task.Delay(1, TestContext.Current.CancellationToken));
        }

        Assert.All(await answered, result => Assert.Equal(SendOutcome.Done, result.Outcome));
        Assert.True(time.GetUtcNow() - start >= TimeSpan.FromSeconds(2_500 / 50 - 1));
        Assert.DoesNotContain(true, order.Skip(100).Take(2_000));
        time.Advance(TimeSpan.FromMinutes(1));
        await RunAsync(Task.WhenAll(pushes));
    }

    [Fact]
    public async Task A_longer_Retry_After_than_anyone_waits_for_is_passed_on()
    {
        connector.On("POST", "/v3", 429, "{}", retryAfter: "600");
        var result = await SendAsync(Client());
        Assert.Equal((SendOutcome.TryLater, TimeSpan.FromSeconds(600)), (result.Outcome, result.RetryAfter));
        await connector.NextAsync();
    }

    [Fact]
    public async Task Nothing_listening_is_tried_again_and_then_given_up()
    {
        var route = Route("http://127.0.0.1:1/");
        Assert.Equal(SendOutcome.TryLater, (await RunAsync(Client(Options() with { ServiceHosts = ["http://127.0.0.1:1"] }).PostAsync(route, Message, CancellationToken.None))).Outcome);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/", true)]
    [InlineData("https://SMBA.trafficmanager.net/amer/", true)]
    [InlineData("https://webchat.botframework.com/", true)]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams", true)]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams", true)]
    [InlineData("http://smba.trafficmanager.net/teams/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/teams/", false)]
    [InlineData("https://evil.trafficmanager.net/teams/", false)]
    [InlineData("https://evilbotframework.com/", false)]
    [InlineData("https://botframework.com.evil.example/", false)]
    [InlineData("https://smba.trafficmanager.net@evil.example/", false)]
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net.evil.example/", false)]
    [InlineData("https://smba.trafficmanager.net./", false)]
    [InlineData("http://127.0.0.1/", false)]
    [InlineData("https://169.254.169.254/", false)]
    public void Only_listed_hosts_are_called(string address, bool allowed) =>
        Assert.Equal(allowed, new ServiceHosts(new TeamsOptions().ServiceHosts).Allows(new Uri(address)));

    [Fact]
    public async Task A_call_to_another_host_is_not_even_begun()
    {
        var result = await Client().PostAsync(Route("https://evil.example/"), Message, CancellationToken.None);
        Assert.Equal(SendOutcome.Refused, result.Outcome);
        Assert.Empty(authority.Asked);
    }

    [Fact]
    public async Task An_update_names_its_message()
    {
        connector.On("PUT", "/v3/conversations/a%3A1personalchat/activities/1%2F2");
        Assert.Equal(SendOutcome.Done, (await Client().UpdateAsync(Route(connector.Url), "1/2", Message, CancellationToken.None)).Outcome);
    }

    [Fact]
    public async Task An_answer_that_is_no_JSON_is_still_a_success()
    {
        connector.On("POST", "/v3", body: "<html>Fine.");
        Assert.Equal(new SendResult(SendOutcome.Done), await SendAsync(Client()));
    }

    private TeamsOptions Options() => new()
    {
        AppId = "app",
        AppPassword = "secret",
        TenantId = Activities.Tenant,
        LoginAuthority = new Uri(authority.Login),
        ServiceHosts = [connector.Url],
    };

    private IConnector Client(TeamsOptions? options = null, TimeProvider? time = null)
    {
        options ??= Options();
        time ??= this.time;
        var tokens = new OutboundTokens(() => BotCredential.Create(options, authority.Client()), options.Scope, time);
        return Adapter.Connector(options, tokens, Calls(options, tokens, time), time);
    }

    private ConnectorCalls Calls(TeamsOptions options, OutboundTokens tokens, TimeProvider time) =>
        new(tokens, new ServiceHosts(options.ServiceHosts), new Paces(time), time, new Logger<ConnectorCalls>(new LoggerFactory([log])));

    private static Route Route(string service) => new(new Uri(service), Activities.Tenant, Activities.Chat, RoomKind.Personal, Activities.Bot, Activities.Person, null);

    private Task<SendResult> SendAsync(IConnector client) => RunAsync(client.PostAsync(Route(connector.Url), Message, CancellationToken.None));

    /// <summary>Lets the fake clock run until the call is through.</summary>
    private async Task<T> RunAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.WhenAny(task, Task.Delay(2, TestContext.Current.CancellationToken));
        }

        return await task;
    }
}
