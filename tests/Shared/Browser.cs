using Microsoft.Playwright;
using Xunit;

namespace QuizBot.Tests.Shared;

/// <summary>One real browser for all tests of the page.</summary>
[CollectionDefinition(nameof(Browser))]
public sealed class Browser : IAsyncLifetime, ICollectionFixture<Browser>
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Missing is not null)
            return;
        playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    public Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options) => browser!.NewContextAsync(options);

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
