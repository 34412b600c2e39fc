using System.Text.Json;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Stores.Upkeep;

/// <summary>
/// Removes what was written late of those who had their data deleted an hour ago: by an answer that was under way on another instance, by
/// a card that was brought. Who has come back since keeps what is new.
/// </summary>
public sealed class LateRemoval(IEntityStore store, IPartitions partitions)
{
    private const int AtOnce = 100;
    private const int MostRounds = 40;

    private readonly Erasures erasures = new(store);
    private readonly Learners learners = new(store);
    private readonly Rooms rooms = new(store);
    private readonly Pushes pushes = new(store);

    /// <summary>Does what is due. Every step can be repeated.</summary>
    /// <param name="now">The time.</param>
    /// <param name="mayGoOn">Asked before each deletion; false leaves the rest for another time, or another instance.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How many were looked after.</returns>
    public async Task<int> SweepAsync(DateTimeOffset now, Func<bool> mayGoOn, CancellationToken cancel)
    {
        var done = 0;
        foreach (var erasure in await erasures.DueAsync(now, AtOnce, cancel))
        {
            if (!mayGoOn())
                break;
            await RemoveAsync(erasure, now, cancel);
            await erasures.StrikeAsync(erasure, cancel);
            done++;
        }

        return done;
    }

    private async Task RemoveAsync(Erasure erasure, DateTimeOffset now, CancellationToken cancel)
    {
        var partition = await FindAsync(Table.Learners, erasure, erasure.Learner, cancel);
        var profile = partition is null ? null : await ProfileAsync(partition, cancel);
        var isBack = partition is not null && await Traces.IsAfterAsync(store, partition, profile, erasure.At, cancel);
        var late = profile is null ? [] : await learners.GetRoomsAsync(profile, cancel);

        if (!isBack)
            await pushes.ForgetAsync(IsTheirs, cancel);
        foreach (var room in erasure.Rooms.Union(late))
        {
            var rounds = await rooms.ForgetAsync(room, IsTheirs, isBack ? erasure.At : null, cancel);
            if (rounds.Count > 0)
                await RedrawAsync(room, erasure.ByAddress, rounds, now, cancel);
        }

        if (isBack)
        {
            await store.DeleteAllAsync(Table.Learners, partition!, Keys.LogBefore(erasure.At.AddTicks(1)), cancel);
            return;
        }

        if (erasure.Home is not null && await FindAsync(Table.Rooms, erasure, erasure.Home, cancel) is { } home)
            await store.DeleteAllAsync(Table.Rooms, home, cancel);
        if (partition is not null)
            await store.DeleteAllAsync(Table.Learners, partition, cancel);

        bool IsTheirs(LearnerId who) => Keys.Mark(Keys.Partition(who)) == erasure.Learner;
    }

    /// <summary>The partition with a mark; null where it is not there any more, as it should be.</summary>
    private async Task<string?> FindAsync(Table table, Erasure erasure, string mark, CancellationToken cancel)
    {
        await foreach (var partition in partitions.AllAsync(table, Keys.Workspace(erasure.Channel, erasure.Workspace), cancel))
        {
            if (Keys.Mark(partition) == mark)
                return partition;
        }

        return null;
    }

    private async Task<LearnerProfile?> ProfileAsync(string partition, CancellationToken cancel) =>
        await store.GetAsync(Table.Learners, partition, Keys.Profile, cancel) is { } row
            ? JsonSerializer.Deserialize(row.Body, StoreJson.Default.LearnerProfile)
            : null;

    /// <summary>The cards of those rounds may name them, where they closed in that hour.</summary>
    private async Task RedrawAsync(
        RoomId room, bool byAddress, IReadOnlyList<string> rounds, DateTimeOffset now, CancellationToken cancel)
    {
        if (await pushes.SpokenToAsync(room, byAddress, cancel) is not { } known)
            return;
        var errand = new Push { Kind = PushKind.Names, Room = room, RoomKind = known.RoomKind, Address = known.Address, Due = now };
        await pushes.UpdateAsync(
            room,
            PushKind.Names,
            planned => errand with { Subject = string.Join(' ', (planned?.Subject?.Split(' ') ?? []).Union(rounds).TakeLast(MostRounds)) },
            cancel);
    }
}
