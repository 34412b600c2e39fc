using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using QuizBot.Core.Chat;
using QuizBot.Slack.Blocks;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Slack.Tests;

public sealed class BlockRendererTests
{
    private static IEnumerable<NamedView> Dialogs => ViewGallery.All.Where(named => named.View.Actions.Any(action => action.Submits));

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Gallery => [.. ViewGallery.All.Select(named => named.Name)];

    public static TheoryData<string> Everyday => [.. ViewGallery.All.Where(named => !named.Extreme).Select(named => named.Name)];

    [Theory]
    [MemberData(nameof(Gallery))]
    public void Every_view_of_the_gallery_is_within_slacks_limits(string name)
    {
        var message = BlockRenderer.Render(View(name));
        Assert.Empty(BlockKitRules.Check(message["blocks"]!.AsArray()));
        Assert.InRange(((string)message["text"]!).Length, 1, 3000);
        Assert.Empty(BlockKitRules.Check(BlockRenderer.RenderHome(View(name))["blocks"]!.AsArray(), 100));
    }

    [Theory]
    [MemberData(nameof(Everyday))]
    public void An_everyday_view_looks_as_it_was_last_approved(string name) =>
        Snapshot.Matches($"{name}.json", BlockRenderer.Render(View(name)).ToJsonString(Readable) + "\n");

