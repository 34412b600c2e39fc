using System.Globalization;
using System.Text.Json.Nodes;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>The whole bot behind the edge, on one store: buttons that were never shown, and what two instances make of one delivery.</summary>
public sealed class ForgedPressTests : IAsyncLifetime
{
    private static readonly LearnerId Amara = new("teams", Activities.Tenant, Activities.Person);

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;
    private SqliteStore store = null!;
    private StandInConnector connector = null!;
    private TeamsHost host = null!;
    private TeamsHost other = null!;

    public async ValueTask InitializeAsync()
    {
        store = SqliteStore.Open(Path.Combine(folder, "quizbot.db"));
        connector = (await StandInConnector.StartAsync()).On("POST", "/v3").On("PUT", "/v3");
        host = await StartAsync();
        other = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await other.DisposeAsync();
        await connector.DisposeAsync();
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Forged_data_get_a_clear_answer_and_count_nothing()
    {
        var good = await QuestionAsync(Activities.Message(connector.Url, "quiz"));
        var theirs = await QuestionAsync(As("29:somebody-else", Activities.Message(connector.Url, "quiz")));
        JsonObject With(JsonObject data, string name, JsonNode? value)
        {
            var copy = data.DeepClone().AsObject();
            copy[name] = value;
            return copy;
        }

        (string Verb, JsonObject Data)[] forged =
        [
            ("launch-missiles", good),
            ("$verb", good),
            (new string('a', 5_000), good),
            ("", good),
            (Verbs.Grade, []),
            (Verbs.Grade, With(good, "got", "maybe")),
            (Verbs.Grade, With(theirs, "got", "yes")),
            (Verbs.Grade, With(With(good, "card", "D9.9/Q1"), "got", "yes")),
            (Verbs.Grade, With(With(good, "card", "D1.2/Q-1"), "got", "yes")),
            (Verbs.Grade, With(With(good, "ask", "0123456789abcdef0123"), "got", "yes")),
            (Verbs.Grade, With(With(good, "ask", new string('x', 4_000)), "got", "yes")),
            (Verbs.Grade, With(With(good, "ask", new string('x', 400_000)), "got", "yes")),
            (Verbs.Grade, With(With(good, "ask", 7), "got", "yes")),
            (Verbs.Grade, With(With(good, "ask", new JsonArray("a")), "got", "yes")),
            (Verbs.Grade, With(With(good, "card", new JsonObject { ["id"] = 1 }), "got", true)),
            (Verbs.Answer, With(theirs, "answer", "-1")),
            (Verbs.Answer, With(With(good, "ask", "another"), "answer", "99999999999999999999")),
            (Verbs.Grade, With(With(good, "round", "r1"), "got", "yes")),
            (Verbs.Grade, With(With(good, "round", new string('é', 3_000)), "got", "yes")),
            (Verbs.Grade, With(With(good, "round", "/\\#?\u0007|.."), "got", "yes")),
            (Verbs.Reveal, new JsonObject { ["round"] = "-1" }),
            (Verbs.Reveal, []),
            (Verbs.Show, With(good, "card", "../../etc/passwd")),
            (Verbs.Say, new JsonObject { ["text"] = new string('q', 7_000) }),
            (Verbs.Delete, []),
            (Verbs.Delete, new JsonObject { ["sure"] = "yes" }),
            (Verbs.Next, new JsonObject { ["topic"] = new string('t', 7_000), ["after"] = "-1" }),
            (Verbs.Quiz, new JsonObject { ["topic"] = "no such thing" }),
        ];
        foreach (var (verb, data) in forged)
        {
            var response = await host.PostAsync(Activities.Execute(connector.Url, verb, data.DeepClone().AsObject()));
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode == 200, $"{verb} {Short(data)}: {(int)response.StatusCode} {text}");
            var answer = JsonNode.Parse(text)!;
            Assert.Equal(200, answer["statusCode"]!.GetValue<int>());
            var said = answer["value"] is JsonObject card ? card["fallbackText"]!.GetValue<string>() : answer["value"]!.GetValue<string>();
            Assert.True(said.Length > 10, $"{verb} {Short(data)}: {text}");
        }

        // Also from clients that know no Action.Execute; a few, because their answers are posted at the pace that Teams allows.
        foreach (var (verb, data) in forged.Where((_, i) => i % 4 == 0))
            Assert.Equal(200, (int)(await host.PostAsync(Activities.Submit(connector.Url, With(data, "$verb", verb)))).StatusCode);

        Assert.Equal((0, 0), (await CountAsync(Amara), await CountAsync(Amara with { User = "29:somebody-else" })));
        Assert.DoesNotContain("Error:", host.Log.Text, StringComparison.Ordinal);

        // The questions that wait still count, each for whom it was asked.
        await PressAsync(host, Activities.Execute(connector.Url, Verbs.Grade, With(good, "got", "yes")));
        await PressAsync(host, As("29:somebody-else", Activities.Execute(connector.Url, Verbs.Grade, With(theirs, "got", "yes"))));
        Assert.Equal((1, 1), (await CountAsync(Amara), await CountAsync(Amara with { User = "29:somebody-else" })));
    }

