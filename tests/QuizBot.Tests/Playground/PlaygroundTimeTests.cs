using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Playground;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Playground;

/// <summary>The whole bot with its pushes, in days that pass at a press.</summary>
public sealed class PlaygroundTimeTests : IAsyncLifetime
{
    private readonly PlaygroundClock clock = new(new FakeTimeProvider(PlaygroundHost.Start));
    private WholeBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await WholeBot.StartAsync(["Push:Enabled=true"], "Development", clock);

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Who_opens_a_room_first_meets_the_bot_and_nobody_meets_it_twice()
    {
        foreach (var (persona, room, opening) in new[]
        {
            ("ada", "me", "I am your study partner"), ("kenji", "me", "I am your study partner"),
            ("ada", "study-group", "I bring this room together"), ("noor", "study-group", "I bring this room together"),
        })
        {
            var hello = Assert.Single(await MessagesAsync(persona, room));
            Assert.Equal(("bot", "Hello, I am QuizBot"), ((string)hello["author"]!, (string)hello["view"]!["title"]!));
            Assert.StartsWith(opening, (string)hello["view"]!["fallback"]!, StringComparison.Ordinal);
        }

        // As after a restart: what was said is gone, and the bot knows that it has been here.
        bot.Services.GetRequiredService<ChatRooms>().Find("me", Persona.All[0])!.Clear();
        clock.TryMove(TimeSpan.FromDays(1));
        Assert.Empty(await MessagesAsync());
    }

    [Fact]
    public async Task A_week_at_a_press_brings_every_card_at_its_own_time()
    {
        await SayAsync("@QuizBot schedule daily 17:30 UTC", "noor", "study-group");
        await SayAsync("schedule daily 09:00 UTC");
        await MoveAsync("""{"minutes":10080}""");
        Assert.Equal(TimeSpan.FromDays(7), clock.Ahead);

        var days = Enumerable.Range(1, 7).Select(day => PlaygroundHost.Start.Date.AddDays(day)).ToList();
        var group = await TimesAsync("noor", "study-group");
        Assert.Equal(days.Select(day => day.AddHours(17.5)), group.Where(at => at.TimeOfDay == new TimeSpan(17, 30, 0)).Distinct());
        Assert.Equal(group.Order(), group);
        Assert.Contains(days[0].AddHours(9), await TimesAsync("ada", "me"));
    }

    [Fact]
    public async Task A_match_goes_on_card_by_card_while_ten_minutes_pass_at_a_press()
    {
        await SayAsync("@QuizBot quiz 3", "ada", "study-group");
        await MoveAsync("""{"minutes":10}""");
        var messages = (await MessagesAsync("ada", "study-group")).Where(message => (string)message["author"]! == "bot").ToList();
        Assert.Equal("The match is over", (string)messages[^1]["view"]!["title"]!);
        var steps = messages.Select(At).Distinct().ToList();
        Assert.True(steps.Count >= 4, string.Join(", ", steps));
        Assert.InRange(steps[^1], PlaygroundHost.Start.UtcDateTime.AddSeconds(60), PlaygroundHost.Start.UtcDateTime.AddMinutes(5));
    }

    [Fact]
    public async Task To_the_next_scheduled_card_goes_there_and_says_where_it_is()
    {
        Assert.StartsWith("Nothing is scheduled.", await MoveAsync("""{"next":true}"""), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, clock.Ahead);

        await SayAsync("@QuizBot schedule daily 17:30 UTC", "noor", "study-group");
        await SayAsync("schedule daily 09:00 UTC", "kenji");
        Assert.Equal("A scheduled card in Kenji’s personal chat.", await MoveAsync("""{"next":true}"""));
        Assert.Equal(PlaygroundHost.Start.UtcDateTime.Date.AddDays(1).AddHours(9), clock.GetUtcNow().UtcDateTime);
        Assert.Equal("A scheduled card in #study-group.", await MoveAsync("""{"next":true}"""));
        Assert.Contains(PlaygroundHost.Start.UtcDateTime.Date.AddDays(1).AddHours(17.5), await TimesAsync("ada", "study-group"));
    }

