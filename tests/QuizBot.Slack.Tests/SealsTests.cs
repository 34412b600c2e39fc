using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using QuizBot.Slack.Api;
using QuizBot.Slack.Installs;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Slack.Tests;

/// <summary>What a copy of the store gives away, and what strangers can make of the pages for installing.</summary>
public sealed class SealsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Keys_in_clear_beside_the_tokens_are_warned_of_until_a_certificate_wraps_them_where_they_lie()
    {
        var store = new MemoryStore();
        await using var slack = await StandInSlack.StartAsync();
        await using (var before = await StartAsync(store, slack, ""))
        {
            await Installs.AddAsync(before);
            Assert.Contains("masterKey", store.Dump(), StringComparison.Ordinal);
            await SlackHost.UntilAsync(() => before.Log.Text.Contains("Slack:KeyCertificatePath", StringComparison.Ordinal), "the warning");
        }

        var certificate = Certificate("one.pfx");
        await using (var wrapped = await StartAsync(store, slack, certificate))
        {
            await SlackHost.UntilAsync(() => !store.Dump().Contains("masterKey", StringComparison.Ordinal), "the wrapping");
            Assert.Equal(Installs.Token, await TokenAsync(wrapped));
            Assert.DoesNotContain("Slack:KeyCertificatePath", wrapped.Log.Text, StringComparison.Ordinal);
        }

        await using (var again = await StartAsync(store, slack, $"{Certificate("two.pfx")}, {certificate}"))
            Assert.Equal(Installs.Token, await TokenAsync(again));
        await using var thief = await StartAsync(store, slack, "");
        Assert.Null(await TokenAsync(thief));
    }

    [Fact]
    public async Task A_key_that_is_made_under_a_certificate_never_lies_in_clear()
    {
        var store = new MemoryStore();
        await using var slack = await StandInSlack.StartAsync();
        await using var host = await StartAsync(store, slack, Certificate("one.pfx"));
        await Installs.AddAsync(host);
        Assert.DoesNotContain("masterKey", store.Dump(), StringComparison.Ordinal);
        Assert.Equal(Installs.Token, await TokenAsync(host));
    }

    [Theory]
    [InlineData("missing.pfx")]
    [InlineData("none.pem")]
    public async Task A_certificate_that_cannot_be_used_is_named_at_the_start(string name)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "none.pem"), "nothing", TestContext.Current.CancellationToken);
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => SlackHost.StartAsync(new() { ["Slack:KeyCertificatePath"] = Path.Combine(folder, name) }));
        Assert.Contains($"Slack:KeyCertificatePath \"{Path.Combine(folder, name)}\"", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secrets", "")]
    [InlineData("certificates", "/0123456789abcdef")]
    public async Task A_certificate_in_a_vault_is_read_by_the_bots_identity(string kind, string version)
    {
        await using var vault = await StandInVault.StartAsync();
        var file = Certificate("one.pfx");
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, "a password", X509KeyStorageFlags.Exportable);
        vault.Secrets["slack"] = Convert.ToBase64String(certificate.Export(X509ContentType.Pfx));
        vault.Secrets["pem"] = certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem();
        var read = Load(vault, $"https://quizbot.vault.azure.net/{kind}/slack{version}, https://quizbot.vault.azure.net/{kind}/pem, {file}");
        Assert.Equal([certificate.Thumbprint, certificate.Thumbprint, certificate.Thumbprint], read.Select(one => one.Thumbprint));
        Assert.All(read, one => Assert.NotNull(one.GetRSAPrivateKey()));
        Assert.Equal($"/secrets/slack{version}", vault.Asked.First().TrimEnd('/'));
    }

    [Theory]
    [InlineData("https://quizbot.vault.azure.net/certificates/other", "quizbot.vault.azure.net has no secret or certificate named other.")]
    [InlineData("https://quizbot.vault.azure.net/certificates/closed", "quizbot.vault.azure.net does not let the bot read it (Forbidden). Give the bot's identity the role Key Vault Secrets User there")]
    [InlineData("https://quizbot.vault.azure.net/certificates/bare", "it has no RSA private key.")]
    [InlineData("https://quizbot.vault.azure.net/certificates/words", "cannot be used: ")]
    [InlineData("https://quizbot.vault.azure.net/keys/slack", "it names no secret and no certificate; write it like https://NAME.vault.azure.net/certificates/NAME.")]
    [InlineData("https://quizbot.vault.azure.net/certificates/", "it names no secret and no certificate")]
    [InlineData("https://vault.azure.net.example.org/certificates/slack", "that is no address of a key vault; write it like https://NAME.vault.azure.net/certificates/NAME.")]
    [InlineData("http://quizbot.vault.azure.net/certificates/slack", "that is no address of a key vault")]
    [InlineData("https://quizbot.vault.azure.net:8443/certificates/slack", "that is no address of a key vault")]
    public async Task Why_a_vault_gives_no_certificate_is_said_with_a_way_to_mend_it(string address, string said)
    {
        await using var vault = await StandInVault.StartAsync();
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(Certificate("one.pfx"), "a password");
        vault.Secrets["bare"] = certificate.ExportCertificatePem();
        vault.Secrets["words"] = "no certificate at all";
        var problem = Assert.Throws<InvalidOperationException>(() => Load(vault, address));
        Assert.Contains($"Slack:KeyCertificatePath \"{address}\" cannot be used: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
        Assert.Equal(said.StartsWith("that is", StringComparison.Ordinal) || said.StartsWith("it names", StringComparison.Ordinal), vault.Asked.IsEmpty);
    }

    [Fact]
    public async Task A_stranger_who_comes_back_from_Slack_again_and_again_is_asked_to_wait()
    {
        await using var host = await SlackHost.StartForManyAsync();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < InstallVisits.FromOneAddress + 5; i++)
            statuses.Add((await host.Http.GetAsync(new Uri("/slack/oauth?code=x&state=y", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, statuses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.InRange(statuses.Count(status => status == HttpStatusCode.BadRequest), InstallVisits.FromOneAddress, InstallVisits.FromOneAddress + 4);
    }

    [Fact]
    public async Task A_bot_that_does_not_know_its_address_asks_for_PublicUrl_instead_of_believing_a_header()
    {
        await using var host = await SlackHost.StartAsync(new()
        {
            ["PublicUrl"] = "",
            ["Slack:BotToken"] = "",
            ["Slack:ClientId"] = "client",
            ["Slack:ClientSecret"] = StandInSlack.ClientSecret,
        });
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/slack/install") { Headers = { Host = "evil.example" } };
        var page = await host.Http.SendAsync(foreign, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("PublicUrl", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await host.Http.GetAsync(new Uri("/slack/install", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    private static Task<SlackHost> StartAsync(MemoryStore store, StandInSlack slack, string certificates) => SlackHost.StartAsync(
        new()
        {
            ["Slack:BotToken"] = "",
            ["Slack:ClientId"] = "client",
            ["Slack:ClientSecret"] = StandInSlack.ClientSecret,
            ["Slack:KeyCertificatePath"] = certificates,
            ["Slack:KeyCertificatePassword"] = "a password",
        },
        slack,
        store);

    private static IReadOnlyList<X509Certificate2> Load(StandInVault vault, string paths) =>
        KeyCertificates.Load(new SlackOptions { KeyCertificatePath = paths, KeyCertificatePassword = "a password" }, vault.Open());

    private static async Task<string?> TokenAsync(SlackHost host) =>
        (await host.Services.GetRequiredService<InstallBook>().FindAsync(new Workspace("T1", null, "A1"), TestContext.Current.CancellationToken))?.Token;

    private string Certificate(string name)
    {
        using var rsa = RSA.Create(2048);
        using var certificate = new CertificateRequest($"CN={name}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, "a password"));
        return path;
    }
}
