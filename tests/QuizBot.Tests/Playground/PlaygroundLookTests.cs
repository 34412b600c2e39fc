using Microsoft.Playwright;
using QuizBot.Tests.Shared;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static QuizBot.Tests.Playground.Visit;

namespace QuizBot.Tests.Playground;

/// <summary>How the page looks: pictures for people in tests/.work/screenshots, and axe for what a picture does not show.</summary>
[Collection(nameof(Browser))]
public sealed class PlaygroundLookTests(Browser browser)
{
    [Theory]
    [InlineData("wide", 1400, 900, ColorScheme.Light)]
    [InlineData("wide-dark", 1400, 900, ColorScheme.Dark)]
    [InlineData("middle", 900, 800, ColorScheme.Light)]
    [InlineData("phone-dark", 360, 740, ColorScheme.Dark)]
    public async Task Every_state_looks_right(string name, int width, int height, ColorScheme scheme)
    {
        await using var visit = await BeginAsync(browser, new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var page = await visit.OpenAsync();
        await FitsAsync(page);
        await ScreenshotAsync(page, name + "-1-empty");

        await SayAsync(page, "quiz");
        await Last(page).GetByLabel("AWS Glue").CheckAsync();
        await ScreenshotAsync(page, name + "-2-question");
        await PressAsync(Last(page), "Check my answer");
        await Expect(Last(page).GetByRole(AriaRole.Heading)).ToHaveTextAsync("Right!");
        await ScreenshotAsync(page, name + "-3-right");

        foreach (var view in new[] { "every-tone", "match-roles", "stats", "leaderboard" })
        {
            await SayAsync(page, "view " + view);
            await ScreenshotAsync(page, $"{name}-4-{view}");
        }
        await PressAsync(Messages(page).Nth(3), "Behind this card");
        await Box(page).PressSequentiallyAsync("qu");
        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await ScreenshotAsync(page, name + "-5-behind");
        await FitsAsync(page);
        await Box(page).FillAsync("");

        if (width < 1200)
        {
            var toggle = page.GetByRole(AriaRole.Button, new() { Name = "Clock Sun 21:41" });
            await toggle.ClickAsync();
            await ScreenshotAsync(page, name + "-6-clock");
            await FitsAsync(page);
            await toggle.ClickAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "#study-group" }).ClickAsync();
        await Expect(Messages(page)).ToHaveCountAsync(0);
        await SayAsync(page, "round");
        await PressAsync(Last(page), "Answer");
        await visit.Host.SayAsync("Anyone else unsure about this one?", "noor", "study-group");
        await Expect(Messages(page)).ToHaveCountAsync(5);
        await ScreenshotAsync(page, name + "-7-channel");
    }

    [Theory]
    [InlineData(1400, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task People_who_listen_or_need_contrast_can_use_it(int width, ColorScheme scheme)
    {
        Oracle.Need();
        await using var visit = await BeginAsync(browser, new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme });
        var page = await visit.OpenAsync(script: Oracle.File("node_modules", "axe-core", "axe.min.js"));
        await AccessibleAsync(page);

        foreach (var view in ViewGallery.All.Where(view => !view.Extreme))
            await visit.Host.SayAsync("view " + view.Name);
        await visit.Host.SayAsync("break");
        await Expect(Last(page)).ToContainTextAsync("Sorry");
        await PressAsync(Messages(page).Nth(1), "Behind this card");
        await Box(page).PressSequentiallyAsync("qu");
        await Box(page).PressAsync("ArrowDown");
        await AccessibleAsync(page);

        await visit.Host.SayAsync("streak", "ada", "study-group");
        await visit.Host.SayAsync("round", "noor", "study-group");
        await page.GetByRole(AriaRole.Button, new() { Name = "#study-group" }).ClickAsync();
        await Expect(Messages(page)).ToHaveCountAsync(4);
        await AccessibleAsync(page);
    }

    [Fact]
    public async Task The_person_may_choose_the_look_and_it_stays()
    {
        await using var visit = await BeginAsync(browser, new() { ViewportSize = new() { Width = 1400, Height = 900 }, ColorScheme = ColorScheme.Light });
        var page = await visit.OpenAsync();
        await page.Locator("#look label", new() { HasText = "Dark" }).ClickAsync();
        var dark = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        await page.ReloadAsync();
        Assert.Equal(dark, await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await page.Locator("#look label", new() { HasText = "Auto" }).ClickAsync();
        Assert.NotEqual(dark, await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }
}
