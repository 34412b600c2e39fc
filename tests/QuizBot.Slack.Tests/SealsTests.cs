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
