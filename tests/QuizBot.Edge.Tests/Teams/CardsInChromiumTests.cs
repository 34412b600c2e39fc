using System.Text.Json.Nodes;
using Microsoft.Playwright;
using QuizBot.Core.Views;
using QuizBot.Edge.Tests.Playground;
using QuizBot.Teams;
using QuizBot.Teams.Cards;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Edge.Tests.Teams;

/// <summary>The gallery in the real renderer. The pictures land in tests/.work/cards for whoever changes how cards look.</summary>
public sealed class CardsInChromiumTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData("light", 320)]
    [InlineData("dark", 320)]
    [InlineData("light", 600)]
    [InlineData("dark", 600)]
    public async Task Every_card_is_drawn_whole_and_without_a_complaint(string theme, int width)
    {
        var page = await OpenAsync();
        var shown = await ShowAsync(page, theme, width);
        Assert.Empty(shown.Where(card => card.Problems.Count > 0).Select(card => $"{card.Name}: {string.Join("; ", card.Problems)}"));
        string folder = Path.Combine(Oracle.Folder, "..", ".work", "cards");
        Directory.CreateDirectory(folder);
        foreach (string name in (string[])["everyday", "looks-like-markup"])
        {
            if (name == "everyday")
                await page.EvaluateAsync("names => { for (const whole of document.body.children) whole.hidden = !names.includes(whole.id); }", ViewGallery.All.Where(named => !named.Extreme).Select(named => named.Name));
            else
                await page.EvaluateAsync("name => { for (const whole of document.body.children) whole.hidden = whole.id !== name; }", name);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{theme}-{width}.png"), FullPage = true });
        }
    }

    [Fact]
    public async Task Text_that_looks_like_markup_is_shown_as_it_was_written()
    {
        var shown = await ShowAsync(await OpenAsync(), "light", 600);
        string text = shown.Single(card => card.Name == "looks-like-markup").Text;
        foreach (string part in (string[])
        [
            "# Not a heading *nor bold*", "*bold* **bolder** _slanted_ __init__ ~~struck~~ `code` [link](https://example.org)",
            "<b>html</b> <script>alert(1)</script> &amp; &lt; &#42; \\* \\ a|b {{DATE(2026-11-22T06:00:00Z, SHORT)}} ${title}",
            "<at>Everyone</at> <!channel>", "1. c", "  *a*", "*starred* [link](https://example.org)", "__init__ & `x` \\* {{DATE(", "1. # >", "*Say* <it> & more",
        ])
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_brings_verb_data_and_inputs_back_from_new_and_old_clients()
    {
        var page = await OpenAsync();
        var view = new View
        {
            Fallback = "x",
            Blocks =
            [
                new ChoiceBlock("one", "One", [new("a", "A"), new("b", "B")]),
                new ChoiceBlock("compact", "Compact", [new("a", "A"), new("b", "B")], Pick.OneCompact),
                new ChoiceBlock("several", "Several", [new("a", "A"), new("b", "B"), new("c", "C")], Pick.Several),
                new InputBlock("typed", "Typed", "", 50),
            ],
            Actions =
            [
                new ViewAction("answer", "Answer") { Data = new Dictionary<string, string> { ["card"] = "D1.2/Q1" }, Submits = true },
                new ViewAction("next", "Next") { Data = new Dictionary<string, string> { ["card"] = "D1.2/Q1" } },
            ],
        };
        const string call = "([card, title]) => JSON.stringify(window.pressCard(JSON.parse(card), title, { one: 'b', compact: 'a', several: 'a,c', typed: 'Glue' }))";
        string card = CardRenderer.Render(view).ToJsonString(TeamsJson.Options);
        string answered = await page.EvaluateAsync<string>(call, new[] { card, "Answer" });
        Assert.Equal(
            """[{"type":"Action.Execute","verb":"answer","data":{"card":"D1.2/Q1","$verb":"answer","one":"b","compact":"a","several":"a,c","typed":"Glue"}},{"type":"Action.Submit","data":{"card":"D1.2/Q1","$verb":"answer","one":"b","compact":"a","several":"a,c","typed":"Glue"}}]""",
            answered);
        string next = await page.EvaluateAsync<string>(call, new[] { card, "Next" });
        Assert.Equal(
            """[{"type":"Action.Execute","verb":"next","data":{"card":"D1.2/Q1","$verb":"next"}},{"type":"Action.Submit","data":{"card":"D1.2/Q1","$verb":"next"}}]""",
            next);
    }

    private async Task<IPage> OpenAsync()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        Assert.SkipWhen(Oracle.Missing is not null, Oracle.Missing ?? "");
        var page = await (await browser.OpenAsync(null)).NewPageAsync();
        await page.AddScriptTagAsync(new() { Path = Path.Combine(Oracle.Folder, "node_modules/adaptivecards/dist/adaptivecards.js") });
        await page.AddScriptTagAsync(new() { Path = Path.Combine(Oracle.Folder, "node_modules/markdown-it/dist/markdown-it.min.js") });
        await page.AddScriptTagAsync(new() { Path = Path.Combine(Oracle.Folder, "gallery.js") });
        return page;
    }

    private static async Task<IReadOnlyList<(string Name, IReadOnlyList<string> Problems, string Text)>> ShowAsync(IPage page, string theme, int width)
    {
        const int columns = 4;
        await page.SetViewportSizeAsync(columns * (width + 12) + 12, 900);
        var cards = new JsonArray([.. ViewGallery.All.Select(named => new JsonObject { ["name"] = named.Name, ["card"] = CardRenderer.Render(named.View) })]);
        string shown = await page.EvaluateAsync<string>(
            "([cards, theme, width]) => JSON.stringify(window.showCards(JSON.parse(cards), theme, Number(width)))",
            new[] { cards.ToJsonString(TeamsJson.Options), theme, width.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        return [.. JsonNode.Parse(shown)!.AsArray().Select(card => (
            card!["name"]!.GetValue<string>(),
            (IReadOnlyList<string>)[.. card["problems"]!.AsArray().Select(problem => problem!.GetValue<string>())],
            card["text"]!.GetValue<string>()))];
    }
}
