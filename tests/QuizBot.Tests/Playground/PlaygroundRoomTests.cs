using System.Text.Json;
using System.Text.Json.Nodes;
using QuizBot.Core.Chat;
using QuizBot.Playground;
using QuizBot.Slack.Blocks;
using QuizBot.Teams.Cards;
using Xunit;

namespace QuizBot.Tests.Playground;

/// <summary>What comes of a message or a press, as the page hears it.</summary>
public sealed class PlaygroundRoomTests : IAsyncLifetime
{
    private PlaygroundHost host = null!;

    public async ValueTask InitializeAsync() => host = await PlaygroundHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task APageBeginsWithTheWholeRoomAndThenHearsEachChange()
    {
        await host.SayAsync("hello");
        await using var page = await host.FollowAsync();
        Assert.Equal("text/event-stream", page.Response.Content.Headers.ContentType!.MediaType);
        var state = await page.NextAsync("state");
        Assert.Equal(["hello", "You said: hello"], state["messages"]!.AsArray().Select(Words));
        Assert.Equal(["ada", "noor", "kenji"], state["personas"]!.AsArray().Select(persona => (string)persona!["id"]!));
        var suggestions = state["suggestions"]!.AsArray().Select(suggestion => (string)suggestion!["text"]!).ToList();
        Assert.Superset(new HashSet<string> { "quiz", "help", "timezone Europe/Berlin", "quiz AWS Glue" }, suggestions.ToHashSet());
        Assert.Equal(suggestions.Distinct(), suggestions);

        await host.SayAsync("two");
        Assert.Equal("two", Words(await page.NextAsync("message")));
        Assert.Equal("One.", Words(await page.NextAsync("message")));
        Assert.Equal("Two.", Words(await page.NextAsync("message")));
    }

    [Fact]
    public async Task TheBotIsAskedAsThePersonaWithTheirZoneAndTheMovedClock()
    {
        await host.PostAsync("/playground/clock", """{"minutes":1440}""");
        await host.SayAsync("hello", "kenji", "study-group");
        var turn = Assert.Single(host.Bot.Turns);
        Assert.Equal(new LearnerId("playground", "local", "kenji"), turn.Learner);
        Assert.Equal(new RoomId("playground", "local", "study-group"), turn.Room);
        Assert.Equal((RoomKind.Channel, "Asia/Tokyo", "Kenji"), (turn.RoomKind, turn.Zone, turn.LearnerName));
        Assert.Equal(PlaygroundHost.Start.AddDays(1), turn.Now);
        Assert.Equal(new Said("hello"), turn.Input);

        await host.SayAsync("hello", "ada");
        Assert.Equal((RoomKind.Personal, "personal-ada"), (host.Bot.Turns.Last().RoomKind, host.Bot.Turns.Last().Room.Conversation));
    }

    [Fact]
    public async Task APressCarriesItsDataAndReplacesTheCardInItsPlace()
    {
        await host.SayAsync("quiz");
        var (card, page) = await LastMessageAsync();
        await using var _ = page;
        await host.PressAsync((string)card["id"]!, Verbs.Answer, new JsonObject { ["card"] = "D1.2/aws-glue/role", ["answer"] = "b" });
        var pressed = Assert.IsType<Pressed>(host.Bot.Turns.Last().Input);
        Assert.Equal(("b", (string)card["id"]!), (pressed.Data["answer"], pressed.Message));

        var graded = await page.NextAsync("message");
        Assert.Equal((string)card["id"]!, (string)graded["id"]!);
        Assert.Equal("Right!", (string)graded["view"]!["title"]!);
        Assert.True((long)graded["version"]! > (long)card["version"]!);
    }

