using System.Text.Json;
using System.Text.Json.Nodes;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Storage.Sqlite;
using QuizBot.Teams.Cards;
using QuizBot.Teams.Inbound;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>What a sitting costs in taps and messages, by the cards that Teams shows.</summary>
public sealed class TapsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_sitting_of_20_takes_at_most_two_taps_a_card_from_quiz_to_its_end()
    {
        await using var store = SqliteStore.Open(Path.Combine(folder, "quizbot.db"));
        StudyWalk walk = new(() => Shipped.Library, new Router(() => Shipped.Library, store), new TeamsHand());
        await walk.CostsTwoTapsACardAsync();
    }

    private sealed class TeamsHand : IHand
    {
        public ShownCard Look(View view)
        {
            var body = CardRenderer.Render(view)["body"]!.AsArray().Select(element => element!).ToList();
            return new(
                [.. body.Where(element => Type(element) == "ActionSet").SelectMany(set => set["actions"]!.AsArray())
                    .Select(action => new ShownButton((string)action!["title"]!, (string)action["verb"]!, action))],
                [.. body.Where(element => Type(element).StartsWith("Input.", StringComparison.Ordinal)).Select(input => new ShownInput(
                    (string)input["id"]!,
                    Type(input) == "Input.Text" ? ShownKind.Typed
                        : (string?)input["style"] != "expanded" ? ShownKind.DropDown
                        : (bool)input["isMultiSelect"]! ? ShownKind.Several : ShownKind.One))]);
        }

        public TurnInput Press(ShownButton button, IReadOnlyDictionary<string, string> entered)
        {
            var action = ((JsonNode)button.Source).DeepClone();
            foreach (var (id, value) in entered)
                action["data"]![id] = value;
            using var sent = JsonDocument.Parse(action.ToJsonString());
            return PressData.FromExecute(sent.RootElement, "1795000000077")!;
        }

        private static string Type(JsonNode element) => (string)element["type"]!;
    }
}
