using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Pushing;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Pushing;

/// <summary>One instance and one shard, step by step and by a clock of our own.</summary>
public sealed class ShardPusherTests : IAsyncLifetime
{
    private static readonly RoomId Room = new("scripted", "workspace", "room");

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-shard-").FullName;
    private readonly WallClock time = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly ScriptedChannel channel = new();
    private ShardState state = new();
    private SqliteStore store = null!;
    private ServiceProvider services = null!;
    private Library library = PushRig.Library;

    private Pushes Plans => services.GetRequiredService<Pushes>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        store = SqliteStore.Open(Path.Combine(folder, "quizbot.db"));
        services = Instance();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_is_due_is_sent_once_and_planned_anew()
    {
        await PlanAsync();
        await VisitAsync(TimeSpan.Zero);
        await VisitAsync(TimeSpan.FromMinutes(1));
        Assert.Single(channel.Sent);
        await VisitAsync(TimeSpan.FromDays(1));
        Assert.Equal(2, channel.Sent.Count(sent => sent.Reply.Kind == ReplyKind.Post));
    }

    [Fact]
    public async Task Six_hours_late_is_sent_once_and_later_not_at_all()
    {
        await PlanAsync();
        await VisitAsync(TimeSpan.FromHours(5.9));
        Assert.Single(channel.Sent);
        await VisitAsync(TimeSpan.FromHours(3 * 24 + 0.2));
        Assert.Single(channel.Sent);
        Assert.Equal(new DateTimeOffset(2026, 3, 6, 9, 0, 0, TimeSpan.Zero), (await Plans.GetAsync(Room, PushKind.Card, Cancel))!.Value.Due);
    }

    [Fact]
    public async Task What_a_former_holder_of_the_shard_writes_late_is_found()
    {
        await PlanAsync();
        var due = await Plans.FirstAsync(Keys.Shard(Room), 1, Cancel);

        // This instance has emptied the outbox when the commit of the other one arrives at last.
        state.OutboxAgain = time.GetUtcNow() + TimeSpan.FromSeconds(30);
        Assert.Single(await new Pushes(store).MoveAsync(Keys.Shard(Room), due, time.GetUtcNow(), Cancel));
        await VisitAsync(TimeSpan.FromSeconds(1));
        Assert.Empty(channel.Sent);
        await VisitAsync(TimeSpan.FromSeconds(30));
        Assert.Single(channel.Sent);
        Assert.Empty(await Plans.OutAsync(Keys.Shard(Room), null, 10, Cancel));
    }

    [Fact]
    public async Task The_outbox_is_looked_into_again_and_again()
    {
        await VisitAsync(TimeSpan.Zero);
        Assert.InRange(state.OutboxAgain, time.GetUtcNow().AddSeconds(1), time.GetUtcNow().AddMinutes(1));
    }

    [Fact]
    public async Task A_channel_that_asks_to_wait_gets_the_card_when_the_wait_is_over()
    {
        await PlanAsync();
        channel.Answer = _ => Delivery.Later(TimeSpan.FromSeconds(20));
        await VisitAsync(TimeSpan.Zero);
        Assert.Equal(time.GetUtcNow().AddSeconds(20), state.OutboxAgain);
        channel.Answer = _ => Delivery.Sent("message");
        await VisitAsync(TimeSpan.FromSeconds(10));
        Assert.Empty(channel.Sent);
        await VisitAsync(TimeSpan.FromSeconds(10));
        Assert.Single(channel.Sent);
    }

    [Fact]
    public async Task A_wait_is_kept_by_an_instance_that_takes_over()
    {
        await PlanAsync();
        channel.Answer = _ => Delivery.Later(TimeSpan.FromSeconds(20));
        await VisitAsync(TimeSpan.Zero);
        channel.Answer = _ => Delivery.Sent("message");

        await services.DisposeAsync();
        (services, state) = (Instance(), new());
        await VisitAsync(TimeSpan.FromSeconds(10));
        Assert.Empty(channel.Sent);
        Assert.Equal(time.GetUtcNow().AddSeconds(10), state.OutboxAgain);
        await VisitAsync(TimeSpan.FromSeconds(10));
        Assert.Single(channel.Sent);
    }

    [Fact]
    public async Task A_channel_that_does_not_answer_in_time_is_tried_again_and_stops_nothing()
    {
        await PlanAsync();
        channel.Answer = _ => throw new TaskCanceledException("The request took too long.");
        await VisitAsync(TimeSpan.Zero);
        channel.Answer = _ => Delivery.Sent("message");
        await VisitAsync(TimeSpan.FromMinutes(1));
        Assert.Single(channel.Sent);
    }

