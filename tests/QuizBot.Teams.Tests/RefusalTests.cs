using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>A value of the wrong kind in each field of each sort of activity: the same status and the same words whichever adapter answers.</summary>
public sealed class RefusalTests
{
    private static readonly (string Kind, JsonNode? Value)[] Wrong =
    [
        ("nothing", null),
        ("a number", 7),
        ("a huge number", 1e300),
        ("a truth", true),
        ("a text", "x"),
        ("a list", new JsonArray(1, "a", null)),
        ("a thing", new JsonObject { ["id"] = 7, ["type"] = new JsonArray() }),
    ];

    [Fact]
    public async Task Each_wrong_value_is_taken_or_refused_as_it_ever_was()
    {
        await using var connector = await StandInConnector.StartAsync();
        await using var host = await TeamsHost.StartAsync(new ScriptedBot());
        var lines = new StringBuilder();
        foreach (var (name, seed) in Seeds(connector.Url))
        {
            foreach (var path in Paths(seed).Where(path => path != "serviceUrl"))
            {
                foreach (var (kind, value) in Wrong)
                {
                    using var response = await host.PostAsync(With(seed, path, value));
                    var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                    lines.Append(CultureInfo.InvariantCulture, $"{name}\t{path}\t{kind}\t{(int)response.StatusCode}\t{Said(response, body)}\n");
                }
            }
        }

        Snapshot.Matches("refusals.tsv", lines.ToString());
        Assert.DoesNotContain("Error:", host.Log.Text, StringComparison.Ordinal);
    }

    /// <summary>The words of a refusal; of what a client gets, its members in order, since an SDK writes them in another.</summary>
    private static string Said(HttpResponseMessage response, string body) =>
        response.Content.Headers.ContentType?.MediaType == "application/json" ? Sorted(JsonNode.Parse(body))!.ToJsonString(TeamsJson.Options) : body;

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        null => null,
        _ => node.DeepClone(),
    };

    private static (string Name, JsonObject Activity)[] Seeds(string service) =>
    [
        ("message", Activities.Mention(service, "quiz glue")),
        ("submit", Activities.Submit(service, new JsonObject { ["$verb"] = "answer", ["card"] = "D1.2/Q1" })),
        ("execute", Activities.Execute(service, "answer", new JsonObject { ["card"] = "D1.2/Q1" })),
        ("search", Activities.Invoke(service, "composeExtension/query", new JsonObject
        {
            ["commandId"] = "search",
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = "words", ["value"] = "glue" }),
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
        })),
        ("explain", Activities.Invoke(service, "composeExtension/fetchTask", new JsonObject
        {
            ["commandId"] = "explain",
            ["messagePayload"] = new JsonObject { ["id"] = "1", ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p>Glue</p>" } },
        })),
        ("added", Activities.Event(service, "conversationUpdate", ("membersAdded", new JsonArray(new JsonObject { ["id"] = Activities.Bot })))),
        ("installed", Activities.Event(service, "installationUpdate", ("action", "add"))),
        ("event", Activities.Event(service, "event", ("name", "application/vnd.microsoft.meetingStart"), ("value", new JsonObject { ["MeetingType"] = "Scheduled" }))),
    ];

    private static IEnumerable<string> Paths(JsonNode? node, string at = "") => node switch
    {
        JsonObject members => members.SelectMany(member => Paths(member.Value, at + "/" + member.Key).Prepend((at + "/" + member.Key)[(at.Length == 0 ? 1 : 0)..])),
        JsonArray items => items.SelectMany((item, i) => Paths(item, string.Create(CultureInfo.InvariantCulture, $"{at}/{i}"))),
        _ => [],
    };

    private static JsonObject With(JsonObject seed, string path, JsonNode? value)
    {
        var activity = seed.DeepClone().AsObject();

        // Each one is a delivery of its own.
        activity["id"] = Guid.NewGuid().ToString("N");
        JsonNode place = activity;
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var step in steps[..^1])
            place = place is JsonArray items ? items[int.Parse(step, CultureInfo.InvariantCulture)]! : place[step]!;
        place[steps[^1]] = value?.DeepClone();
        return activity;
    }
}
