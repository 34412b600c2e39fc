using System.Text.Json;
using System.Text.Json.Nodes;
using QuizBot.Core.Chat;
using QuizBot.Teams.Cards;
using QuizBot.Teams.Inbound;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

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
        var page = await CardPage.OpenAsync(browser);
        var shown = await CardPage.ShowAsync(page, ViewGallery.All.Select(named => (named.Name, named.View)), theme, width);
        Assert.Empty(shown.Where(card => card.Problems.Count > 0).Select(card => $"{card.Name}: {string.Join("; ", card.Problems)}"));
        foreach (var name in (string[])["everyday", "looks-like-markup"])
        {
            if (name == "everyday")
                await page.EvaluateAsync("names => { for (const whole of document.body.children) whole.hidden = !names.includes(whole.id); }", ViewGallery.All.Where(named => !named.Extreme).Select(named => named.Name));
            else
                await page.EvaluateAsync("name => { for (const whole of document.body.children) whole.hidden = whole.id !== name; }", name);
            await CardPage.PictureAsync(page, $"{name}-{theme}-{width}");
        }
    }

    [Fact]
    public async Task Text_that_looks_like_markup_is_shown_as_it_was_written()
    {
        var shown = await CardPage.ShowAsync(await CardPage.OpenAsync(browser), ViewGallery.All.Select(named => (named.Name, named.View)), "light", 600);
        var text = shown.Single(card => card.Name == "looks-like-markup").Text;
        foreach (var part in (string[])
        [
            "# Not a heading *nor bold*", "*bold* **bolder** _slanted_ __init__ ~~struck~~ `code` [link](https://example.org)",
            "<b>html</b> <script>alert(1)</script> &amp; &lt; &#42; \\* \\ a|b {{DATE(2026-11-22T06:00:00Z, SHORT)}} ${title}",
            "<at>Everyone</at> <!channel>", "1. c", "  *a*", "*starred* [link](https://example.org)", "__init__ & `x` \\* {{DATE(", "1. # >", "*Say* <it> & more",
        ])
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_alone_comes_back_as_it_was_what_is_emptied_is_read_as_empty_and_a_wrong_number_is_told_before_it_is_sent()
    {
        var view = ViewGallery.All.Single(named => named.Name == "settings").View;
        const string call =
            "([card, title]) => JSON.stringify([{}, { evening: '', 'days-off': '' }, { 'new-cards': '101' }].map(given => window.pressCard(JSON.parse(card), title, given)[0]?.data ?? document.body.innerText))";
        var sent = await (await CardPage.OpenAsync(browser)).EvaluateAsync<string>(call, new[] { CardRenderer.Render(view).ToJsonString(TeamsJson.Options), "Save" });
        var told = JsonNode.Parse(sent)!.AsArray();
        Assert.Equal(
            """{"was-zone":"auto","$verb":"settings","$filled":"zone,days-off,evening,new-cards,name","zone":"auto","days-off":"sat,sun","evening":"20:00","new-cards":"10","name":"Ada"}""",
            told[0]!.ToJsonString());
        using var emptied = JsonDocument.Parse(told[1]!.ToJsonString());
        Assert.False(emptied.RootElement.TryGetProperty("evening", out _));
        Assert.Equal(
            [("days-off", ""), ("evening", ""), ("name", "Ada"), ("new-cards", "10"), ("was-zone", "auto"), ("zone", "auto")],
            PressData.FromSubmit(emptied.RootElement, null)!.Data.Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Contains("A whole number from 1 to 100, please.", told[2]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_brings_verb_data_and_inputs_back_from_new_and_old_clients()
    {
        var page = await CardPage.OpenAsync(browser);
        var view = new View
        {
            Fallback = "x",
            Blocks =
            [
                new ChoiceBlock("one", "One", [new("a", "A"), new("b", "B")]),
                new ChoiceBlock("compact", "Compact", [new("a", "A"), new("b", "B")], Pick.OneCompact),
                new ChoiceBlock("several", "Several", [new("a", "A"), new("b", "B"), new("c", "C")], Pick.Several),
                new ChoiceBlock("found", "Found", [new("a", "Berlin"), new("b", "Lima")], Pick.OneFiltered) { Picked = ["a"] },
                new InputBlock("typed", "Typed", "", 50),
                new InputBlock("time", "Time", "", 50) { Kind = InputKind.Time, Value = "20:00" },
                new InputBlock("number", "Number", "", 50) { Kind = InputKind.Number, Min = 1, Max = 100, Value = "10" },
            ],
            Actions =
            [
                new ViewAction("answer", "Answer") { Data = new Dictionary<string, string> { ["card"] = "D1.2/Q1" }, Submits = true },
                new ViewAction("next", "Next") { Data = new Dictionary<string, string> { ["card"] = "D1.2/Q1" } },
            ],
        };
        const string call = "([card, title]) => JSON.stringify(window.pressCard(JSON.parse(card), title, { one: 'b', compact: 'a', several: 'a,c', typed: 'Glue', found: 'b', time: '21:30', number: '12' }))";
        var card = CardRenderer.Render(view).ToJsonString(TeamsJson.Options);
        var answered = await page.EvaluateAsync<string>(call, new[] { card, "Answer" });
        Assert.Equal(
            """[{"type":"Action.Execute","verb":"answer","data":{"card":"D1.2/Q1","$verb":"answer","$filled":"found,time,number","one":"b","compact":"a","several":"a,c","found":"b","typed":"Glue","time":"21:30","number":"12"}},{"type":"Action.Submit","data":{"card":"D1.2/Q1","$verb":"answer","$filled":"found,time,number","one":"b","compact":"a","several":"a,c","found":"b","typed":"Glue","time":"21:30","number":"12"}}]""",
            answered);
        var next = await page.EvaluateAsync<string>(call, new[] { card, "Next" });
        Assert.Equal(
            """[{"type":"Action.Execute","verb":"next","data":{"card":"D1.2/Q1","$verb":"next"}},{"type":"Action.Submit","data":{"card":"D1.2/Q1","$verb":"next"}}]""",
            next);
    }
}
