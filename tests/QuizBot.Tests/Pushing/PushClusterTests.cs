using System.Diagnostics;
using Microsoft.Data.Sqlite;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Pushing;

/// <summary>Processes on one store, of which one is killed again and again: three on Azure Tables, one on SQLite, where a second is refused.</summary>
public sealed class PushClusterTests(Azurite azurite, ITestOutputHelper output) : IClassFixture<Azurite>, IAsyncLifetime
{
    private const int Kills = 3;

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-push-").FullName;
    private readonly List<Process> processes = [];
    private readonly PushedRooms rooms = new() { IsGone = room => Number(room) % 50 == 7, IsBusyAtFirst = room => Number(room) % 10 == 3 };
    private StandInConnector connector = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await StandInConnector.StartAsync();
        rooms.At(connector);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        await connector.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public Task Every_room_gets_its_card_on_SQLite_through_kills_and_a_store_that_stops()
    {
        var storage = new StorageOptions { Path = Path.Combine(folder, "quizbot.db") };
        return ThroughKillsAsync(storage, 1, 2_000, StopSqliteAsync);

        async Task StopSqliteAsync()
        {
            await using var other = new SqliteConnection($"Data Source={storage.Path};Pooling=False");
            await other.OpenAsync(Cancel);
            await using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            await command.ExecuteNonQueryAsync(Cancel);
            await Task.Delay(TimeSpan.FromSeconds(10), Cancel);
        }
    }

    [Fact]
    public Task Every_room_gets_its_card_on_Azure_Tables_through_kills_and_a_store_that_stops() =>
        ThroughKillsAsync(
            new StorageOptions { Provider = StorageOptions.AzureTables, ConnectionString = azurite.ConnectionString, TablePrefix = "Push" },
            3,
            2_000,
            () => azurite.PauseAsync(TimeSpan.FromSeconds(10)));

    /// <summary>The time is printed, not held: it is about six seconds on a machine that has a core to spare.</summary>
    [Fact]
    public async Task The_rooms_of_an_instance_that_was_killed_are_served_by_the_others()
    {
        const int Before = 200, After = 200;
        var storage = new StorageOptions { Provider = StorageOptions.AzureTables, ConnectionString = azurite.ConnectionString, TablePrefix = "Killed" };
        var store = await StoreFactory.CreateAsync(storage, null, Cancel);
        await using var _ = (IAsyncDisposable)store;
        rooms.IsGone = rooms.IsBusyAtFirst = _ => false;
        await PushRig.FillAsync(store, 0, Before, Cancel);
        for (var i = 0; i < 3; i++)
            Start(storage);
        await UntilAsync(() => rooms.Taken.Count == Before);

        processes[0].Kill();
        var clock = Stopwatch.StartNew();
        await PushRig.FillAsync(store, Before, After, Cancel);
        await UntilAsync(() => rooms.Taken.Count == Before + After);
        output.WriteLine($"All {After} rooms that were due after the kill had their card after {clock.Elapsed.TotalSeconds:F1} s.");
    }

    private async Task ThroughKillsAsync(StorageOptions storage, int instances, int count, Func<Task> stopStore)
    {
        // What may be sent twice: what an instance had in flight at each kill, and what all had when the store stayed away for ten seconds.
        var mostInFlight = (Kills + instances) * PushWorker.Parallelism;
        var store = await StoreFactory.CreateAsync(storage, null, Cancel, alone: false);
        await using var _ = (IAsyncDisposable)store;
        await PushRig.FillAsync(store, 0, count, Cancel);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < instances; i++)
            Start(storage);

        for (var kill = 1; kill <= Kills; kill++)
        {
            var share = count * kill / (Kills + 2);
            await UntilAsync(() => rooms.Posts >= share);
            var victim = processes[0];
            victim.Kill();
            await victim.WaitForExitAsync(Cancel);
            victim.Dispose();
            processes.RemoveAt(0);
            Start(storage);
        }

        await stopStore();
        string[] wanted = [.. Enumerable.Range(0, count).Select(number => $"room-{number}").Where(room => !rooms.IsGone(room))];
        await UntilAsync(() => rooms.Taken.Count == wanted.Length && rooms.Refused.Count >= count / 50);
        var took = clock.Elapsed;
        await UntilAsync(async () => await OutAsync(store) == 0);

        var duplicates = rooms.Taken.Values.Sum(times => times.Count - 1);
        output.WriteLine($"{count} rooms in {took.TotalSeconds:F1} s with {Kills} kills and a store away for 10 s; {duplicates} sent twice, of at most {mostInFlight} in flight.");
        Assert.Equal(wanted.Order(), rooms.Taken.Keys.Order());
        Assert.InRange(duplicates, 0, mostInFlight);

        // A busy room is left alone as long as it said, and a room that is gone is asked once; sooner, or once more, where a kill came
        // between the answer and the note of it.
        var early = rooms.Refused.Where(refused => rooms.IsBusyAtFirst(refused.Key) && !rooms.IsGone(refused.Key))
            .Count(refused => rooms.Taken[refused.Key].Min() - refused.Value.Min() < rooms.RetryAfter);
        output.WriteLine($"{early} of {rooms.Refused.Count} were asked sooner than they had said.");
        Assert.InRange(early, 0, mostInFlight);
        Assert.InRange(rooms.Refused.Where(refused => rooms.IsGone(refused.Key)).Sum(refused => refused.Value.Count - 1), 0, mostInFlight);
        var pushes = new Pushes(store);
        foreach (var number in Enumerable.Range(0, 100))
        {
            var plan = (await pushes.GetAsync(PushRig.Room(number), PushKind.Card, Cancel))!.Value;
            Assert.Equal(!rooms.IsGone($"room-{number}"), plan.Active);
        }
    }

    private static int Number(string room) => int.Parse(room.AsSpan("room-".Length), null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<int> OutAsync(IEntityStore store)
    {
        var left = await Task.WhenAll(Enumerable.Range(0, Keys.ShardCount).Select(shard => new Pushes(store).OutAsync(Keys.Shard(shard), null, 100, Cancel)));
        return left.Sum(errands => errands.Count);
    }

    private void Start(StorageOptions storage) => processes.Add(PushWorker.Start(storage, connector.Address));

    private Task UntilAsync(Func<bool> done) => UntilAsync(() => Task.FromResult(done()));

    private async Task UntilAsync(Func<Task<bool>> done)
    {
        for (var i = 0; !await done(); i++)
        {
            Assert.True(i < 6_000, $"That took more than ten minutes: {rooms.Posts} posts to {rooms.Taken.Count} rooms, {rooms.Refused.Count} refused, {processes.Count(process => !process.HasExited)} instances alive.");
            await Task.Delay(100, Cancel);
        }
    }
}
