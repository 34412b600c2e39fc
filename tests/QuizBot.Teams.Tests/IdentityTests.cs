using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using QuizBot.Core.Chat;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>Who a person is: channel, tenant and user, of which only Teams itself writes the tenant.</summary>
public sealed class IdentityTests : IAsyncLifetime
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string Service = "https://smba.trafficmanager.net/teams/";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 22, 21, 0, 0, TimeSpan.Zero));
    private readonly ScriptedBot bot = new(_ => []);
    private StandInAuthority authority = null!;
    private RsaSecurityKey key = null!;

    public async ValueTask InitializeAsync()
    {
        authority = await StandInAuthority.StartAsync();
        key = authority.AddKey("k1", "msteams", "webchat", "directline", "slack");
    }

    public ValueTask DisposeAsync() => authority.DisposeAsync();

    [Theory]
    [InlineData("directline")]
    [InlineData("webchat")]
    [InlineData("slack")]
    public async Task A_channel_that_no_admin_let_in_is_forbidden(string channel)
    {
        await using var host = await StartAsync([]);
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(host, channel));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(host, "msteams"));
        Assert.Single(bot.Turns);
    }

    [Theory]
    [InlineData("directline")]
    [InlineData("webchat")]
    [InlineData("slack")]
    public async Task A_visitor_of_another_channel_never_meets_a_person_of_Teams_or_Slack(string channel)
    {
        await using var host = await StartAsync(new() { ["Teams:Channels"] = "msteams, " + channel, ["Teams:AllowedTenants"] = "*" });
        Assert.Equal(HttpStatusCode.OK, await SendAsync(host, "msteams"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(host, channel));
        var person = bot.Turns.First();
        var visitor = bot.Turns.Last();
        Assert.Equal(new LearnerId("teams", Activities.Tenant, Activities.Person), person.Learner);
        Assert.Equal(new LearnerId("bot-" + channel, "", Activities.Person), visitor.Learner);
        Assert.Equal(("bot-" + channel, ""), (visitor.Room.Channel, visitor.Room.Workspace));
    }

    [Theory]
    [InlineData("msteams")]
    [InlineData("webchat")]
    public async Task Where_tenants_are_restricted_a_tenant_that_a_visitor_wrote_himself_is_none(string channel)
    {
        await using var host = await StartAsync(new() { ["Teams:Channels"] = "msteams webchat", ["Teams:AllowedTenants"] = Activities.Tenant });
        Assert.Equal(channel == "msteams" ? HttpStatusCode.OK : HttpStatusCode.Forbidden, await SendAsync(host, channel));
    }

    [Theory]
    [InlineData("SingleTenant", null, HttpStatusCode.Forbidden)]
    [InlineData("SingleTenant", "*", HttpStatusCode.OK)]
    [InlineData("SingleTenant", "99999999-0000-0000-0000-000000000000", HttpStatusCode.OK)]
    [InlineData("MultiTenant", null, HttpStatusCode.OK)]
    public async Task A_bot_of_one_tenant_is_for_that_tenant_unless_an_admin_says_otherwise(string type, string? allowed, HttpStatusCode status)
    {
        await using var host = await StartAsync(new() { ["MicrosoftAppType"] = type, ["Teams:AllowedTenants"] = allowed });
        Assert.Equal(status, await SendAsync(host, "msteams", "99999999-0000-0000-0000-000000000000"));
        Assert.Equal(type == "MultiTenant" || allowed is null or "*" ? HttpStatusCode.OK : HttpStatusCode.Forbidden, await SendAsync(host, "msteams"));
    }

    [Theory]
    [InlineData("Teams:OpenIdMetadata", "http://login.example.org/metadata")]
    [InlineData("Teams:LoginAuthority", "http://login.example.org/")]
    public void Keys_and_tokens_come_over_https_but_from_this_computer(string setting, string address)
    {
        TeamsOptions Read(string value) => TeamsOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build());
        Assert.Contains("https://", Assert.Throws<InvalidOperationException>(() => Read(address)).Message, StringComparison.Ordinal);
        Read("http://127.0.0.1:5000/");
    }

    private Task<TeamsHost> StartAsync(Dictionary<string, string?> settings)
    {
        settings.TryAdd("MicrosoftAppType", "SingleTenant");
        settings["MicrosoftAppId"] = AppId;
        settings["MicrosoftAppPassword"] = "a secret that stays one";
        settings["MicrosoftAppTenantId"] = Activities.Tenant;
        settings["Teams:OpenIdMetadata"] = authority.Metadata;
        return TeamsHost.StartAsync(bot, settings, "Production", time);
    }

    private async Task<HttpStatusCode> SendAsync(TeamsHost host, string channel, string tenant = Activities.Tenant)
    {
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "https://api.botframework.com",
            Audience = AppId,
            NotBefore = time.GetUtcNow().AddMinutes(-1).UtcDateTime,
            Expires = time.GetUtcNow().AddMinutes(60).UtcDateTime,
            Claims = new Dictionary<string, object> { ["serviceurl"] = Service },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } },
        });
        var activity = Activities.Message(Service, "quiz");
        activity["channelId"] = channel;
        activity["conversation"]!["tenantId"] = tenant;
        activity["channelData"]!["tenant"] = new JsonObject { ["id"] = tenant };
        return (await host.PostAsync(activity, "Bearer " + token)).StatusCode;
    }
}
