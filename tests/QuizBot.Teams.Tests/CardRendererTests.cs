using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using QuizBot.Core.Chat;
using QuizBot.Teams.Cards;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

public sealed class CardRendererTests
{
    private static readonly JsonSerializerOptions Readable = new(TeamsJson.Options) { WriteIndented = true };

    public static TheoryData<string> Names => [.. ViewGallery.All.Where(named => !named.Extreme).Select(named => named.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_is_what_it_was(string name) =>
        Snapshot.Matches(name + ".json", CardRenderer.Render(ViewGallery.All.Single(named => named.Name == name).View).ToJsonString(Readable) + "\n");

    [Fact]
    public async Task Every_card_of_the_gallery_is_sound_for_schema_renderer_and_types()
    {
        Oracle.Need();
        Assert.Equal("", await JudgeAsync(ViewGallery.All, "--types"));
    }

    [Fact]
    public void Every_card_of_the_gallery_is_under_80_KB()
    {
        foreach (var named in ViewGallery.All)
            Assert.InRange(Size(CardRenderer.Render(named.View)), 1, CardRenderer.MaxSize);
    }

    [Fact]
    public async Task Any_view_gives_a_sound_card_under_80_KB()
    {
        var views = new List<NamedView>();
        AnyView.All.Sample(
            view =>
            {
                var size = Size(CardRenderer.Render(view));
                lock (views)
                    views.Add(new NamedView($"random-{views.Count}", view));
                return size <= CardRenderer.MaxSize;
            },
            iter: 200,
            threads: 2,
            print: view => $"{view.Blocks.Count} blocks");
        views.Add(new("million", new View { Fallback = new string('"', 1_000_000), Title = new string('*', 1_000_000), Blocks = [new TextBlock(new string('\\', 1_000_000))] }));
        views.Add(new("lines", new View { Fallback = "x", Blocks = [new FixedBlock(new string('\n', 1_000_000), string.Concat(Enumerable.Repeat("  \n", 333_333)))] }));
        views.Add(new("flags", new View { Fallback = "x", Blocks = [.. Enumerable.Repeat(new TextBlock(string.Concat(Enumerable.Repeat("🇪🇺", 20_000)), Tone.Heading), 1000)] }));
        Assert.All(views, named => Assert.InRange(Size(CardRenderer.Render(named.View)), 1, CardRenderer.MaxSize));
        Oracle.Need();
        Assert.Equal("", await JudgeAsync(views));
    }

    [Fact]
    public void Inputs_stay_when_text_is_cut()
    {
        var card = CardRenderer.Render(ViewGallery.All.Single(named => named.Name == "many-blocks").View);
        var json = card.ToJsonString(Readable);
        Assert.Contains("\"Input.Text\"", json, StringComparison.Ordinal);
        Assert.Contains("the rest is left out", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain words, 100% of them", "plain words, 100% of them")]
    [InlineData("F1_score", "F1_score")]
    [InlineData("__init__", "|_||_|init|_||_|")]
    [InlineData("a * b", "a ∗ b")]
    [InlineData("`ls`", "ˋlsˋ")]
    [InlineData("[a](b)", "[a]|(b)")]
    [InlineData("# a", "|# a")]
    [InlineData("12. a", "|12. a")]
    [InlineData("12 a", "12 a")]
    [InlineData("12", "12")]
    [InlineData("<b>", "<|b>")]
    [InlineData("R&D & &amp;", "R&|D & &|amp;")]
    [InlineData("{{DATE(x)}}", "{|{DATE(x)}}")]
    [InlineData("a\\*b", "a\\|∗b")]
    [InlineData(" a\r\n b ", "a  b")]
    public void Literal_text_is_no_markup(string text, string expected)
    {
        Assert.Equal(expected.Replace("|", "\u200B", StringComparison.Ordinal), PlainText.Literal(text));
    }

    [Theory]
    [InlineData("short", 100, "short")]
    [InlineData("abcdefghij", 20, "abcdefghij")]
    [InlineData("abcdefghij", 19, "abcdefgh…")]
    [InlineData("abc 👩‍👩‍👧‍👦", 40, "abc…")]
    [InlineData("abc", 1, "")]
    public void Fit_cuts_between_letters(string text, int most, string expected)
    {
        Assert.Equal(expected, PlainText.Fit(text, most));
        Assert.InRange(PlainText.Cost(PlainText.Fit(text, most)), 0, most);
    }

    internal static int Size(JsonNode card)
    {
        var json = card.ToJsonString(TeamsJson.Options);
        return Math.Max(2 * json.Length, Encoding.UTF8.GetByteCount(json));
    }

    /// <summary>What the judges say against the cards; empty when they are content.</summary>
    private static async Task<string> JudgeAsync(IEnumerable<NamedView> views, params string[] arguments)
    {
        var cards = new JsonArray([.. views.Select(named => new JsonObject { ["name"] = named.Name, ["card"] = CardRenderer.Render(named.View) })]);
        var judged = await Oracle.RunAsync("cards.mjs", cards.ToJsonString(TeamsJson.Options), TestContext.Current.CancellationToken, arguments);
        return string.Join('\n', JsonNode.Parse(judged)!.AsArray().Select(card => card!.ToJsonString()));
    }
}
