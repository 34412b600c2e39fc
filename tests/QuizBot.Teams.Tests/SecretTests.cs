using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using QuizBot.Core.Chat;
using QuizBot.Teams.Auth;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>No secret is in a log, not even at its most talkative and when things go wrong: neither ours nor that of a library below.</summary>
public sealed class SecretTests : IAsyncLifetime
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string Secret = "a-secret-that-stays-one";

    private StandInAuthority authority = null!;
    private StandInConnector connector = null!;
    private RsaSecurityKey key = null!;

    public async ValueTask InitializeAsync()
    {
        authority = await StandInAuthority.StartAsync();
        connector = await StandInConnector.StartAsync();
        key = authority.AddKey("k1", "msteams");
    }

    public async ValueTask DisposeAsync()
    {
        await connector.DisposeAsync();
        await authority.DisposeAsync();
    }

    [Theory]
    [InlineData(Secret)]
    [InlineData("wrong")]
    public async Task Neither_the_bots_secret_nor_a_token_is_logged(string secret)
    {
        connector
            .On("POST", "/v3", 401, """{"error":{"code":"Unauthorized"}}""", once: true)
            .On("POST", "/v3", 500, """{"error":{"code":"ServiceError"}}""", once: true)
            .On("POST", "/v3", 403, """{"error":{"code":"BotDisabledByAdmin"}}""", once: true)
            .On("POST", "/v3");
        var bot = new ScriptedBot(new Reply(ReplyKind.Post, ScriptedBot.Line("Hello.")));
        LogBook log;
        var tokens = new List<string>();
        await using (var host = await TeamsHost.StartAsync(bot, Settings(secret), "Production", replace: Replace))
        {
            log = host.Log;
            for (var i = 0; i < 4; i++)
            {
                tokens.Add(Token(key));
                Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(Activities.Message(connector.Url, "quiz"), "Bearer " + tokens[^1])).StatusCode);
            }

            tokens.Add(Token(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k1" }));
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync(Activities.Message(connector.Url, "quiz"), "Bearer " + tokens[^1])).StatusCode);
        }

        // What is sent goes on while the host stops; then everything is said.
        Assert.NotEmpty(authority.Asked);
        Assert.Contains(log.Lines, line => line.StartsWith("Debug:", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains(": QuizBot.", StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("token-", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("client_secret", log.Text, StringComparison.Ordinal);
        Assert.All(tokens, token => Assert.DoesNotContain(token.Split('.')[2], log.Text, StringComparison.Ordinal));
    }

    /// <summary>The bot as it is, but for an authority whose certificate nobody else trusts, and a log that leaves nothing out.</summary>
    private void Replace(IServiceCollection services)
    {
        services.AddSingleton(provider => new OutboundTokens(
            () => BotCredential.Create(provider.GetRequiredService<TeamsOptions>(), authority.Client()), "https://api.botframework.com/.default", TimeProvider.System));
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace));
    }

    private Dictionary<string, string?> Settings(string secret) => new()
    {
        ["MicrosoftAppId"] = AppId,
        ["MicrosoftAppPassword"] = secret,
        ["MicrosoftAppTenantId"] = Activities.Tenant,
        ["Teams:OpenIdMetadata"] = authority.Metadata,
        ["Teams:LoginAuthority"] = authority.Login,
        ["Teams:ServiceHosts"] = connector.Url,
    };

    private string Token(SecurityKey signer) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "https://api.botframework.com",
        Audience = AppId,
        Expires = DateTime.UtcNow.AddHours(1),
        Claims = new Dictionary<string, object> { ["serviceurl"] = connector.Url, ["jti"] = Guid.NewGuid().ToString() },
        SigningCredentials = new SigningCredentials(signer, SecurityAlgorithms.RsaSha256) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } },
    });
}