    [Fact]
    public async Task InTheChannelTheCardChangesForAllAndTheResultIsSeenByThePresserAlone()
    {
        await using var noor = await host.FollowAsync("noor", "study-group");
        await noor.NextAsync("state");
        await host.SayAsync("round", "ada", "study-group");
        await noor.NextAsync("message");
        var round = (string)(await noor.NextAsync("message"))["id"]!;
        Assert.Equal((new RoomId("playground", "local", "study-group"), "r1", round), Assert.Single(host.Bot.Posted));

        await using var ada = await host.FollowAsync("ada", "study-group");
        await ada.NextAsync("state");
        await host.PressAsync(round, Verbs.Answer, new JsonObject { ["round"] = "r1", ["answer"] = "b" }, "ada", "study-group");
        Assert.Equal(round, (string)(await ada.NextAsync("message"))["id"]!);
        var result = await ada.NextAsync("message");
        Assert.Equal(("ada", "Right!"), ((string)result["onlyFor"]!, (string)result["view"]!["title"]!));

        await host.SayAsync("after", "ada", "study-group");
        Assert.Equal(round, (string)(await noor.NextAsync("message"))["id"]!);
        Assert.Equal("after", Words(await noor.NextAsync("message")));

        await using var late = await host.FollowAsync("noor", "study-group");
        Assert.DoesNotContain((await late.NextAsync("state"))["messages"]!.AsArray(), message => message!["onlyFor"] is not null);
    }

    [Fact]
    public async Task APrivateCardIsFollowedInItsPlaceAndNobodyElseCanPressIt()
    {
        await host.SayAsync("streak", "ada", "study-group");
        var (mine, page) = await LastMessageAsync("ada", "study-group");
        await using var _ = page;
        await host.PressAsync((string)mine["id"]!, Verbs.Quiz, [], "ada", "study-group");
        var followed = await page.NextAsync("message");
        Assert.Equal(((string)mine["id"]!, "ada"), ((string)followed["id"]!, (string)followed["onlyFor"]!));

        await host.PressAsync((string)mine["id"]!, Verbs.Next, [], "noor", "study-group");
        var noors = await page.NextAsync("message");
        Assert.NotEqual((string)mine["id"]!, (string)noors["id"]!);
    }

