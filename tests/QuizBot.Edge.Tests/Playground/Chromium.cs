using Microsoft.Playwright;
using Xunit;

namespace QuizBot.Edge.Tests.Playground;

/// <summary>One real browser for all tests of the page.</summary>
[CollectionDefinition(nameof(Chromium))]
public sealed class Chromium : IAsyncLifetime, ICollectionFixture<Chromium>
{
    private const string Path = "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Null where the browser is installed; else what to do about it.</summary>
    public static string? Missing { get; } = File.Exists(Path) ? null : $"There is no {Path}: run `bash tests/run.sh` once.";

    /// <summary>Where pictures of the page are put, to be looked at.</summary>
    public static string Screenshots { get; } =
        Directory.CreateDirectory(System.IO.Path.Combine(QuizBot.Tests.Shared.Oracle.Folder, "..", ".work", "screenshots")).FullName;

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
            return;
        playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options) => browser!.NewContextAsync(options);

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
