using System.Collections.Concurrent;
using Microsoft.Playwright;
using QuizBot.Core.Chat;
using QuizBot.Tests.Shared;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QuizBot.Tests.Playground;

/// <summary>People at a playground of their own. Complaints of the browser fail the test.</summary>
internal sealed class Visit : IAsyncDisposable
{
    /// <summary>Milliseconds to wait for something to appear, on a machine that is busy with everything else.</summary>
    private const float Patience = 20_000;

    private readonly ConcurrentQueue<string> complaints = new();
    private readonly List<IBrowserContext> windows = [];
    private readonly Func<Task<IBrowserContext>> openWindow;

    private Visit(PlaygroundHost host, Func<Task<IBrowserContext>> openWindow)
    {
        Host = host;
        this.openWindow = openWindow;
    }

    public PlaygroundHost Host { get; }

    /// <summary>A complaint that the test provokes itself.</summary>
    public string? Provoked { get; set; }

    public static async Task<Visit> BeginAsync(Browser browser, BrowserNewContextOptions? options = null, IBot? bot = null)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        SetDefaultExpectTimeout(Patience);
        return new Visit(await PlaygroundHost.StartAsync(bot: bot), () => browser.OpenAsync(options));
    }

    /// <summary>The page, connected, as the persona in the room: in a window of its own, or in a new tab <paramref name="beside"/> another.</summary>
    /// <param name="script">Runs in the page before its own scripts.</param>
    public async Task<IPage> OpenAsync(string persona = "ada", string room = "me", IPage? beside = null, string? script = null)
    {
        var window = beside?.Context ?? await openWindow();
        if (beside is null)
            windows.Add(window);
        window.SetDefaultTimeout(Patience);
        var page = await window.NewPageAsync();
        if (script is not null)
            await page.AddInitScriptAsync(scriptPath: script);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Enqueue(message.Text);
        };
        page.PageError += (_, fault) => complaints.Enqueue(fault);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Host.Client.BaseAddress!.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                complaints.Enqueue("Asked for " + request.Url);
        };

        // The pictures of made-up cards are nowhere; whether the page comes to ask for them depends on its speed.
        await page.RouteAsync(address => address.Contains("/pictures/", StringComparison.Ordinal) || new Uri(address).AbsolutePath == "/e", route =>
            route.FulfillAsync(new() { ContentType = "image/svg+xml", Body = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>" }));
        await page.GotoAsync($"{Host.Client.BaseAddress}?as={persona}&in={room}");
        await Expect(page.Locator("#room-about")).Not.ToBeEmptyAsync();
        return page;
    }

    public static ILocator Box(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Message to QuizBot" });

    public static ILocator Messages(IPage page) => page.Locator(".message");

    /// <summary>The latest message.</summary>
    public static ILocator Last(IPage page) => Messages(page).Last;

    /// <summary>Types it, sends it, and waits until the bot's answer is there.</summary>
    public static async Task SayAsync(IPage page, string text)
    {
        var before = await Messages(page).CountAsync();
        await Box(page).FillAsync(text);
        await Box(page).PressAsync("Enter");
        await Expect(Messages(page)).ToHaveCountAsync(before + 2);
    }

    public static Task PressAsync(ILocator within, string button) => within.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Puts a picture of the page where people can look at it: tests/.work/screenshots.</summary>
    public static Task ScreenshotAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Repository.Work("screenshots", name + ".png"), Animations = ScreenshotAnimations.Disabled });

    /// <summary>Fails if the page is wider than its window.</summary>
    public static async Task FitsAsync(IPage page)
    {
        var wider = await page.EvaluateAsync<string[]>(
            """
            () => {
              const wide = document.documentElement.clientWidth;
              return [...document.querySelectorAll('body, .scroller, .scroller *')]
                .filter(node => (node.matches('body, .scroller') ? node.scrollWidth > node.clientWidth : node.getBoundingClientRect().right > wide + 1)
                  && !node.closest('.table, pre, .hidden') && getComputedStyle(node).position !== 'absolute')
                .map(node => `${node.tagName}.${node.className} is too wide`);
            }
            """);
        Assert.Empty(wider);
    }

    /// <summary>Fails on what axe finds wrong for people who use a keyboard or a screen reader, or need contrast.</summary>
    public static async Task AccessibleAsync(IPage page)
    {
        var found = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const { violations, passes } = await axe.run(document);
              if (passes.length < 10) return ['axe did not look at the page'];
              return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, any }) => `${id}: ${help}: ${html} ${any.map(({ message }) => message).join(' ')}`));
            }
            """);
        Assert.Empty(found);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows)
            await window.DisposeAsync();
        await Host.DisposeAsync();
        Assert.DoesNotContain(complaints, complaint => Provoked is null || !complaint.Contains(Provoked, StringComparison.Ordinal));
    }
}
