using System.Text.Json;
using System.Text.Json.Nodes;
using QuizBot.Core.Chat;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>The Bot Framework's JavaScript SDK gets the same activities, reads what we post, and makes one for us.</summary>
public sealed class InteropTests
{
    /// <summary>What is the bot's own to say in a message.</summary>
    private static readonly string[] Own = ["attachments", "summary", "text", "inputHint", "attachmentLayout", "entities", "locale", "serviceUrl", "channelId", "timestamp", "localTimestamp"];

    [Fact]
    public async Task Both_bots_answer_the_same_activities_alike()
    {
        Oracle.Need();
        var cancel = TestContext.Current.CancellationToken;
        await using var theirs = await StandInConnector.StartAsync();
        await using var ours = await StandInConnector.StartAsync();
        theirs.On("POST", "/v3");
        ours.On("POST", "/v3").On("PUT", "/v3");
        var view = new View { Fallback = "Hello.", Blocks = [new TextBlock("Hello.")] };
        var bot = new ScriptedBot(turn => [new Reply(turn.Input is Said ? ReplyKind.Post : ReplyKind.Private, view)]);
        await using var host = await TeamsHost.StartAsync(bot);

        JsonObject[] For(string service) =>
        [
            Activities.Message(service, "quiz glue"),
            Activities.Mention(service, "quiz glue"),
            Activities.Message(service, "quiz glue", "groupChat"),
            Activities.Execute(service, "answer", new JsonObject { ["card"] = "D1.2/Q1" }),
            Activities.Invoke(service, "composeExtension/query", new JsonObject { ["commandId"] = "search", ["parameters"] = new JsonArray(new JsonObject { ["name"] = "words", ["value"] = "glue" }) }),
            Activities.Invoke(service, "somebody/elses", []),
        ];
        var asked = For(theirs.Url);
        var heard = For(ours.Url);
        var posted = new List<JsonNode>();
        var answers = new List<(int Status, JsonNode? Body)>();
        var paths = new List<string>();
        for (var i = 0; i < heard.Length; i++)
        {
            heard[i]["id"] = asked[i]["id"]!.DeepClone();
            using var response = await host.PostAsync(heard[i]);
            var body = await response.Content.ReadAsStringAsync(cancel);
            answers.Add(((int)response.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body)));
            if (i > 2)
                continue;
            var sent = await ours.NextAsync();
            posted.Add(sent.Json.DeepClone());
            paths.Add(sent.Path);
        }

        var input = new JsonObject { ["activities"] = new JsonArray(asked), ["posted"] = new JsonArray([.. posted]) }.ToJsonString();
        var oracle = JsonNode.Parse(await Oracle.RunAsync("botbuilder.mjs", input, cancel))!;

        // The status of every answer, and the shape of what an invoke is answered with.
        Assert.Equal(oracle["answers"]!.AsArray().Select(answer => answer!["status"]!.GetValue<int>()), answers.Select(answer => answer.Status));
        Assert.Equal(Fixed(oracle["answers"]![3]!["body"]!, "value"), Fixed(answers[3].Body!, "value"));
        var theirSearch = oracle["answers"]![4]!["body"]!["composeExtension"]!;
        Assert.Equal(Fixed(theirSearch, "attachments"), Fixed(answers[4].Body!["composeExtension"]!, "attachments"));

        // Where a reply goes, and the fields of it that the protocol fixes.
        foreach (var (index, mine) in posted.Index())
        {
            var other = await theirs.NextAsync();
            Assert.Equal(Uri.UnescapeDataString(other.Path), Uri.UnescapeDataString(paths[index]));
            foreach (var (name, value) in mine.AsObject().Where(field => !Own.Contains(field.Key)))
                Assert.True(Agree(other.Json[name], value), $"{name}: {value?.ToJsonString()}, and theirs {other.Json[name]?.ToJsonString()}");
            Assert.Empty(other.Json.AsObject().Select(field => field.Key).Except(mine.AsObject().Select(field => field.Key)).Except(Own));
            Assert.Equal(other.Json["attachments"]![0]!["contentType"]!.ToString(), mine["attachments"]![0]!["contentType"]!.ToString());
        }

        // Their types read every field of what we post.
        foreach (var (mine, read) in posted.Zip(oracle["read"]!.AsArray()))
            Assert.True(JsonNode.DeepEquals(mine, read), $"{mine.ToJsonString()}\n{read!.ToJsonString()}");

        // An activity as their test adapter makes it is one for us.
        var made = oracle["made"]!.AsObject();
        made["serviceUrl"] = ours.Url;
        Assert.Equal(200, (int)(await host.PostAsync(made)).StatusCode);
        Assert.Equal(new Said("quiz glue"), bot.Turns.Last().Input);
        await ours.NextAsync();
    }

    /// <summary>All but the member that is the bot's own.</summary>
    private static string Fixed(JsonNode body, string own) =>
        JsonSerializer.Serialize(body.AsObject().Where(member => member.Key != own).OrderBy(member => member.Key, StringComparer.Ordinal).ToDictionary(member => member.Key, member => member.Value?.ToJsonString()));

    /// <summary>Ours says the same; of an account or conversation its id is enough.</summary>
    private static bool Agree(JsonNode? theirs, JsonNode? mine) =>
        mine is JsonObject account ? theirs is JsonObject && account.All(member => Agree(theirs[member.Key], member.Value)) : JsonNode.DeepEquals(theirs, mine);
}
