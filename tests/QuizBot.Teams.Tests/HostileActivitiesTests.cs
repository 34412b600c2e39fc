using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using QuizBot.Core.Chat;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>Tens of thousands of activities that nobody meant: seeded, so that a failure comes again.</summary>
public sealed class HostileActivitiesTests
{
    private static readonly int Count = Fuzz.Count(50_000);
    private const int Seed = 20261122;

    private static readonly string[] Services =
    [
        "https://evil.example/", "http://169.254.169.254/", "http://127.0.0.1.evil.example/", "http://127.0.0.1@evil.example/", "//evil.example", "file:///etc/passwd", "http://[::ffff:8.8.8.8]/", "https://smba.trafficmanager.net/teams/", "",
    ];

    private static readonly string[] Texts =
    [
        "", " ", "\u0000", "a\u0007b", "/\\#?%2F..", new string('x', 1000), new string('é', 5000), "\uFFFF", "29:somebodyElse", "{{DATE(2026-11-22T06:00:00Z)}}", "<at>QuizBot</at>", "-1", "true", "$verb", "__proto__",
        "19:other@thread.tacv2;messageid=", ";messageid=;messageid=", "2026-13-45", "Europe/Nowhere", "\u202Eabc",
    ];

    [Fact]
    public async Task No_activity_makes_the_edge_fail_or_call_a_stranger()
    {
        await using var connector = await StandInConnector.StartAsync();
        connector.On("POST", "/v3").On("PUT", "/v3");
        var turns = 0;
        var strangers = new ConcurrentBag<string>();
        var view = new View { Fallback = "Hello.", Blocks = [new TextBlock("Hello.")] };
        var bot = new ScriptedBot(turn =>
        {
            // A damaged port is still this computer, which is all that a bot without an app id may call; the test itself calls only its stand-in.
            var service = new Uri(JsonNode.Parse(turn.Address!)!["service"]!.GetValue<string>());
            if (!service.IsLoopback)
                strangers.Add(turn.Address!);
            return Interlocked.Increment(ref turns) % 400 == 0 && service == new Uri(connector.Url) ? [new Reply(ReplyKind.Post, view)] : [];
        });
        await using var host = await TeamsHost.StartAsync(bot);
        JsonObject[] seeds =
        [
            Activities.Message(connector.Url, "quiz glue"),
            Activities.Mention(connector.Url, "quiz D1.2"),
            Activities.Execute(connector.Url, "answer", new JsonObject { ["card"] = "D1.2/Q1", ["answer"] = "a" }),
            Activities.Submit(connector.Url, new JsonObject { ["$verb"] = "answer", ["card"] = "D1.2/Q1", ["answer"] = "a" }, "channel"),
            Activities.Event(connector.Url, "installationUpdate", ("action", "add")),
            Activities.Event(connector.Url, "conversationUpdate", ("membersAdded", new JsonArray(new JsonObject { ["id"] = Activities.Bot }))),
            Activities.Invoke(connector.Url, "composeExtension/query", new JsonObject { ["commandId"] = "search", ["parameters"] = new JsonArray(new JsonObject { ["name"] = "words", ["value"] = "glue" }), ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 } }),
            Activities.Invoke(connector.Url, "composeExtension/fetchTask", new JsonObject { ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p>Glue &amp; S3</p>" } } }),
        ];
        string[] texts = [.. seeds.Select(seed => seed.ToJsonString())];
        var odd = new ConcurrentDictionary<int, int>();
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (n, _) =>
        {
            var body = Mutate(texts[n % texts.Length], new Random(Seed + n));
            using var response = await host.PostAsync(body);
            var status = (int)response.StatusCode;
            odd.AddOrUpdate(status, 1, (_, count) => count + 1);
            if (status is not (200 or 400 or 501))
                failures.Add($"{n}: {status} for {Encoding.UTF8.GetString(body)}");
        });
        Assert.True(failures.IsEmpty, string.Join('\n', failures.Take(5).Append(host.Log.Text[..Math.Min(4000, host.Log.Text.Length)])));
        Assert.Empty(strangers);
        Assert.True(turns > Count / 20, $"only {turns} of {Count} were understood");
        Assert.DoesNotContain("Error:", host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Critical:", host.Log.Text, StringComparison.Ordinal);
    }

    private static byte[] Mutate(string seed, Random random)
    {
        var activity = JsonNode.Parse(seed)!.AsObject();
        activity["id"] = random.Next(10) > 0 ? random.Next().ToString(System.Globalization.CultureInfo.InvariantCulture) : "same";
        if (random.Next(20) == 0)
            activity["serviceUrl"] = Services[random.Next(Services.Length)];
        for (var i = random.Next(4); i > 0; i--)
            Change(activity, random);
        var body = Encoding.UTF8.GetBytes(activity.ToJsonString());
        return random.Next(5) == 0 ? Damage(body, random) : body;
    }

    private static void Change(JsonNode root, Random random)
    {
        var places = Places(root).ToList();
        var (parent, name) = places[random.Next(places.Count)];
        if (name == "serviceUrl")
            return;
        var value = random.Next(10) switch
        {
            0 => null,
            1 => random.Next(-5, 5),
            2 => random.NextDouble() * 1e300,
            3 => random.Next(2) == 0,
            4 => new JsonArray(1, "a", null, new JsonObject()),
            5 => new JsonObject { ["id"] = 7, ["type"] = new JsonArray() },
            6 => Nest(random.Next(1, 60)),
            _ => Texts[random.Next(Texts.Length)],
        };
        if (random.Next(6) == 0)
            parent.Remove(name);
        else if (random.Next(8) == 0)
            parent["x" + random.Next(100)] = value;
        else
            parent[name] = value;
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Places(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(member => Places(member.Value).Prepend((parent, member.Key))),
        JsonArray items => items.SelectMany(Places),
        _ => [],
    };

    private static JsonNode Nest(int depth)
    {
        JsonNode node = "x";
        for (var i = 0; i < depth; i++)
            node = i % 2 == 0 ? new JsonArray(node) : new JsonObject { ["data"] = node };
        return node;
    }

    private static byte[] Damage(byte[] body, Random random)
    {
        string[] escapes = ["\\ud800", "\\udc00x", "\\u0000", "\\q", "\"", "{", "]", ",", "\\", "\u00ff"];
        var bytes = body.ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.Latin1.GetBytes(escapes[random.Next(escapes.Length)]));
                    break;
                default:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(40)));
                    bytes.Add((byte)'}');
                    break;
            }
        }

        return [.. bytes];
    }
}