    [Fact]
    public async Task Every_view_of_the_gallery_type_checks_with_slacks_own_types()
    {
        var input = new JsonObject
        {
            ["messages"] = new JsonObject(ViewGallery.All.Select(named => KeyValuePair.Create(named.Name, (JsonNode?)BlockRenderer.Render(named.View)))),
            ["homes"] = new JsonObject(ViewGallery.All.Select(named => KeyValuePair.Create(named.Name, (JsonNode?)BlockRenderer.RenderHome(named.View)))),
            ["dialogs"] = new JsonObject(Dialogs.Select(named => KeyValuePair.Create(named.Name, (JsonNode?)BlockRenderer.RenderDialog(named.View)))),
        };
        Assert.NotEmpty(Dialogs);
        Assert.Equal($"{(2 * ViewGallery.All.Count) + Dialogs.Count()} checked\n", await Oracle.RunAsync("slack-types.mjs", input.ToJsonString(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_dialog_keeps_Slacks_limits()
    {
        foreach (var view in Dialogs.Select(named => named.View))
            Assert.Empty(BlockKitRules.CheckDialog(BlockRenderer.RenderDialog(view with { Title = new string('t', 100) })));
    }

    [Fact]
    public void No_view_however_long_breaks_a_limit() => GenView.Sample(
        view => BlockKitRules.Check(BlockRenderer.Render(view)["blocks"]!.AsArray()).Count == 0
            && BlockKitRules.Check(BlockRenderer.RenderHome(view)["blocks"]!.AsArray(), 100).Count == 0
            && (view.Actions.All(action => !action.Submits) || BlockKitRules.Check(BlockRenderer.RenderDialog(view)["blocks"]!.AsArray(), 100, isDialog: true).Count == 0)
            && ((string)BlockRenderer.Render(view)["text"]!).Length is > 0 and <= 3000,
        iter: 80,
        print: view => $"{view.Title?.Length} {string.Join(',', BlockKitRules.Check(BlockRenderer.Render(view)["blocks"]!.AsArray()))}");

    [Fact]
    public void A_long_text_keeps_every_word_over_several_sections()
    {
        var text = string.Join(' ', Enumerable.Range(0, 1200).Select(i => $"word{i}"));
        var blocks = Blocks(new View { Fallback = "long", Blocks = [new TextBlock(text)] });
        Assert.True(blocks.Count > 3);
        Assert.Equal(text, string.Join(' ', blocks.Select(block => (string)block!["text"]!["text"]!)));
    }

    [Fact]
    public void A_part_of_an_export_as_long_as_the_bot_makes_them_is_shown_whole()
    {
        var part = string.Join('\n', Enumerable.Range(0, 330).Select(i => $"  \"card {i:D4}\": 0.123456789,"))[..9_000];
        var blocks = Blocks(new View { Title = "Everything kept about you, part 12 of 40", Fallback = "f", Blocks = [new FixedBlock("Everything kept about you, part 12 of 40", part)] });
        Assert.Equal(part.ReplaceLineEndings(""), string.Concat(blocks.Skip(2).Select(block => (string)block!["elements"]![0]!["elements"]![0]!["text"]!)).ReplaceLineEndings(""));
    }

    [Fact]
    public void What_does_not_fit_ends_in_an_ellipsis_and_the_buttons_stay()
    {
        var blocks = Blocks(View("long-export"));
        Assert.EndsWith("…", (string)blocks[^1]!["elements"]![0]!["elements"]![0]!["text"]!, StringComparison.Ordinal);
        var many = Blocks(View("many-blocks"));
        Assert.Equal("actions", (string)many[^1]!["type"]!);
        Assert.Contains(many, block => (string)block!["type"]! == "input");
    }

    [Fact]
    public void Text_of_people_and_notes_is_never_markup()
    {
        var message = BlockRenderer.Render(new View
        {
            Title = "<!channel>",
            Fallback = "<!channel> & <@U1>",
            Blocks = [new TextBlock("*a* <!here>"), new TextBlock("_b_", Tone.Heading), new FactsBlock([new("`c`", "<@U2>")]), new TextBlock("~d~", Tone.Subtle)],
        });
        Assert.Equal("&lt;!channel&gt; &amp; &lt;@U1&gt;", (string)message["text"]!);
        Assert.DoesNotContain("mrkdwn", message.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_of_inputs_differ_from_card_to_card_so_that_slack_forgets_what_was_typed()
    {
        var first = Id("D1.2/Q1");
        Assert.Equal(first, Id("D1.2/Q1"));
        Assert.NotEqual(first, Id("D1.2/Q2"));

        static string Id(string card) => (string)Blocks(new View
        {
            Fallback = "q",
            Blocks = [new ChoiceBlock("answer", "Pick", [new("a", "A")])],
            Actions = [new ViewAction("answer", "Answer") { Data = new Dictionary<string, string> { ["card"] = card } }],
        })[0]!["block_id"]!;
    }

    [Fact]
    public void A_button_comes_back_with_its_verb_data_and_wish_for_inputs() =>
        GenAction.Sample(action =>
        {
            var button = Blocks(new View { Fallback = "b", Actions = [action] })[0]!["elements"]![0]!;
            var pressed = ActionCode.Read((string)button["action_id"]!, (string)button["value"]!);
            return pressed is not null && pressed.Verb == action.Verb && pressed.WithInputs == action.Submits
                && pressed.Data.OrderBy(pair => pair.Key, StringComparer.Ordinal).SequenceEqual(action.Data.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        });

    [Fact]
    public void Enter_in_a_typed_answer_presses_the_button_that_submits()
    {
        var input = Blocks(View("type-answer")).Single(block => (string)block!["type"]! == "input")!;
        Assert.True((bool)input["dispatch_action"]!);
        var pressed = ActionCode.ReadEnter((string)input["block_id"]!)!;
        Assert.Equal(("answer", "D1.2/aws-glue/role", true), (pressed.Verb, pressed.Data["card"], pressed.WithInputs));
    }

    [Theory]
    [InlineData("answer", "{}")]
    [InlineData("", "{}")]
    [InlineData("~0", "{}")]
    [InlineData("answer~0", "[1]")]
    [InlineData("answer~0", "{\"a\":1}")]
    [InlineData("answer~0", "{")]
    [InlineData("answer~0", "{\"card\":null}")]
    [InlineData("a~b~c~d", "{}")]
    public void Ids_and_values_that_are_none_of_ours_are_no_press(string actionId, string value) => Assert.Null(ActionCode.Read(actionId, value));

    [Fact]
    public void A_narrow_table_is_aligned_and_a_wide_one_is_a_list_for_each_row()
    {
        Assert.Contains("rich_text_preformatted", Blocks(View("leaderboard")).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("rich_text_list", Blocks(View("compare")).ToJsonString(), StringComparison.Ordinal);
    }

    private static JsonArray Blocks(View view) => BlockRenderer.Render(view)["blocks"]!.AsArray();

    private static View View(string name) => ViewGallery.All.Single(named => named.Name == name).View;

    private static readonly Gen<string> GenText = Gen.Frequency(
        (9, Gen.String[0, 40]),
        (3, Gen.String[Gen.Char["&<>a \n…\ud83d\ude00"], 0, 400]),
        (1, Gen.Select(Gen.Int[0, 12_000], Any("word ", "x", "&", "\n", "😀", "<@U1> ")).Select((n, s) => string.Concat(Enumerable.Repeat(s, n / s.Length)))));

    private static readonly Gen<Option> GenOption = Gen.Select(Gen.Int[0, 9999], GenText).Select((value, text) => new Option($"o{value}", text));

    private static readonly Gen<ViewAction> GenAction = Gen.Select(Any([.. Verbs.All]), GenText, Gen.Dictionary(Gen.String[0, 20], Gen.String[0, 60])[0, 4], Gen.Bool, Gen.Bool)
        .Select((verb, title, data, primary, submits) => new ViewAction(verb, title)
        {
            Data = data.ToDictionary(pair => Valid(pair.Key), pair => Valid(pair.Value)),
            Primary = primary,
            Submits = submits,
        });

    private static readonly Gen<Block> GenBlock = Gen.OneOf(
        Gen.Select(GenText, Gen.Enum<Tone>()).Select(Block (text, tone) => new TextBlock(text, tone)),
        Gen.Select(GenText, GenText).Select((label, value) => new Fact(label, value)).List[0, 30].Select(Block (facts) => new FactsBlock(facts)),
        Gen.Select(GenText, Gen.Int, Gen.Int).Select(Block (label, value, max) => new ProgressBlock(label, value, max)),
        Gen.Select(GenText, GenText).Select(Block (label, text) => new FixedBlock(label, text)),
        Gen.Select(GenText, GenText, GenText.Array[3].List[0, 12]).Select(Block (a, b, rows) => new TableBlock([a, b, ""], [.. rows])),
        Gen.Select(GenText, GenText, GenOption.List[0, 130], Gen.Enum<Pick>(), Gen.Int[0, 130], GenText.Null())
            .Select(Block (id, label, options, pick, picked, problem) => new ChoiceBlock(id, label, options, pick)
            {
                Picked = [.. options.Take(picked).Select(option => option.Value)],
                Problem = problem,
            }),
        Gen.Select(GenText, GenText, GenText, Gen.Int, Gen.Enum<InputKind>(), Gen.OneOf(GenText, Any("20:00", "25:00", "7", "-7", "700")), GenText.Null())
            .Select(Block (id, label, placeholder, length, kind, value, problem) =>
                new InputBlock(id, label, placeholder, length) { Kind = kind, Value = value, Min = 1, Max = 100, Problem = problem }));

    private static readonly Gen<View> GenView = Gen.Select(GenText.Null(), GenBlock.List[0, 70], GenAction.List[0, 40], GenText)
        .Select((title, blocks, actions, fallback) => new View { Title = title, Blocks = blocks, Actions = actions, Fallback = fallback });

    private static Gen<string> Any(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>JSON cannot hold half a surrogate pair.</summary>
    private static string Valid(string text) => string.Concat(text.EnumerateRunes());
}
