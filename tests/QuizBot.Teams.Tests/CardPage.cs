using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using QuizBot.Core.Chat;
using QuizBot.Teams.Cards;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>A page of a real browser that draws cards with the published renderer.</summary>
internal static class CardPage
{
    public static async Task<IPage> OpenAsync(Browser browser)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        Oracle.Need();
        var page = await (await browser.OpenAsync(null)).NewPageAsync();
        await page.AddScriptTagAsync(new() { Path = Oracle.File("node_modules", "adaptivecards", "dist", "adaptivecards.js") });
        await page.AddScriptTagAsync(new() { Path = Oracle.File("node_modules", "markdown-it", "dist", "markdown-it.min.js") });
        await page.AddScriptTagAsync(new() { Path = Oracle.File("gallery.js") });
        return page;
    }

    /// <summary>Draws the cards side by side; what each one says, and what is wrong with it.</summary>
    public static async Task<IReadOnlyList<(string Name, IReadOnlyList<string> Problems, string Text)>> ShowAsync(IPage page, IEnumerable<(string Name, View View)> views, string theme, int width)
    {
        const int columns = 4;
        await page.SetViewportSizeAsync(columns * (width + 12) + 12, 900);
        var cards = new JsonArray([.. views.Select(named => new JsonObject { ["name"] = named.Name, ["card"] = CardRenderer.Render(named.View) })]);
        var shown = await page.EvaluateAsync<string>(
            "([cards, theme, width]) => JSON.stringify(window.showCards(JSON.parse(cards), theme, Number(width)))",
            new[] { cards.ToJsonString(TeamsJson.Options), theme, width.ToString(CultureInfo.InvariantCulture) });
        return [.. JsonNode.Parse(shown)!.AsArray().Select(card => (
            card!["name"]!.GetValue<string>(),
            (IReadOnlyList<string>)[.. card["problems"]!.AsArray().Select(problem => problem!.GetValue<string>())],
            card["text"]!.GetValue<string>()))];
    }

    /// <summary>A picture for whoever changes how cards look, in tests/.work/cards.</summary>
    public static async Task PictureAsync(IPage page, string name)
    {
        await page.ScreenshotAsync(new() { Path = Repository.Work("cards", name + ".png"), FullPage = true });
    }
}
