using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Tests.Bot;
using Xunit;

namespace QuizBot.Core.Tests.Stores;

public sealed class PushesTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("2026-03-04T09:00:00Z", true, "2026-03-05T09:00:00Z")]
    [InlineData("2026-03-04T15:00:00Z", true, "2026-03-05T09:00:00Z")]
    [InlineData("2026-03-04T15:00:01Z", false, "2026-03-05T09:00:00Z")]
    [InlineData("2026-03-05T08:59:59Z", false, "2026-03-05T09:00:00Z")]
    [InlineData("2026-03-14T09:00:00Z", false, "2026-03-15T09:00:00Z")]
    public async Task Move_sends_once_within_six_hours_and_never_a_backlog(string now, bool sent, string next)
    {
        var room = await AddAsync(0);
        var at = DateTimeOffset.Parse(now, null);
        var moved = await MoveAsync(room, at);
        Assert.Equal(sent ? 1 : 0, moved.Count);
        Assert.Equal(moved, await Pushes.OutAsync(Keys.Shard(room), null, 10, Cancel));
        var due = Assert.Single(await FirstAsync(room)).Value;
        Assert.Equal(DateTimeOffset.Parse(next, null), due.Due);
        Assert.Equal(due, (await Pushes.GetAsync(room, PushKind.Card, Cancel))!.Value);
        Assert.Empty(await MoveAsync(room, at, only: e => e.Value.Due <= at));

        if (sent)
            await Pushes.StrikeAsync(Keys.Shard(room), moved, Cancel);
        Assert.Empty(await Pushes.OutAsync(Keys.Shard(room), null, 10, Cancel));
    }

    [Fact]
    public async Task PutOff_is_known_to_whoever_looks_next_and_ends_with_the_push()
    {
        var room = await AddAsync(0);
        var moved = Assert.Single(await MoveAsync(room, Nine));
        await Pushes.PutOffAsync(Keys.Shard(room), moved, Nine.AddMinutes(2), Cancel);
        var left = Assert.Single(await Pushes.OutAsync(Keys.Shard(room), null, 10, Cancel));
        Assert.Equal(moved with { NotBefore = Nine.AddMinutes(2) }, left);
        await Pushes.StrikeAsync(Keys.Shard(room), [left], Cancel);
        Assert.Empty(await Pushes.OutAsync(Keys.Shard(room), null, 10, Cancel));
        Assert.Null((await Pushes.GetAsync(room, PushKind.Card, Cancel))!.Value.NotBefore);
    }

    [Fact]
    public async Task Move_is_one_commit_for_all_of_a_shard_that_fit()
    {
        RoomId[] rooms = [.. await Task.WhenAll(InOneShard().Take(Pushes.MostMoved).Select(AddAsync))];
        bot.Store.Reset();
        Assert.Equal(Pushes.MostMoved, (await MoveAsync(rooms[0], Nine)).Count);
        Assert.Equal(1, bot.Store.Commits);
    }

    [Fact]
    public async Task Move_leaves_out_what_others_changed_meanwhile()
    {
        RoomId[] rooms = [.. await Task.WhenAll(InOneShard().Take(4).Select(AddAsync))];
        var due = await FirstAsync(rooms[0]);
        await Pushes.UpdateAsync(rooms[1], PushKind.Card, _ => null, Cancel);
        await Pushes.UpdateAsync(rooms[2], PushKind.Card, errand => errand! with { Subject = "noor" }, Cancel);
        var moved = await Pushes.MoveAsync(Keys.Shard(rooms[0]), due, Nine, Cancel);
        Assert.Equal([rooms[0], rooms[3]], moved.Select(errand => errand.Room).OrderBy(room => Array.IndexOf(rooms, room)));
        Assert.Null(await Pushes.GetAsync(rooms[1], PushKind.Card, Cancel));
    }

    [Fact]
    public async Task Move_sends_each_once_when_many_move_the_same()
    {
        var room = await AddAsync(0);
        var due = await FirstAsync(room);
        var moved = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Pushes.MoveAsync(Keys.Shard(room), due, Nine, Cancel)));
        Assert.Single(moved.SelectMany(errands => errands));
    }

    [Fact]
    public void A_shard_is_the_same_in_every_version() =>
        Assert.Equal(["31", "37", "26"], new[] { "a", "b", "c" }.Select(name => Keys.Shard(new RoomId("teams", "t", name))));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Pushes Pushes => new(bot.Store);

    private static RoomId Room(int number) => new("test", "workspace", $"room-{number}");

    private static IEnumerable<int> InOneShard() => Enumerable.Range(0, int.MaxValue).Where(number => Keys.Shard(Room(number)) == Keys.Shard(Room(0)));

    private async Task<RoomId> AddAsync(int number)
    {
        Push errand = new()
        {
            Kind = PushKind.Card,
            Room = Room(number),
            RoomKind = RoomKind.Channel,
            Schedule = new() { Days = Days.Every, Time = new(9, 0), Zone = "UTC" },
            Due = Nine,
        };
        await Pushes.UpdateAsync(errand.Room, PushKind.Card, _ => errand, Cancel);
        return errand.Room;
    }

    private Task<IReadOnlyList<Stored<Push>>> FirstAsync(RoomId room) => Pushes.FirstAsync(Keys.Shard(room), 100, Cancel);

    private async Task<IReadOnlyList<Push>> MoveAsync(RoomId room, DateTimeOffset now, Func<Stored<Push>, bool>? only = null) =>
        await Pushes.MoveAsync(Keys.Shard(room), [.. (await FirstAsync(room)).Where(only ?? (_ => true))], now, Cancel);
}
