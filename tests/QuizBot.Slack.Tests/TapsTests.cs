using System.Text.Json;
using System.Text.Json.Nodes;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Slack.Blocks;
using QuizBot.Slack.Inbound;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Slack.Tests;

/// <summary>What a sitting costs in taps and messages, by the cards that Slack shows.</summary>
public sealed class TapsTests
{
    [Fact]
    public async Task A_sitting_of_20_takes_at_most_two_taps_a_card_from_quiz_to_its_end()
    {
        StudyWalk walk = new(() => Shipped.Library, new Router(() => Shipped.Library, new MemoryStore()), new SlackHand());
        await walk.CostsTwoTapsACardAsync();
    }

    private sealed class SlackHand : IHand
    {
        private JsonArray blocks = [];

        public ShownCard Look(View view)
        {
            blocks = BlockRenderer.Render(view)["blocks"]!.AsArray();
            return new(
                [.. blocks.Where(block => Type(block!) == "actions").SelectMany(block => block!["elements"]!.AsArray())
                    .Select(button => new ShownButton((string)button!["text"]!["text"]!, ((string)button["action_id"]!).Split('~')[0], button))],
                [.. blocks.Where(block => Type(block!) == "input").Select(block => block!["element"]!).Select(input => new ShownInput(
                    (string)input["action_id"]!,
                    Type(input) switch
                    {
                        "plain_text_input" => ShownKind.Typed,
                        "radio_buttons" => ShownKind.One,
                        "checkboxes" => ShownKind.Several,
                        _ => ShownKind.DropDown,
                    }))]);
        }

        public TurnInput Press(ShownButton button, IReadOnlyDictionary<string, string> entered)
        {
            var source = (JsonNode)button.Source;
            var state = Samples.State(blocks, entered.ToDictionary(pair => pair.Key, string? (pair) => pair.Value));
            using var sent = JsonDocument.Parse(Samples.Press((string)source["action_id"]!, (string)source["value"]!, "DU1", state: state).ToJsonString());
            return ((Ask)InteractionReader.Read(sent.RootElement, new SlackOptions())!).Input;
        }

        private static string Type(JsonNode element) => (string)element["type"]!;
    }
}