    [Fact]
    public async Task TheSamePressDeliveredTwiceHappensOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.SayAsync("two", id: "same-click")));
        await host.PressAsync("none", Verbs.Next, [], id: "same-press");
        await host.PressAsync("none", Verbs.Next, [], id: "same-press");
        Assert.Equal(2, host.Bot.Turns.Count);
        await using var page = await host.FollowAsync();
        Assert.Equal(4, (await page.NextAsync("state"))["messages"]!.AsArray().Count);
    }

    [Fact]
    public async Task WhenTheBotFailsThePersonGetsAKindWordAndNoStackTrace()
    {
        using var response = await host.SayAsync("break", "ada", "study-group");
        Assert.True(response.IsSuccessStatusCode);
        await using var page = await host.FollowAsync("ada", "study-group");
        var notice = (await page.NextAsync("state"))["messages"]!.AsArray().Last()!;
        Assert.Equal(("notice", "ada"), ((string)notice["author"]!, (string)notice["onlyFor"]!));
        Assert.Contains("something went wrong", (string)notice["text"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", notice.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEditOfAMessageThatIsGoneChangesNothing()
    {
        await host.SayAsync("lost edit");
        await using var page = await host.FollowAsync();
        Assert.Equal(["lost edit"], (await page.NextAsync("state"))["messages"]!.AsArray().Select(Words));
    }

    [Fact]
    public async Task AReplacementForACardThatIsGoneIsPosted()
    {
        await host.PressAsync("gone", Verbs.Next, []);
        var (message, page) = await LastMessageAsync();
        await using var _ = page;
        Assert.Equal(ScriptedViews.Question.Title, (string)message["view"]!["title"]!);
    }

    [Fact]
    public async Task AnEndlessMessageReachesTheBotWholeAndThePageShortened()
    {
        await host.SayAsync(new string('x', 100_000));
        Assert.Equal(100_000, Assert.IsType<Said>(host.Bot.Turns.Single().Input).Text.Length);
        await using var page = await host.FollowAsync();
        Assert.EndsWith("… (and 96,000 more characters)", Words((await page.NextAsync("state"))["messages"]!.AsArray().First()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARoomKeepsItsLatestMessages()
    {
        for (var count = 0; count < 120; count++)
            await host.SayAsync($"message {count}");
        await using var page = await host.FollowAsync();
        var messages = (await page.NextAsync("state"))["messages"]!.AsArray();
        Assert.Equal(ChatRoom.Kept, messages.Count);
        Assert.Equal("You said: message 119", Words(messages.Last()));
    }

    [Fact]
    public async Task TheClockMovesForwardForEveryPageAndStopsAtItsEnd()
    {
        await using var page = await host.FollowAsync("noor", "study-group");
        await page.NextAsync("state");
        await host.PostAsync("/playground/clock", """{"minutes":60}""");
        var clock = await page.NextAsync("clock");
        Assert.Equal(PlaygroundHost.Start.AddHours(1), clock["now"]!.GetValue<DateTimeOffset>());
        Assert.Equal(60, (int)clock["aheadMinutes"]!);

        var time = Assert.IsType<PlaygroundClock>(host.Services.GetService(typeof(TimeProvider)));
        Assert.True(time.TryMove(PlaygroundClock.Furthest - TimeSpan.FromDays(1)));
        using var refused = await host.PostAsync("/playground/clock", """{"minutes":10080}""");
        Assert.Equal(System.Net.HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Throws<ArgumentOutOfRangeException>(() => time.TryMove(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public async Task ACardComesWithWhatTeamsAndSlackGet()
    {
        await host.SayAsync("help");
        var (message, page) = await LastMessageAsync();
        await using var _ = page;
        Assert.True(JsonNode.DeepEquals(CardRenderer.Render(ScriptedViews.Help), message["teams"]));
        Assert.True(JsonNode.DeepEquals(BlockRenderer.Render(ScriptedViews.Help), message["slack"]));
    }

    [Fact]
    public async Task APageThatNoLongerReadsIsLetGoAndTheOthersGoOn()
    {
        var rooms = (ChatRooms)host.Services.GetService(typeof(ChatRooms))!;
        var room = rooms.Find(ChatRooms.Personal, Persona.All[0])!;
        var asleep = new Follower("ada");
        room.Follow(asleep, out var seen);
        Assert.Empty(seen);
        for (var count = 0; count < 1_000; count++)
            room.Add(new Message { At = PlaygroundHost.Start, Author = "ada", Text = "hello" });
        await foreach (var item in asleep.Events.ReadAllAsync(TestContext.Current.CancellationToken))
            Assert.Equal("message", item.EventType);
    }

    [Fact]
    public async Task StoppingTheProgramEndsTheOpenPages()
    {
        await using var page = await host.FollowAsync();
        await page.NextAsync("state");
        await host.StopAsync();
        Assert.True(await page.EndedAsync());
    }

    [Fact]
    public void EveryBlockHasANameOnThePage() =>
        Assert.Equal(
            typeof(Block).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Block))).OrderBy(type => type.Name, StringComparer.Ordinal),
            PlaygroundJson.Blocks.Select(block => block.DerivedType).OrderBy(type => type.Name, StringComparer.Ordinal));

    [Fact]
    public async Task EveryBlockIsDrawnByThePage()
    {
        var script = await host.TextAsync("/playground/blocks.js");
        var drawings = script.Split("const drawings = {")[1].Split('}')[0];
        Assert.All(PlaygroundJson.Blocks, block => Assert.Contains((string)block.TypeDiscriminator!, drawings, StringComparison.Ordinal));
    }

    [Fact]
    public void AViewIsWrittenWithTheTypeOfEachBlock()
    {
        var view = new View { Title = "T", Fallback = "F", Blocks = [new TextBlock("Hi", Tone.Good), new ProgressBlock("2 of 3", 2, 3)], Actions = [new ViewAction(Verbs.Next, "Next card") { Primary = true }] };
        var message = new Message { Id = "m", At = PlaygroundHost.Start, Author = Message.Bot, View = view };
        Assert.Equal(
            """{"id":"m","version":0,"at":"2026-11-22T20:41:00+00:00","author":"bot","view":{"title":"T","blocks":[{"type":"text","text":"Hi","tone":"Good"},{"type":"progress","label":"2 of 3","value":2,"max":3}],"actions":[{"verb":"next","title":"Next card","data":{},"primary":true,"submits":false}],"fallback":"F"}}""",
            JsonSerializer.Serialize(message, PlaygroundJson.Of<Message>()));
    }

    private static string Words(JsonNode? message) => (string?)message!["text"] ?? (string)message["view"]!["fallback"]!;

    private async Task<(JsonNode Message, EventReader Page)> LastMessageAsync(string persona = "ada", string room = "me")
    {
        var page = await host.FollowAsync(persona, room);
        return ((await page.NextAsync("state"))["messages"]!.AsArray().Last()!, page);
    }
}
