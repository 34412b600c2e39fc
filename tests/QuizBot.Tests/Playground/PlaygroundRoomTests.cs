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
    public async Task A_page_begins_with_the_whole_room_and_then_hears_each_change()
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
    public async Task The_bot_is_asked_as_the_persona_with_their_zone_and_the_moved_clock()
    {
        await host.PostAsync("/playground/clock", """{"minutes":1440}""");
        await host.SayAsync("@QuizBot hello", "kenji", "study-group");
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
    public async Task Personas_whom_a_message_mentions_are_people_to_the_bot()
    {
        await host.SayAsync("@QuizBot buddy @Noor (or @nobody, a@kenji)", "ada", "study-group");
        var turn = Assert.Single(host.Bot.Turns);
        Assert.Equal([new MentionedPerson(new("playground", "local", "noor"), "Noor")], Assert.IsType<Said>(turn.Input).Mentions);
        Assert.Equal(new RoomId("playground", "local", "personal-ada"), turn.Alone);
    }

    [Fact]
    public async Task A_press_carries_its_data_and_replaces_the_card_in_its_place()
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
    public async Task In_the_channel_the_card_changes_for_all_and_the_result_is_seen_by_the_presser_alone()
    {
        await using var noor = await host.FollowAsync("noor", "study-group");
        await noor.NextAsync("state");
        await host.SayAsync("@QuizBot round", "ada", "study-group");
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
    public async Task A_private_card_is_followed_in_its_place_and_nobody_else_can_press_it()
    {
        await host.SayAsync("@QuizBot streak", "ada", "study-group");
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
    public async Task The_same_press_delivered_twice_happens_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.SayAsync("two", id: "same-click")));
        await host.PressAsync("none", Verbs.Next, [], id: "same-press");
        await host.PressAsync("none", Verbs.Next, [], id: "same-press");
        Assert.Equal(2, host.Bot.Turns.Count);
        await using var page = await host.FollowAsync();
        Assert.Equal(4, (await page.NextAsync("state"))["messages"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("@QuizBot quiz", "quiz")]
    [InlineData("@quizbot: quiz D1.2", "quiz D1.2")]
    [InlineData("hey @QuizBot, quiz", "hey   quiz")]
    [InlineData("quiz @QuizBot", "quiz")]
    [InlineData("@QuizBot", "")]
    [InlineData("@QuizBots quiz", null)]
    [InlineData("me@QuizBot.example", null)]
    [InlineData("@@QuizBot quiz", null)]
    [InlineData("anyone up for lunch?", null)]
    public void The_bot_hears_what_mentions_it(string text, string? heard) => Assert.Equal(heard, BotMention.Heard(text));

    [Fact]
    public async Task In_the_channel_talk_between_people_is_shown_and_the_bot_is_not_asked()
    {
        await host.SayAsync("anyone up for lunch?", "ada", "study-group");
        await host.SayAsync("me!", "noor", "study-group");
        await host.SayAsync("at one?", "ada", "study-group");
        Assert.Empty(host.Bot.Turns);
        await using var ada = await host.FollowAsync("ada", "study-group");
        var messages = (await ada.NextAsync("state"))["messages"]!.AsArray();
        Assert.Equal(["ada", "hint", "noor", "ada"], messages.Select(message => (string)message!["author"]!));
        Assert.Contains("“@QuizBot quiz”", Words(messages[1]), StringComparison.Ordinal);

        // In a personal chat everything is for the bot, and a mention of it is no part of what is said.
        await host.SayAsync("@QuizBot hello");
        Assert.Equal(new Said("hello"), Assert.Single(host.Bot.Turns).Input);
    }

    [Fact]
    public async Task A_room_is_entered_once_by_the_bot_when_someone_first_looks_into_it()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await (await host.FollowAsync("ada", "study-group")).DisposeAsync()));
        await (await host.FollowAsync("noor", "study-group")).DisposeAsync();
        await (await host.FollowAsync()).DisposeAsync();
        Assert.Equal(["study-group", "personal-ada"], host.Bot.Rooms.Select(room => room.Conversation));

        await host.SayAsync("hello", "kenji");
        await (await host.FollowAsync("kenji")).DisposeAsync();
        Assert.Equal(2, host.Bot.Rooms.Count);
    }

    [Fact]
    public async Task When_the_bot_fails_the_person_gets_a_kind_word_and_no_stack_trace()
    {
        using var response = await host.SayAsync("@QuizBot break", "ada", "study-group");
        Assert.True(response.IsSuccessStatusCode);
        await using var page = await host.FollowAsync("ada", "study-group");
        var notice = (await page.NextAsync("state"))["messages"]!.AsArray().Last()!;
        Assert.Equal(("notice", "ada"), ((string)notice["author"]!, (string)notice["onlyFor"]!));
        Assert.Contains("something went wrong", (string)notice["text"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", notice.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_of_a_message_that_is_gone_changes_nothing()
    {
        await host.SayAsync("lost edit");
        await using var page = await host.FollowAsync();
        Assert.Equal(["lost edit"], (await page.NextAsync("state"))["messages"]!.AsArray().Select(Words));
    }

    [Fact]
    public async Task A_replacement_for_a_card_that_is_gone_is_posted()
    {
        await host.PressAsync("gone", Verbs.Next, []);
        var (message, page) = await LastMessageAsync();
        await using var _ = page;
        Assert.Equal(ScriptedViews.Question.Title, (string)message["view"]!["title"]!);
    }

    [Fact]
    public async Task An_endless_message_reaches_the_bot_whole_and_the_page_shortened()
    {
        await host.SayAsync(new string('x', 100_000));
        Assert.Equal(100_000, Assert.IsType<Said>(host.Bot.Turns.Single().Input).Text.Length);
        await using var page = await host.FollowAsync();
        Assert.EndsWith("… (and 96,000 more characters)", Words((await page.NextAsync("state"))["messages"]!.AsArray().First()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_keeps_its_latest_messages()
    {
        for (var count = 0; count < 120; count++)
            await host.SayAsync($"message {count}");
        await using var page = await host.FollowAsync();
        var messages = (await page.NextAsync("state"))["messages"]!.AsArray();
        Assert.Equal(ChatRoom.Kept, messages.Count);
        Assert.Equal("You said: message 119", Words(messages.Last()));
    }

    [Fact]
    public async Task The_clock_moves_forward_for_every_page_and_stops_at_its_end()
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
    public async Task A_card_comes_with_what_Teams_and_Slack_get()
    {
        await host.SayAsync("help");
        var (message, page) = await LastMessageAsync();
        await using var _ = page;
        Assert.True(JsonNode.DeepEquals(CardRenderer.Render(ScriptedViews.Help), message["teams"]));
        Assert.True(JsonNode.DeepEquals(BlockRenderer.Render(ScriptedViews.Help), message["slack"]));
    }

    [Fact]
    public async Task A_page_that_no_longer_reads_is_let_go_and_the_others_go_on()
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
    public async Task Stopping_the_program_ends_the_open_pages()
    {
        await using var page = await host.FollowAsync();
        await page.NextAsync("state");
        await host.StopAsync();
        Assert.True(await page.EndedAsync());
    }

    [Fact]
    public void Every_block_has_a_name_on_the_page() =>
        Assert.Equal(
            typeof(Block).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Block))).OrderBy(type => type.Name, StringComparer.Ordinal),
            PlaygroundJson.Blocks.Select(block => block.DerivedType).OrderBy(type => type.Name, StringComparer.Ordinal));

    [Fact]
    public async Task Every_block_is_drawn_by_the_page()
    {
        var script = await host.TextAsync("/playground/blocks.js");
        var drawings = script.Split("const drawings = {")[1].Split('}')[0];
        Assert.All(PlaygroundJson.Blocks, block => Assert.Contains((string)block.TypeDiscriminator!, drawings, StringComparison.Ordinal));
    }

    [Fact]
    public void A_view_is_written_with_the_type_of_each_block()
    {
        var view = new View { Title = "T", Fallback = "F", Blocks = [new TextBlock("Hi", Tone.Good), new ProgressBlock("2 of 3", 2, 3)], Actions = [new ViewAction(Verbs.Next, "Next card") { Primary = true }] };
        var message = new Message { Id = "m", At = PlaygroundHost.Start, Author = Message.Bot, View = view };
        Assert.Equal(
            """{"id":"m","version":0,"at":"2026-11-22T20:41:00+00:00","author":"bot","view":{"title":"T","blocks":[{"type":"text","text":"Hi","tone":"Good"},{"type":"progress","label":"2 of 3","value":2,"max":3}],"actions":[{"verb":"next","title":"Next card","data":{},"primary":true,"submits":false,"wide":false}],"fallback":"F"}}""",
            JsonSerializer.Serialize(message, PlaygroundJson.Of<Message>()));
    }

    private static string Words(JsonNode? message) => (string?)message!["text"] ?? (string)message["view"]!["fallback"]!;

    private async Task<(JsonNode Message, EventReader Page)> LastMessageAsync(string persona = "ada", string room = "me")
    {
        var page = await host.FollowAsync(persona, room);
        return ((await page.NextAsync("state"))["messages"]!.AsArray().Last()!, page);
    }
}