    [Fact]
    public async Task A_room_that_the_bot_was_removed_from_is_not_tried_again_until_the_bot_is_back()
    {
        await PlanAsync();
        var tried = 0;
        channel.Answer = _ =>
        {
            tried++;
            return Delivery.Gone;
        };
        await VisitAsync(TimeSpan.Zero);
        await VisitAsync(TimeSpan.FromDays(1));
        Assert.Equal(1, tried);
        Assert.False((await Plans.GetAsync(Room, PushKind.Card, Cancel))!.Value.Active);

        channel.Answer = _ => Delivery.Sent("message");
        await services.GetRequiredService<Router>().HandleAsync(PushDue.Turn(new Push { Kind = PushKind.Card, Room = Room, RoomKind = RoomKind.Channel, Due = time.GetUtcNow() }, time.GetUtcNow()) with { Input = new BotAdded() }, Cancel);
        await VisitAsync(TimeSpan.FromDays(1));
        Assert.Single(channel.Sent);
    }

    [Fact]
    public async Task A_course_without_cards_costs_a_room_nothing_but_the_card()
    {
        await PlanAsync();
        library = new Library(new Course("Nothing yet", [], []));
        await VisitAsync(TimeSpan.Zero);
        library = PushRig.Library;
        await VisitAsync(TimeSpan.FromDays(1));
        Assert.NotEmpty(channel.Sent);
        Assert.Empty(await Plans.OutAsync(Keys.Shard(Room), null, 10, Cancel));
    }

    [Fact]
    public async Task A_clock_that_jumps_back_sends_nothing_twice()
    {
        await PlanAsync();
        await VisitAsync(TimeSpan.Zero);
        time.AdjustTime(time.GetUtcNow().AddHours(-3));
        await VisitAsync(TimeSpan.FromSeconds(1));
        await VisitAsync(TimeSpan.FromHours(4));
        Assert.Single(channel.Sent);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_match_goes_on_when_the_clock_is_set_back_whatever_is_due_between(int cardsBefore)
    {
        var router = services.GetRequiredService<Router>();
        await router.HandleAsync(
            new() { Id = "one", Learner = new("scripted", "workspace", "ada"), LearnerName = "Ada", Room = Room, RoomKind = RoomKind.Channel, Input = new Said("quiz 5 120s"), Now = time.GetUtcNow() }, Cancel);
        for (var step = 0; step < 3 + cardsBefore; step++)
            await VisitAsync(TimeSpan.FromSeconds(step < 3 ? 10 : 125));
        var before = channel.Sent.Count;
        Assert.Contains($"Card {1 + cardsBefore} of", channel.Sent[^1].Reply.View.Fallback, StringComparison.Ordinal);
        time.SetBack = TimeSpan.FromHours(2);
        var later = new Push { Kind = PushKind.Recap, Room = Room, RoomKind = RoomKind.Channel, Due = time.GetUtcNow().AddHours(1) };
        await Plans.UpdateAsync(Room, PushKind.Recap, _ => later, Cancel);
        await VisitAsync(TimeSpan.FromSeconds(5));
        var next = channel.Sent.Skip(before).Last(sent => sent.Reply.Kind == ReplyKind.Post).Reply.View;
        Assert.Contains(cardsBefore == 0 ? "Card 2 of" : "Nobody answered the last two cards", next.Fallback, StringComparison.Ordinal);

        // By the new clock each card has its time again.
        await VisitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(next.Fallback, channel.Sent.Last(sent => sent.Reply.Kind == ReplyKind.Post).Reply.View.Fallback);
    }

    /// <summary>A clock that can be set back while time goes on.</summary>
    private sealed class WallClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        public TimeSpan SetBack { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - SetBack;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }

    private ServiceProvider Instance() => new ServiceCollection().AddLogging()
        .AddSingleton<IEntityStore>(store)
        .AddSingleton<TimeProvider>(time)
        .AddSingleton(new Router(() => library, store))
        .AddSingleton<IRoomChannel>(channel)
        .AddPushes(new ConfigurationBuilder().Build())
        .BuildServiceProvider();

    private Task<Push?> PlanAsync()
    {
        var schedule = new Schedule { Days = Days.Every, Time = new TimeOnly(9, 0), Zone = "UTC" };
        var errand = new Push { Kind = PushKind.Card, Room = Room, RoomKind = RoomKind.Channel, Schedule = schedule, Due = time.GetUtcNow() };
        return Plans.UpdateAsync(Room, PushKind.Card, _ => errand, Cancel);
    }

    private async Task<DateTimeOffset> VisitAsync(TimeSpan later)
    {
        time.Advance(later);
        return await services.GetRequiredService<ShardPusher>().VisitAsync(Keys.Shard(Room), state, Cancel);
    }
}
