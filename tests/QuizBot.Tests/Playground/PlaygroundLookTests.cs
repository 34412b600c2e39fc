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
        await SayAsync(page, "@QuizBot round");
        await PressAsync(Last(page), "Answer");
        await visit.Host.SayAsync("Anyone else unsure about this one?", "noor", "study-group");
        await Expect(Messages(page)).ToHaveCountAsync(4);
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

        await visit.Host.SayAsync("@QuizBot streak", "ada", "study-group");
        await visit.Host.SayAsync("@QuizBot round", "noor", "study-group");
        await page.GetByRole(AriaRole.Button, new() { Name = "#study-group" }).ClickAsync();
        await Expect(Messages(page)).ToHaveCountAsync(4);
        await AccessibleAsync(page);
    }

    [Fact]
    public async Task In_the_systems_own_colours_what_is_chosen_can_be_told()
    {
        await using var visit = await BeginAsync(browser, new() { ViewportSize = new() { Width = 1400, Height = 900 }, ForcedColors = ForcedColors.Active });
        var page = await visit.OpenAsync();
        await SayAsync(page, "quiz");
        await Last(page).GetByLabel("AWS Glue").CheckAsync();
        await Box(page).PressSequentiallyAsync("qu");
        await Box(page).PressAsync("ArrowDown");
        await ScreenshotAsync(page, "forced-colours");
        foreach (var (chosen, other) in new[]
        {
            (".persona:has(:checked)", ".persona:not(:has(:checked))"), (".rooms [aria-current]", ".rooms button:not([aria-current])"),
            ("#look label:has(:checked)", "#look label:not(:has(:checked))"), (".option:has(:checked)", ".option:not(:has(:checked))"),
            (".suggestions [aria-selected=true]", ".suggestions [aria-selected=false]"),
        })
        {
            var (paint, plain) = (await PaintAsync(page, chosen), await PaintAsync(page, other));
            Assert.NotEqual(plain.Ground, paint.Ground);
            Assert.NotEqual(paint.Ink, paint.Ground);
        }
    }

    [Fact]
    public async Task On_a_phone_everything_to_press_has_room_for_a_finger()
    {
        await using var visit = await BeginAsync(browser, new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true });
        var page = await visit.OpenAsync();
        await SayAsync(page, "quiz");
        await SayAsync(page, "help");
        await SayAsync(page, "view long-export");
        await PressAsync(Messages(page).Nth(1), "Behind this card");
        await page.Locator("#panel-toggle").ClickAsync();
        var small = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, input, select, textarea, label:has(input)')]
              .filter(node => !node.matches('label input') && node.checkVisibility() && !node.closest('dialog:not([open])'))
              .map(node => ({ node, box: node.getBoundingClientRect() }))
              .filter(({ box }) => box.width < 44 || box.height < 44)
              .map(({ node, box }) => `${node.className || node.id || node.tagName} “${node.textContent}” ${box.width}x${box.height}`)
            """);
        Assert.Empty(small);
    }

    [Fact]
    public async Task The_mark_and_the_accent_are_the_same_in_the_playground_in_Teams_and_in_Slack()
    {
        await using var visit = await BeginAsync(browser);
        var page = await visit.OpenAsync();
        var accent = (await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).getPropertyValue('--accent')")).Split('(', ',')[1];
        Assert.Contains($"fill=\"{accent}\"", await visit.Host.TextAsync("/playground/mark.svg"), StringComparison.Ordinal);
        Assert.Contains($"\"accentColor\": \"{accent}\"", await FileAsync("teams", "manifest.json"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"background_color: \"{accent}\"", await FileAsync("slack", "manifest.yaml"), StringComparison.OrdinalIgnoreCase);
        var icon = Convert.ToBase64String(await File.ReadAllBytesAsync(Repository.At("manifest", "teams", "color.png"), TestContext.Current.CancellationToken));
        var card = await page.EvaluateAsync<string>(
            """
            async icon => {
              const picture = Object.assign(new Image(), { src: `data:image/png;base64,${icon}` });
              await picture.decode();
              const canvas = Object.assign(document.createElement('canvas'), { width: 192, height: 192 }).getContext('2d');
              canvas.drawImage(picture, 0, 0);
              return '#' + [...canvas.getImageData(64, 110, 1, 1).data].slice(0, 3).map(part => part.toString(16).padStart(2, '0')).join('');
            }
            """,
            icon);
        Assert.Equal(accent, card);
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

    private static Task<string> FileAsync(string channel, string name) =>
        File.ReadAllTextAsync(Repository.At("manifest", channel, name), TestContext.Current.CancellationToken);

    private static async Task<(string Ink, string Ground)> PaintAsync(IPage page, string selector)
    {
        var paint = await page.Locator(selector).First.EvaluateAsync<string[]>("node => { const { color, backgroundColor } = getComputedStyle(node); return [color, backgroundColor]; }");
        return (paint[0], paint[1]);
    }
}