    [Fact]
    public async Task A_round_of_another_room_is_out_of_reach()
    {
        var round = await QuestionAsync(Activities.Mention(connector.Url, "quiz"));
        round["got"] = "yes";
        var elsewhere = Activities.Execute(connector.Url, Verbs.Grade, round.DeepClone().AsObject(), "channel");
        elsewhere["conversation"]!["id"] = "19:another@thread.tacv2";
        await PressAsync(host, elsewhere);
        await PressAsync(host, Activities.Execute(connector.Url, Verbs.Grade, round.DeepClone().AsObject()));
        Assert.Equal(0, await CountAsync(Amara));
        await PressAsync(host, Activities.Execute(connector.Url, Verbs.Grade, round.DeepClone().AsObject(), "channel"));
        Assert.Equal(1, await CountAsync(Amara));
    }

    [Theory]
    [InlineData("personal")]
    [InlineData("channel")]
    public async Task A_press_that_both_of_two_instances_are_given_counts_once(string kind)
    {
        var data = await QuestionAsync(kind == "personal" ? Activities.Message(connector.Url, "quiz") : Activities.Mention(connector.Url, "quiz"));
        data["got"] = "yes";
        var press = Activities.Execute(connector.Url, Verbs.Grade, data, kind);
        await Task.WhenAll(PressAsync(host, press), PressAsync(other, press), PressAsync(other, press));
        await PressAsync(host, press);
        Assert.Equal(1, await CountAsync(Amara));
    }

    /// <summary>An instance does not know what another has answered: the message is answered by both, but with one and the same question.</summary>
    [Theory]
    [InlineData("personal")]
    [InlineData("channel")]
    public async Task A_message_that_both_of_two_instances_are_given_asks_one_question(string kind)
    {
        var message = kind == "personal" ? Activities.Message(connector.Url, "quiz") : Activities.Mention(connector.Url, "quiz");
        var asked = await QuestionAsync(message);
        Assert.Equal(200, (int)(await other.PostAsync(message)).StatusCode);
        var again = Data((await connector.NextAsync()).Card);
        Assert.Equal(asked.ToJsonString(), again.ToJsonString());
        Assert.Equal(kind == "personal" ? 1 : 0, (await new Learners(store).GetAsync(Amara, TestContext.Current.CancellationToken)).Value.Open.Count);
    }

    private Task<TeamsHost> StartAsync() => TeamsHost.StartAsync(new Router(() => Shipped.Library, store));

    /// <summary>What the buttons of the posted question send.</summary>
    private async Task<JsonObject> QuestionAsync(JsonObject message)
    {
        Assert.Equal(200, (int)(await host.PostAsync(message)).StatusCode);
        return Data((await connector.NextAsync()).Card);
    }

    private static JsonObject Data(JsonNode card)
    {
        var data = card["body"]!.AsArray().Where(element => element!["type"]!.GetValue<string>() == "ActionSet").First()!["actions"]![0]!["data"]!.DeepClone().AsObject();
        data.Remove("$verb");
        return data;
    }

    private static async Task PressAsync(TeamsHost host, JsonObject press) => Assert.Equal(200, (int)(await host.PostAsync(press)).StatusCode);

    private async Task<int> CountAsync(LearnerId learner) => (await new Learners(store).GetAsync(learner, TestContext.Current.CancellationToken)).Value.Reviews;

    private static JsonObject As(string user, JsonObject activity)
    {
        activity["from"]!["id"] = user;
        activity["conversation"]!["id"] = "a:" + user[3..];
        return activity;
    }

    private static string Short(JsonObject data) => data.ToJsonString() is { Length: > 120 } text ? string.Create(CultureInfo.InvariantCulture, $"{text[..120]}… ({text.Length})") : data.ToJsonString();
}
