using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using QuizBot.Teams.Auth;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>How the bot proves who it is, other than by a secret: what the authority is really sent, from the settings an admin knows.</summary>
public sealed class CredentialTests : IAsyncLifetime
{
    private const string Password = "a password that stays one";

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;
    private readonly string app = Guid.NewGuid().ToString();
    private StandInAuthority authority = null!;

    public async ValueTask InitializeAsync() => authority = await StandInAuthority.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await authority.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("bot.pfx")]
    [InlineData("bot.pem")]
    public async Task A_certificate_signs_for_the_bot_and_never_leaves_it(string file)
    {
        using var rsa = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=bot", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var path = Path.Combine(folder, file);
        if (file.EndsWith(".pem", StringComparison.Ordinal))
            await File.WriteAllTextAsync(path, certificate.ExportCertificatePem() + "\n" + rsa.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
        else
            await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pfx, Password), TestContext.Current.CancellationToken);

        Assert.Equal("token-1", await TokenAsync(("MicrosoftAppTenantId", Activities.Tenant), ("MicrosoftAppCertificatePath", path), ("MicrosoftAppCertificatePassword", Password)));

        var (asked, form) = Assert.Single(authority.Asked);
        Assert.Equal($"/{Activities.Tenant}/oauth2/v2.0/token", asked);
        Assert.Equal((app, "client_credentials", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), (form["client_id"], form["grant_type"], form["client_assertion_type"]));
        Assert.Contains("https://api.botframework.com/.default", form["scope"], StringComparison.Ordinal);
        Assert.DoesNotContain("client_secret", form.Keys);
        var proof = await new JsonWebTokenHandler().ValidateTokenAsync(form["client_assertion"], new TokenValidationParameters
        {
            ValidIssuer = app,
            ValidAudience = authority.Login + asked,
            IssuerSigningKey = new RsaSecurityKey(rsa.ExportParameters(false)),
            TryAllIssuerSigningKeys = true,
        });
        Assert.True(proof.IsValid, proof.Exception?.Message);
        Assert.True(((JsonWebToken)proof.SecurityToken).TryGetHeaderValue("x5c", out object? _));
    }

    [Theory]
    [InlineData("missing.pfx", null)]
    [InlineData("broken.pfx", "not a certificate")]
    [InlineData("broken.pem", "not a certificate")]
    public void A_certificate_that_cannot_be_read_is_named_without_its_password(string file, string? content)
    {
        var path = Path.Combine(folder, file);
        if (content is not null)
            File.WriteAllText(path, content);
        var problem = Assert.Throws<InvalidOperationException>(() => Credential(null, ("MicrosoftAppTenantId", Activities.Tenant), ("MicrosoftAppCertificatePath", path), ("MicrosoftAppCertificatePassword", Password)));
        Assert.Contains($"MicrosoftAppCertificatePath \"{path}\" cannot be read", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_managed_identity_asks_the_host_it_runs_on()
    {
        // As App Service tells its programs; elsewhere in Azure it is an address that cannot be moved to this computer.
        using var endpoint = new Variable("IDENTITY_ENDPOINT", authority.Metadata.Replace("/metadata", "/msi/token", StringComparison.Ordinal));
        using var header = new Variable("IDENTITY_HEADER", "proof-of-the-host");
        Assert.Equal("token-1", await TokenAsync(("MicrosoftAppType", "UserAssignedMSI")));
        var (asked, query) = Assert.Single(authority.Asked);
        Assert.Equal("/msi/token", asked);
        Assert.Equal((app, "https://api.botframework.com", "proof-of-the-host"), (query["client_id"], query["resource"], query["X-IDENTITY-HEADER"]));
    }

    [Fact]
    public async Task A_workload_identity_shows_the_token_of_its_cluster()
    {
        var path = Path.Combine(folder, "token");
        await File.WriteAllTextAsync(path, "signed.by.cluster", TestContext.Current.CancellationToken);
        using var variable = new Variable("AZURE_FEDERATED_TOKEN_FILE", path);
        Assert.Equal("token-1", await TokenAsync(("MicrosoftAppType", "WorkloadIdentity"), ("MicrosoftAppTenantId", Activities.Tenant)));
        var (asked, form) = Assert.Single(authority.Asked);
        Assert.Equal($"/{Activities.Tenant}/oauth2/v2.0/token", asked);
        Assert.Equal((app, "signed.by.cluster"), (form["client_id"], form["client_assertion"]));
    }

    [Fact]
    public async Task The_government_cloud_is_asked_for_a_token_of_its_own()
    {
        Assert.Equal("token-1", await TokenAsync(
            ("MicrosoftAppType", "MultiTenant"),
            ("MicrosoftAppTenantId", "MicrosoftServices.onmicrosoft.us"),
            ("MicrosoftAppPassword", Password),
            ("Teams:Scope", "https://api.botframework.us/.default")));
        var (asked, form) = Assert.Single(authority.Asked);
        Assert.Equal("/MicrosoftServices.onmicrosoft.us/oauth2/v2.0/token", asked, ignoreCase: true);
        Assert.Contains("https://api.botframework.us/.default", form["scope"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SingleTenant", null, "MicrosoftAppTenantId")]
    [InlineData("SingleTenant", "tenant", "MicrosoftAppPassword")]
    [InlineData("MultiTenant", null, "MicrosoftAppPassword")]
    [InlineData("WorkloadIdentity", null, "MicrosoftAppTenantId")]
    [InlineData("Certificate", "tenant", "MicrosoftAppType")]
    public void What_is_missing_is_named(string type, string? tenant, string named)
    {
        var problem = Assert.Throws<InvalidOperationException>(() => Credential(null, ("MicrosoftAppType", type), ("MicrosoftAppTenantId", tenant)));
        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
    }

    private async Task<string> TokenAsync(params (string Name, string? Value)[] settings)
    {
        using var http = authority.Client();
        var (credential, scope) = Credential(http, settings);
        return (await credential.GetTokenAsync(new TokenRequestContext([scope]), TestContext.Current.CancellationToken)).Token;
    }

    private (TokenCredential Credential, string Scope) Credential(HttpClient? http, params (string Name, string? Value)[] settings)
    {
        var options = TeamsOptions.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["MicrosoftAppId"] = app, ["Teams:LoginAuthority"] = authority.Login })
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value))
            .Build());
        return (BotCredential.Create(options, http)!, options.Scope);
    }

    /// <summary>A variable of the process for as long as a test needs it; no other test here reads these.</summary>
    private sealed class Variable : IDisposable
    {
        private readonly string name;
        private readonly string? before;

        public Variable(string name, string value)
        {
            this.name = name;
            before = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, value);
        }

        public void Dispose() => Environment.SetEnvironmentVariable(name, before);
    }
}