    [Fact]
    public async Task Start_over_forgets_the_playgrounds_people_and_rooms_and_nobody_elses()
    {
        var store = bot.Services.GetRequiredService<IEntityStore>();
        var elsewhere = new LearnerId("teams", "tenant", "ada");
        await new Learners(store).UpdateAsync(elsewhere, profile => profile with { Name = "Ada of Teams" }, Cancel);
        var room = new RoomId("teams", "tenant", "general");
        await new Rooms(store).UpdateAsync(room, state => state with { Welcomed = clock.GetUtcNow() }, Cancel);

        await SayAsync("timezone Asia/Tokyo");
        await SayAsync("schedule daily 09:00 UTC");
        await SayAsync("@QuizBot quiz 3", "noor", "study-group");
        await MoveAsync("""{"minutes":1440}""");
        await using var page = await FollowAsync("ada", "me");
        Assert.NotEmpty((await page.NextAsync("state"))["messages"]!.AsArray());

        using var done = await PostAsync("start-over", """{"sure":true}""");
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal("{}", (await page.NextAsync("over")).ToJsonString());
        Assert.Equal(TimeSpan.Zero, clock.Ahead);
        foreach (var persona in Persona.All)
            Assert.Empty(await new Learners(store).ExportAsync(ChatRooms.Learner(persona), Cancel).ToListAsync(Cancel));
        foreach (var mine in bot.Services.GetRequiredService<ChatRooms>().All)
        {
            Assert.Empty(await store.RangeAsync(Table.Rooms, Keys.Partition(mine.Id), RowRange.All, 10, Cancel));
            Assert.Empty(await store.RangeAsync(Table.Pushes, Keys.Shard(mine.Id), RowRange.All, 10, Cancel));
        }

        Assert.Equal("Ada of Teams", (await new Learners(store).GetAsync(elsewhere, Cancel)).Value.Name);
        Assert.NotNull((await new Rooms(store).GetAsync(room, Cancel)).Value.Welcomed);

        // It begins as it began.
        Assert.Equal("Hello, I am QuizBot", (string)Assert.Single(await MessagesAsync())["view"]!["title"]!);
        Assert.Single(await MessagesAsync("kenji", "study-group"));
    }

    [Fact]
    public async Task A_database_that_is_away_loses_nothing_and_is_said()
    {
        await SayAsync("streak");
        bot.Store.IsDown = true;
        foreach (var (path, body) in new[] { ("start-over", """{"sure":true}"""), ("clock", """{"next":true}"""), ("clock", """{"minutes":60}""") })
        {
            using var answer = await PostAsync(path, body);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.StartsWith("The database does not answer", Error(await answer.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);
        }

        bot.Store.IsDown = false;
        Assert.Equal(2, (await MessagesAsync()).Count);
        await MoveAsync("""{"minutes":60}""");
        Assert.Equal(TimeSpan.FromHours(1), clock.Ahead);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Error(string json) => (string)JsonNode.Parse(json)!["error"]!;

    private static DateTime At(JsonObject message)
    {
        var at = DateTimeOffset.Parse((string)message["at"]!, CultureInfo.InvariantCulture).UtcDateTime;
        return at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
    }

    private async Task<IReadOnlyList<DateTime>> TimesAsync(string persona, string room) =>
        [.. (await MessagesAsync(persona, room)).Where(message => (string)message["author"]! == "bot").Select(At)];

    private async Task<IReadOnlyList<JsonObject>> MessagesAsync(string persona = "ada", string room = "me")
    {
        await using var page = await FollowAsync(persona, room);
        return [.. (await page.NextAsync("state"))["messages"]!.AsArray().Select(message => message!.AsObject())];
    }

    private async Task<EventReader> FollowAsync(string persona, string room) => await EventReader.OpenAsync(
        await bot.Http.GetAsync(new Uri($"/playground/events?persona={persona}&room={room}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel));

    private async Task SayAsync(string text, string persona = "ada", string room = "me")
    {
        using var said = await bot.Http.PostAsJsonAsync(
            new Uri("/playground/say", UriKind.Relative), new { persona, room, id = Guid.NewGuid().ToString(), text }, Cancel);
        said.EnsureSuccessStatusCode();
    }

    /// <returns>The note.</returns>
    private async Task<string> MoveAsync(string move)
    {
        using var moved = await PostAsync("clock", move);
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        return (string?)JsonNode.Parse(await moved.Content.ReadAsStringAsync(Cancel))!["note"] ?? "";
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return await bot.Http.PostAsync(new Uri("/playground/" + path, UriKind.Relative), content, Cancel);
    }
}
