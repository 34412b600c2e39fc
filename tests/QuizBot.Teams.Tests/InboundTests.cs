using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>Who may speak to a registered bot: every token but the right one is turned away.</summary>
public sealed class InboundTests : IAsyncLifetime
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string Service = "https://smba.trafficmanager.net/teams/";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 22, 21, 0, 0, TimeSpan.Zero));
    private readonly ScriptedBot bot = new();
    private StandInAuthority authority = null!;
    private TeamsHost host = null!;
    private RsaSecurityKey key = null!;

    public async ValueTask InitializeAsync()
    {
        authority = await StandInAuthority.StartAsync();
        key = authority.AddKey("k1", "msteams", "webchat");
        host = await StartAsync();
    }

    private Task<TeamsHost> StartAsync() => TeamsHost.StartAsync(
        bot,
        new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = AppId,
            ["MicrosoftAppPassword"] = "a secret that stays one",
            ["MicrosoftAppType"] = "SingleTenant",
            ["MicrosoftAppTenantId"] = Activities.Tenant,
            ["Teams:OpenIdMetadata"] = authority.Metadata,
        },
        "Production",
        time);

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await authority.DisposeAsync();
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSha384)]
    [InlineData(SecurityAlgorithms.RsaSha512)]
    public async Task The_right_token_is_let_in(string algorithm)
    {
        Assert.Equal(HttpStatusCode.OK, await SendAsync("Bearer " + Token(algorithm: algorithm)));
        Assert.Single(bot.Turns);
    }

    [Fact]
    public async Task Every_wrong_token_is_turned_away()
    {
        var bare = authority.AddKey("bare", endorsements: null);
        var empty = authority.AddKey("empty");
        var slack = authority.AddKey("slack", "slack", "MSTEAMS");
        var small = authority.AddKey("small", 1024, ["msteams"]);
        var stranger = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k1" };
        var unknown = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k9" };
        var nameless = new RsaSecurityKey(key.Rsa);
        var good = Token();
        var parts = good.Split('.');
        var publicKey = key.Rsa.ExportSubjectPublicKeyInfoPem();
        var none = Base64UrlEncoder.Encode("""{"alg":"none","kid":"k1","typ":"JWT"}""");
        var wrong = new Dictionary<string, string?>
        {
            ["nothing"] = null,
            ["nothing after Bearer"] = "Bearer ",
            ["another scheme"] = "Basic " + good,
            ["no scheme"] = good,
            ["two parts"] = $"Bearer {parts[0]}.{parts[1]}",
            ["four parts"] = $"Bearer {good}.x",
            ["five parts"] = "Bearer a.b.c.d.e",
            ["three words"] = $"Bearer {good} more",
            ["junk"] = "Bearer %%%.###.!!!",
            ["very long"] = "Bearer " + new string('a', 20_000) + ".b.c",
            ["another issuer"] = "Bearer " + Token(issuer: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
            ["an issuer like it"] = "Bearer " + Token(issuer: "https://api.botframework.com/"),
            ["no issuer"] = "Bearer " + Token(issuer: null),
            ["another audience"] = "Bearer " + Token(audience: "66666666-2222-3333-4444-555555555555"),
            ["no audience"] = "Bearer " + Token(audience: null),
            ["expired"] = "Bearer " + Token(from: -120, until: -6),
            ["not yet valid"] = "Bearer " + Token(from: 8, until: 60),
            ["endless"] = "Bearer " + Token(until: null),
            ["alg none"] = $"Bearer {none}.{parts[1]}.",
            ["alg none with a signature"] = $"Bearer {none}.{parts[1]}.{parts[2]}",
            ["no signature"] = $"Bearer {parts[0]}.{parts[1]}.",
            ["HS256 with the public key"] = "Bearer " + Sign(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(publicKey)) { KeyId = "k1" }, SecurityAlgorithms.HmacSha256),
            ["PS256"] = "Bearer " + Token(algorithm: SecurityAlgorithms.RsaSsaPssSha256),
            ["a changed payload"] = $"Bearer {parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("2222", "3333", StringComparison.Ordinal))}.{parts[2]}",
            ["a stranger's key under a known name"] = "Bearer " + Sign(stranger),
            ["an unknown key"] = "Bearer " + Sign(unknown),
            ["no kid"] = "Bearer " + Sign(nameless),
            ["no serviceurl"] = "Bearer " + Token(service: null),
            ["an empty serviceurl"] = "Bearer " + Token(service: ""),
            ["another serviceurl"] = "Bearer " + Token(service: "https://smba.trafficmanager.net/amer/"),
            ["no endorsements"] = "Bearer " + Sign(bare),
            ["empty endorsements"] = "Bearer " + Sign(empty),
            ["wrong endorsements"] = "Bearer " + Sign(slack),
            ["a key of 1024 bits"] = "Bearer " + Sign(small),
            ["a critical extension"] = "Bearer " + Sign(key, headers: new() { ["crit"] = new[] { "exp" } }),
        };
        // So that all of these keys are known.
        Assert.Equal(HttpStatusCode.OK, await SendAsync("Bearer " + Token()));
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync("Bearer " + Sign(unknown)));
        Assert.Equal(2, authority.Fetches);
        var taken = new List<string>();
        foreach (var (name, token) in wrong)
        {
            if (await SendAsync(token) != HttpStatusCode.Unauthorized)
                taken.Add(name);
        }

        Assert.Empty(taken);
        Assert.Single(bot.Turns);
        Assert.DoesNotContain("eyJ", host.Log.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await SendAsync("Bearer " + Token()));
    }

    [Fact]
    public async Task Clocks_may_differ_by_five_minutes()
    {
        Assert.Equal(HttpStatusCode.OK, await SendAsync("Bearer " + Token(from: -60, until: -4)));
        Assert.Equal(HttpStatusCode.OK, await SendAsync("Bearer " + Token(from: 4, until: 60)));
    }

    [Fact]
    public async Task The_channel_of_the_activity_must_be_endorsed()
    {
        var token = "Bearer " + Token();
        foreach (var channel in (string?[])["slack", "", null, "MsTeams"])
        {
            var activity = Activities.Message(Service, "quiz");
            activity["channelId"] = channel;
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync(activity, token)).StatusCode);
        }
    }

    [Fact]
    public async Task A_service_outside_the_allow_list_is_refused_even_with_its_own_token()
    {
        const string service = "https://evil.trafficmanager.net/";
        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync(Activities.Message(service, "quiz"), "Bearer " + Token(service: service))).StatusCode);
        Assert.Empty(bot.Turns);
    }

    [Fact]
    public async Task New_keys_are_found_while_running_and_fetched_once_a_minute_at_most()
    {
        Assert.Equal(HttpStatusCode.OK, await SendAsync("Bearer " + Token()));
        Assert.Equal(1, authority.Fetches);
        authority.RemoveKeys();
        var next = authority.AddKey("k2", "msteams");
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync("Bearer " + Sign(next)));
        Assert.Equal(1, authority.Fetches);
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.OK, await SendAsync("Bearer " + Sign(next)));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync("Bearer " + Token()));
        for (var i = 0; i < 20; i++)
            await SendAsync("Bearer " + Sign(new RsaSecurityKey(key.Rsa) { KeyId = "unknown-" + i }));
        Assert.Equal(2, authority.Fetches);
    }

    [Fact]
    public async Task Metadata_that_are_down_at_the_start_are_found_later_and_old_keys_outlive_a_later_outage()
    {
        authority.Down = true;
        await using var later = await StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync("Bearer " + Token(), later));
        authority.Down = false;
        for (var waited = 0; await SendAsync("Bearer " + Token(), later) != HttpStatusCode.OK; waited++)
        {
            Assert.InRange(waited, 0, 60);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(HttpStatusCode.OK, await SendAsync("Bearer " + Token()));
        authority.Down = true;
        time.Advance(TimeSpan.FromHours(13));
        Assert.Equal(HttpStatusCode.OK, await SendAsync("Bearer " + Token()));
        Assert.Contains("could not be fetched", later.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_who_hangs_up_cancels_nothing_but_their_own_call()
    {
        authority.Hold = new TaskCompletionSource();
        await using var fresh = await StartAsync();
        for (var i = 0; i < 20; i++)
        {
            using var hangUp = new CancellationTokenSource();
            var call = fresh.PostAsync(Activities.Message(Service, "quiz"), "Bearer " + Sign(new RsaSecurityKey(key.Rsa) { KeyId = "unknown-" + i }), hangUp.Token);
            if (i == 0)
                await Eventually.Equal(true, () => authority.Fetches > 1);
            await hangUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        var genuine = SendAsync("Bearer " + Token(), fresh);
        authority.Hold.SetResult();
        Assert.Equal(HttpStatusCode.OK, await genuine);
        Assert.Equal(2, authority.Fetches);
    }

    [Fact]
    public async Task Old_keys_serve_on_while_the_metadata_hang()
    {
        Assert.Equal(HttpStatusCode.OK, await SendAsync("Bearer " + Token()));
        authority.Hold = new TaskCompletionSource();
        time.Advance(TimeSpan.FromHours(13));
        await Eventually.Equal(2, () => authority.Fetches);
        var stranger = SendAsync("Bearer " + Sign(new RsaSecurityKey(key.Rsa) { KeyId = "unknown" }));
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.OK, await SendAsync("Bearer " + Token()));
        Assert.False(stranger.IsCompleted);
        authority.Hold.SetResult();
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger);
    }

    [Fact]
    public async Task Strangers_do_not_keep_a_new_key_away_for_longer_than_a_minute()
    {
        Assert.Equal(HttpStatusCode.OK, await SendAsync("Bearer " + Token()));
        authority.RemoveKeys();
        var next = authority.AddKey("k2", "msteams");
        var refused = 0;
        for (var second = 0; second <= 60; second++)
        {
            await SendAsync("Bearer " + Sign(new RsaSecurityKey(key.Rsa) { KeyId = "unknown-" + second }));
            refused += await SendAsync("Bearer " + Sign(next)) == HttpStatusCode.OK ? 0 : 1;
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(refused, 0, 60);
        Assert.Equal(HttpStatusCode.OK, await SendAsync("Bearer " + Sign(next)));
        Assert.InRange(authority.Fetches, 2, 3);
    }

    [Fact]
    public async Task A_flood_of_refused_calls_is_one_line_a_minute_with_their_number()
    {
        for (var i = 0; i < 50; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync("Bearer junk-" + i));
        Assert.Single(Refused());
        time.Advance(TimeSpan.FromMinutes(1));
        await SendAsync("Bearer junk");
        Assert.Contains("Refused 50 calls", Refused()[^1], StringComparison.Ordinal);
        Assert.Equal(2, Refused().Length);

        string[] Refused() => [.. host.Log.Lines.Where(line => line.Contains("Refused", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task The_government_cloud_is_a_matter_of_configuration()
    {
        const string issuer = "https://api.botframework.us";
        const string service = "https://smba.infra.gov.teams.microsoft.us/teams/";
        await using var government = await TeamsHost.StartAsync(
            bot,
            new Dictionary<string, string?>
            {
                ["MicrosoftAppId"] = AppId,
                ["MicrosoftAppPassword"] = "a secret that stays one",
                ["MicrosoftAppTenantId"] = Activities.Tenant,
                ["Teams:OpenIdMetadata"] = authority.Metadata,
                ["Teams:Issuers"] = issuer,
                ["Teams:LoginAuthority"] = "https://login.microsoftonline.us",
                ["Teams:Scope"] = "https://api.botframework.us/.default",
            },
            "Production",
            time);
        Assert.Equal(HttpStatusCode.OK, (await government.PostAsync(Activities.Message(service, "quiz"), "Bearer " + Token(issuer: issuer, service: service))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await government.PostAsync(Activities.Message(service, "quiz"), "Bearer " + Token(service: service))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync("Bearer " + Token(issuer: issuer)));
        Assert.Single(bot.Turns);
    }

    private string Token(
        string? issuer = "https://api.botframework.com", string? audience = AppId, string? service = Service, int? from = -1, int? until = 60, string algorithm = SecurityAlgorithms.RsaSha256) =>
        Sign(key, algorithm, issuer, audience, service, from, until);

    private string Sign(
        SecurityKey key, string algorithm = SecurityAlgorithms.RsaSha256, string? issuer = "https://api.botframework.com", string? audience = AppId, string? service = Service, int? from = -1, int? until = 60,
        Dictionary<string, object>? headers = null)
    {
        DateTime? At(int? minutes) => minutes is { } some ? time.GetUtcNow().AddMinutes(some).UtcDateTime : null;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = At(from),
            Expires = At(until),
            AdditionalHeaderClaims = headers,
            Claims = service is null ? null : new Dictionary<string, object> { ["serviceurl"] = service },
            SigningCredentials = new SigningCredentials(key, algorithm) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } },
        });
    }

    private async Task<HttpStatusCode> SendAsync(string? authorization, TeamsHost? to = null) =>
        (await (to ?? host).PostAsync(Activities.Message(Service, "quiz"), authorization)).StatusCode;
}
