using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Pushing;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>Cards at set times through the real edge: an instance that stops half way, and one that goes on in its place.</summary>
public sealed class PushTests : IAsyncLifetime
{
    private const int Rooms = 240;
    private const int Parallelism = 8;

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;
    private readonly List<IHost> instances = [];
    private SqliteStore store = null!;
    private StandInConnector connector = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = SqliteStore.Open(Path.Combine(folder, "quizbot.db"));
        connector = await StandInConnector.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in instances)
        {
            await instance.StopAsync(Cancel);
            instance.Dispose();
        }

        await connector.DisposeAsync();
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Every_room_gets_its_card_and_a_room_that_is_gone_is_left_alone()
    {
        connector
            .On("POST", "/v3/conversations/19%3Aroom-7%40", 403, """{"error":{"code":"BotNotInConversationRoster"}}""")
            .On("POST", "/v3/conversations/19%3Aroom-9%40", 429, "{}", retryAfter: "1", once: true)
            .On("POST", "/v3/conversations/");
        var pushes = new Pushes(store);
        var due = DateTimeOffset.UtcNow.AddSeconds(-1);
        var schedule = new Schedule { Days = Days.Every, Time = TimeOnly.FromDateTime(due.AddMinutes(-1).UtcDateTime), Zone = "UTC" };
        await Parallel.ForAsync(0, Rooms, Cancel, async (number, stop) =>
        {
            var push = new Push { Kind = PushKind.Card, Room = Room(number), RoomKind = RoomKind.Channel, Address = Address(number), Schedule = schedule, Due = due };
            await pushes.UpdateAsync(push.Room, PushKind.Card, _ => push, stop);
        });

        instances.Add(await StartAsync());
        var stopped = false;
        var posts = new Dictionary<string, List<Received>>();
        while (posts.Count < Rooms || posts["/v3/conversations/19%3Aroom-9%40thread.tacv2/activities"].Count < 2)
        {
            var post = await connector.NextAsync();
            if (posts.TryGetValue(post.Path, out var known))
                known.Add(post);
            else
                posts[post.Path] = [post];
            if (posts.Count == Rooms / 3 && !stopped)
            {
                stopped = true;
                await instances[0].StopAsync(Cancel);
                instances[0].Dispose();
                instances[0] = await StartAsync();
            }
        }

        Assert.Equal(Enumerable.Range(0, Rooms).Select(number => $"/v3/conversations/19%3Aroom-{number}%40thread.tacv2/activities").Order(), posts.Keys.Order());

        // One was told to wait; what the instance that stopped had in flight may come from another once more.
        Assert.InRange(posts.Values.Sum(all => all.Count), Rooms + 1, Rooms + 1 + Parallelism);
        Assert.All(posts.Values.SelectMany(all => all), post =>
        {
            Assert.Equal("message", post.Json["type"]!.GetValue<string>());
            Assert.Equal("AdaptiveCard", post.Card["type"]!.GetValue<string>());
            Assert.Null(post.Json["replyToId"]);
        });
        await Eventually.Equal(false, () => pushes.GetAsync(Room(7), PushKind.Card, Cancel).GetAwaiter().GetResult()!.Value.Active);
        Assert.True((await pushes.GetAsync(Room(8), PushKind.Card, Cancel))!.Value.Active);
    }

    private static RoomId Room(int number) =>
        new("teams", string.Create(CultureInfo.InvariantCulture, $"tenant-{number % 20}"), string.Create(CultureInfo.InvariantCulture, $"19:room-{number}@thread.tacv2"));

    /// <summary>As the edge wrote it when someone in the room set the schedule.</summary>
    private string Address(int number) =>
        new JsonObject { ["service"] = connector.Url, ["kind"] = "Channel", ["bot"] = Activities.Bot, ["number"] = number }.ToJsonString();

    private async Task<IHost> StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Push:LeaseLasts"] = "00:00:04", ["Push:Look"] = "00:00:00.2", ["Push:Parallelism"] = $"{Parallelism}" });
        builder.Logging.ClearProviders();
        var router = new Router(() => Shipped.Library, store);
        builder.Services.AddSingleton<IEntityStore>(store);
        builder.Services.AddSingleton(router);
        builder.Services.AddSingleton<IBot>(router);
        Adapter.Add(builder.Services, builder.Configuration);
        builder.Services.AddPushes(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync(Cancel);
        return host;
    }
}
