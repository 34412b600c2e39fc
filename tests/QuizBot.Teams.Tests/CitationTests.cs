using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Teams.Outbound;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>Where an explanation is from, as Teams shows it, and what people think of it.</summary>
public sealed class CitationTests : IAsyncLifetime
{
    private static readonly Source Glue = new("D1.2/aws-glue", "AWS Glue", "D1.2 ML Lifecycle, “Key Services”", "Cleans the data.", new Uri("https://notes.example/D1.2.md#L20"));
    private static readonly Source S3 = new("D1.2/amazon-s3", "Amazon S3", "D1.2 ML Lifecycle, “Key Services”", "Keeps the data.", null);
    private static readonly Source Bias = new("D1.1/bias", "Bias", "D1.1 *AI* [Concepts]", "", null);

    private StandInConnector connector = null!;

    public async ValueTask InitializeAsync() => connector = await StandInConnector.StartAsync();

    public ValueTask DisposeAsync() => connector.DisposeAsync();

    [Fact]
    public async Task An_explanation_is_followed_by_its_sources_with_Teams_own_buttons_to_rate_it()
    {
        connector.On("POST", "/v3", body: """{"id":"the-card"}""", once: true).On("POST", "/v3", body: """{"id":"the-sources"}""");
        var bot = new ScriptedBot(new Reply(ReplyKind.Post, Explaining(Glue, S3, Bias)));
        await using var host = await TeamsHost.StartAsync(bot);
        await host.PostAsync(Activities.Message(connector.Url, "compare"));

        var card = await connector.NextAsync();
        Assert.Contains("Told.", card.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Key Services", card.Body, StringComparison.Ordinal);
        Assert.Null(card.Json["channelData"]?["feedbackLoop"]);
        var sources = (await connector.NextAsync()).Json;
        Assert.Equal("From D1.2 ML Lifecycle, “Key Services” [1] [2]; D1.1 ∗AI∗ [Concepts] [3]", sources["text"]!.GetValue<string>());
        Assert.Null(sources["attachments"]);
        Assert.Equal("""{"feedbackLoop":{"type":"default"}}""", sources["channelData"]!.ToJsonString());
        AssertJson(
            """
            {"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org","citation":[
              {"@type":"Claim","position":1,"appearance":{"@type":"DigitalDocument","name":"AWS Glue","url":"https://notes.example/D1.2.md#L20","abstract":"Cleans the data.","image":{"@type":"ImageObject","name":"Text"}}},
              {"@type":"Claim","position":2,"appearance":{"@type":"DigitalDocument","name":"Amazon S3","abstract":"Keeps the data.","image":{"@type":"ImageObject","name":"Text"}}},
              {"@type":"Claim","position":3,"appearance":{"@type":"DigitalDocument","name":"Bias","abstract":"D1.1 *AI* [Concepts]","image":{"@type":"ImageObject","name":"Text"}}}]}
            """,
            Assert.Single(sources["entities"]!.AsArray())!.ToJsonString());
        await Eventually.Equal(("D1.2/aws-glue, D1.2/amazon-s3, D1.1/bias", "the-sources"), () => bot.Explained.Select(one => (one.Entry, one.Message)).FirstOrDefault());
    }

    [Fact]
    public async Task In_a_crowd_an_explanation_is_one_message_that_says_where_it_is_from()
    {
        connector.On("POST", "/v3");
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await TeamsHost.StartAsync(new ScriptedBot(new Reply(ReplyKind.Post, Explaining(Glue))), time: time);
        var paces = host.Services.GetRequiredService<Paces>();
        Task<bool>[] crowd = [.. Enumerable.Range(0, 149).Select(i => paces.WaitAsync(Activities.Tenant, $"chat-{i}", TimeSpan.FromMinutes(1), CancellationToken.None).AsTask())];
        await host.PostAsync(Activities.Message(connector.Url, "glue"));

        // It has the last place in the queue's third second: whoever comes next waits for the fourth.
        await Eventually.Equal(TimeSpan.FromSeconds(3), () => paces.Queue(Activities.Tenant));
        for (var i = 0; i < 3; i++)
            time.Advance(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(false, await Task.WhenAll(crowd));
        Assert.Contains("From D1.2", (await connector.NextAsync()).Body, StringComparison.Ordinal);

        time.Advance(TimeSpan.FromMinutes(1));
        await host.PostAsync(Activities.Message(connector.Url, "glue"));
        Assert.DoesNotContain("From D1.2", (await connector.NextAsync()).Card.ToJsonString(), StringComparison.Ordinal);
        Assert.StartsWith("From D1.2", (await connector.NextAsync()).Json["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_stay_within_what_Teams_takes()
    {
        connector.On("POST", "/v3");
        var many = Enumerable.Range(0, 30).Select(n => Bias with { Entry = $"D1/{n}", Name = new string('é', 500), Excerpt = string.Concat(Enumerable.Repeat("🎬", 300)), Place = $"D{n} " + new string('*', 5_000) });
        await using var host = await TeamsHost.StartAsync(new ScriptedBot(new Reply(ReplyKind.Post, Explaining([.. many]))));
        await host.PostAsync(Activities.Message(connector.Url, "compare"));
        await connector.NextAsync();
        var sources = await connector.NextAsync();
        var claims = sources.Json["entities"]![0]!["citation"]!.AsArray();
        Assert.Equal(20, claims.Count);
        Assert.All(claims, claim =>
        {
            Assert.InRange(claim!["appearance"]!["name"]!.GetValue<string>().Length, 1, 80);
            Assert.InRange(claim["appearance"]!["abstract"]!.GetValue<string>().Length, 1, 160);
            Assert.False(char.IsHighSurrogate(claim["appearance"]!["abstract"]!.GetValue<string>()[^2]));
        });
        Assert.InRange(sources.Body.Length, 1, 40_000);
    }

    [Fact]
    public async Task A_private_explanation_says_in_its_card_where_it_is_from()
    {
        await using var host = await TeamsHost.StartAsync(new ScriptedBot(new Reply(ReplyKind.Private, Explaining(Glue))));
        using var response = await host.PostAsync(Activities.Execute(connector.Url, "explain", [], "channel"));
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["value"]!["body"]!.AsArray();
        var run = body.Last(element => element!["type"]!.GetValue<string>() == "RichTextBlock")!["inlines"]![0]!;
        Assert.Equal("From D1.2 ML Lifecycle, “Key Services”", run["text"]!.GetValue<string>());
        Assert.Equal("https://notes.example/D1.2.md#L20", run["selectAction"]!["url"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("like", """{"feedbackText":"Just right."}""", true, "Just right.")]
    [InlineData("dislike", """{"feedbackText":""}""", false, "")]
    [InlineData("dislike", "no JSON at all", false, "no JSON at all")]
    [InlineData("dislike", """{"feedbackText":7}""", false, "")]
    [InlineData("like", null, true, "")]
    public async Task What_people_think_reaches_the_bot(string reaction, string? feedback, bool good, string text)
    {
        var bot = new ScriptedBot();
        await using var host = await TeamsHost.StartAsync(bot);
        using var response = await host.PostAsync(Feedback("feedback", new JsonObject { ["reaction"] = reaction, ["feedback"] = feedback }));
        Assert.Equal((HttpStatusCode.OK, "{}"), (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(new Rated(good, text, "1795000000099"), Assert.Single(bot.Turns).Input);
    }

    [Fact]
    public async Task What_is_no_feedback_is_not_taken_for_some()
    {
        var bot = new ScriptedBot();
        await using var host = await TeamsHost.StartAsync(bot);
        JsonObject[] others =
        [
            Feedback("somethingElse", new JsonObject { ["reaction"] = "like" }),
            Feedback("feedback", new JsonObject { ["reaction"] = "shrug" }),
            Feedback("feedback", new JsonArray()),
            Feedback("feedback", null),
        ];
        foreach (var other in others)
            Assert.Equal(501, (int)(await host.PostAsync(other)).StatusCode);
        Assert.Empty(bot.Turns);
    }

    [Fact]
    public async Task Feedback_that_could_not_be_kept_is_not_said_to_be()
    {
        await using var host = await TeamsHost.StartAsync(new ScriptedBot(_ => throw new StoreUnavailableException("The disk is full.")));
        Assert.Equal(500, (int)(await host.PostAsync(Feedback("feedback", new JsonObject { ["reaction"] = "like" }))).StatusCode);
    }

    private static View Explaining(params IReadOnlyList<Source> sources) => new()
    {
        Title = "Compared",
        Fallback = "Told.",
        Blocks = [new TextBlock("Told."), new SourceBlock($"From {sources[0].Place}", sources)],
    };

    private JsonObject Feedback(string action, JsonNode? value)
    {
        var activity = Activities.Invoke(connector.Url, "message/submitAction", new JsonObject { ["actionName"] = action, ["actionValue"] = value });
        activity["replyToId"] = "1795000000099";
        return activity;
    }

    private static void AssertJson(string expected, string actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);
}
