using System.Net;
using Microsoft.Playwright;
using QuizBot.Teams;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Hosting;

/// <summary>The pages that Teams' package links to, in production.</summary>
[Collection(nameof(Browser))]
public sealed class PagesTests(Browser browser) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;
    private BotProcess bot = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => bot = await BotProcess.StartAsync(
        Cancel,
        ["--environment", "Production", "--Urls", "http://127.0.0.1:0", "--Storage:Path", Path.Combine(folder, "quizbot.db"), .. BotProcess.SmallCourse]);

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Every_link_of_the_package_leads_to_a_page_and_so_does_the_bare_address()
    {
        using var http = new HttpClient { BaseAddress = bot.Url };
        var developer = TeamsManifest.Manifest(Guid.NewGuid(), "quizbot.contoso.com")["developer"]!;
        string[] links = [.. ((string[])["websiteUrl", "privacyUrl", "termsOfUseUrl"]).Select(name => new Uri(developer[name]!.GetValue<string>()).AbsolutePath), "/"];
        Assert.Equal(["/about", "/privacy", "/terms", "/"], links);
        foreach (var link in links)
        {
            using var response = await http.GetAsync(new Uri(link, UriKind.Relative), Cancel);
            Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            Assert.StartsWith("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link), Cancel);
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("/playground/main.js", UriKind.Relative), Cancel)).StatusCode);
    }

    [Theory]
    [InlineData(1200, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    public async Task People_who_listen_or_need_contrast_or_have_a_phone_can_read_them(int width, ColorScheme scheme)
    {
        Oracle.Need();
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        await using var window = await browser.OpenAsync(new() { ViewportSize = new() { Width = width, Height = 700 }, ColorScheme = scheme });
        var page = await window.NewPageAsync();
        await page.AddInitScriptAsync(scriptPath: Oracle.File("node_modules", "axe-core", "axe.min.js"));
        await page.GotoAsync(bot.Url!.ToString());
        foreach (var (name, address) in ((string, string)[])[("About", "/about"), ("Privacy", "/privacy"), ("Terms", "/terms")])
        {
            await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
            await page.WaitForFunctionAsync("path => location.pathname === path && document.readyState === 'complete'", address);
            Assert.Equal("", await page.EvaluateAsync<string>("async () => (await axe.run()).violations.map(violation => violation.id + ': ' + violation.nodes[0].html).join('\\n')"));
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
            await page.ScreenshotAsync(new() { Path = Repository.Work("screenshots", $"pages-{width}-{name}.png"), FullPage = true });
        }
    }
}
