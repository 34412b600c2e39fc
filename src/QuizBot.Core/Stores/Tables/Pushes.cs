using System.Text.Json;
using QuizBot.Core.Chat;

namespace QuizBot.Core.Stores.Tables;

/// <summary>
/// The Pushes table. An errand has two rows, its plan (found by room) and its due row (found by time), and a third in the outbox
/// while it is being done. All are in the room's shard, and every change of an errand writes plan and due row in one commit: so the
/// etag of either guards both, and there is never more than one due row of an errand.
/// </summary>
public sealed class Pushes(IEntityStore store, Retry? retry = null)
{
    /// <summary>Most errands in one call of <see cref="MoveAsync"/>, which takes up to four changes for each.</summary>
    public const int MostMoved = StoreLimits.Changes / 4;

    /// <summary>Where rows kept a name as text.</summary>
    private const string OldName = "\"setBy\":";

    private readonly Retry retry = retry ?? Retry.AtOnce;

    private static readonly string[] Shards = [.. Enumerable.Range(0, Keys.ShardCount).Select(Keys.Shard)];

    public async Task<Stored<Push>?> GetAsync(RoomId room, PushKind kind, CancellationToken cancel) =>
        await store.GetAsync(Table.Pushes, Keys.Shard(room), Keys.Plan(room, kind), cancel) is { } entity ? Read(entity) : null;

    public async Task<IReadOnlyList<Stored<Push>>> GetAllAsync(RoomId room, CancellationToken cancel) =>
        [.. (await store.RangeAsync(Table.Pushes, Keys.Shard(room), Keys.Plans(room), StoreLimits.PageSize, cancel)).Select(Read)];

    /// <summary>An errand that says how a room is spoken to; null where the bot cannot speak there unasked.</summary>
    /// <param name="room">Where.</param>
    /// <param name="byAddress">True where the room's channel has addresses.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Push?> SpokenToAsync(RoomId room, bool byAddress, CancellationToken cancel) =>
        (await GetAllAsync(room, cancel)).Select(push => push.Value)
            .FirstOrDefault(push => push.Active && (push.Address is not null || !byAddress));

    /// <summary>Changes an errand, again from fresh if someone else wrote meanwhile.</summary>
    /// <param name="room">Where it is.</param>
    /// <param name="kind">Which one.</param>
    /// <param name="change">Makes the new errand from the present one, null where there is none. Null removes it; the same instance leaves
    /// all as it is.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The errand before.</returns>
    public Task<Push?> UpdateAsync(RoomId room, PushKind kind, Func<Push?, Push?> change, CancellationToken cancel) =>
        retry.UntilSavedAsync(async () =>
        {
            var before = await GetAsync(room, kind, cancel);
            var after = change(before?.Value);
            return (ReferenceEquals(after, before?.Value) || await SaveAsync(room, before, after, cancel), before?.Value);
        }, cancel);

    /// <summary>Removes an errand, and what of it waits in the outbox.</summary>
    public async Task RemoveAsync(RoomId room, PushKind kind, CancellationToken cancel)
    {
        await UpdateAsync(room, kind, _ => null, cancel);
        await TakeBackAsync(room, kind, cancel);
    }

    /// <summary>Takes back what of an errand waits in the outbox.</summary>
    public async Task TakeBackAsync(RoomId room, PushKind kind, CancellationToken cancel)
    {
        await foreach (var waiting in store.ReadAllAsync(Table.Pushes, Keys.Shard(room), Keys.Outbox, cancel))
        {
            if (Read(waiting).Value is { } errand && errand.Room == room && errand.Kind == kind)
                await store.CommitAsync(Table.Pushes, Keys.Shard(room), [Change.Delete(waiting.Row)], cancel);
        }
    }

    /// <summary>Every errand that is for a learner, was set by them or is kept by them, in whichever room.</summary>
    public async Task<IReadOnlyList<Push>> OfAsync(LearnerId learner, CancellationToken cancel)
    {
        var shards = await Task.WhenAll(Shards.Select(async shard =>
        {
            var mine = new List<Push>();
            await foreach (var plan in store.ReadAllAsync(Table.Pushes, shard, Keys.AllPlans, cancel))
            {
                if (Read(plan).Value is var errand && (errand.Learner == learner || errand.Setter == learner || errand.Keeper == learner))
                    mine.Add(errand);
            }

            return mine;
        }));
        return [.. shards.SelectMany(errands => errands)];
    }

    /// <summary>
    /// Removes every errand that is for a learner, and their name from those of rooms. Names that were kept as text go with it, whoever's
    /// they are.
    /// </summary>
    public Task ForgetAsync(Predicate<LearnerId> isTheirs, CancellationToken cancel) => Task.WhenAll(Shards.Select(async shard =>
    {
        await foreach (var entity in store.ReadAllAsync(Table.Pushes, shard, Keys.AllPlans, cancel))
        {
            var errand = Read(entity).Value;
            if (Is(errand.Learner))
                await UpdateAsync(errand.Room, errand.Kind, _ => null, cancel);
            else if (Is(errand.Setter) || Is(errand.Keeper) || entity.Body.Contains(OldName, StringComparison.Ordinal))
                await UpdateAsync(errand.Room, errand.Kind, now => now is null ? null : Without(now), cancel);
        }

        await foreach (var entity in store.ReadAllAsync(Table.Pushes, shard, Keys.Outbox, cancel))
        {
            var errand = Read(entity).Value;
            if (Is(errand.Learner))
                await store.CommitAsync(Table.Pushes, shard, [Change.Delete(entity.Row)], cancel);
            else if (Is(errand.Setter) || Is(errand.Keeper))
                await ReplaceAsync(shard, entity, Without(errand), cancel);
        }

        bool Is(LearnerId? who) => who is { } someone && isTheirs(someone);

        Push Without(Push errand) => errand with
        {
            Setter = Is(errand.Setter) ? null : errand.Setter,
            Keeper = Is(errand.Keeper) ? null : errand.Keeper,
        };
    }));

    /// <summary>Removes every errand of the rooms of a workspace, and what waits in the outbox.</summary>
    public async Task DeleteAsync(string channel, string workspace, CancellationToken cancel)
    {
        foreach (var shard in Shards)
        {
            var theirs = new List<Change>();
            foreach (var range in (RowRange[])[Keys.AllPlans, Keys.Errands, Keys.Outbox])
            {
                await foreach (var entity in store.ReadAllAsync(Table.Pushes, shard, range, cancel))
                {
                    if (Read(entity).Value.Room is var room && room.Channel == channel && room.Workspace == workspace)
                        theirs.Add(Change.Delete(entity.Row));
                }
            }

            foreach (var some in theirs.Chunk(StoreLimits.Changes))
                await store.CommitAsync(Table.Pushes, shard, some, cancel);
        }
    }

    /// <summary>Changes every errand of a room, each from fresh if someone else wrote meanwhile.</summary>
    public async Task UpdateAllAsync(RoomId room, Func<Push, Push> change, CancellationToken cancel)
    {
        foreach (var errand in await GetAllAsync(room, cancel))
        {
            var changed = change(errand.Value);
            if (!ReferenceEquals(changed, errand.Value) && !await SaveAsync(room, errand, changed, cancel))
                await UpdateAsync(room, errand.Value.Kind, now => now is null ? null : change(now), cancel);
        }
    }

    /// <summary>The first errands of a shard by time, with the etags of their due rows.</summary>
    public Task<IReadOnlyList<Stored<Push>>> FirstAsync(string shard, int take, CancellationToken cancel) =>
        RangeAsync(shard, Keys.Errands, take, cancel);

    /// <summary>Errands that are being done or were when an instance stopped.</summary>
    /// <param name="shard">Where to look.</param>
    /// <param name="after">The last errand of the page before; null for the first page.</param>
    /// <param name="take">Most of them.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<Push>> OutAsync(string shard, Push? after, int take, CancellationToken cancel)
    {
        var range = after is null ? Keys.Outbox : Keys.Outbox with { After = Keys.Out(after) };
        return [.. (await RangeAsync(shard, range, take, cancel)).Select(stored => stored.Value)];
    }

    /// <summary>In one commit, moves errands to their next time and those that are not too late into the outbox.</summary>
    /// <param name="shard">Where they are.</param>
    /// <param name="due">At most <see cref="MostMoved"/>, as <see cref="FirstAsync"/> gave them.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What is now in the outbox; those that someone else moved or changed meanwhile are left out.</returns>
    public async Task<IReadOnlyList<Push>> MoveAsync(
        string shard, IReadOnlyList<Stored<Push>> due, DateTimeOffset now, CancellationToken cancel)
    {
        List<Stored<Push>> moving = [.. due];
        while (moving.Count > 0)
        {
            (Stored<Push> Errand, Change Change)[] changes =
                [.. moving.SelectMany(errand => Move(errand, now).Select(change => (errand, change)))];
            var result = await store.CommitAsync(Table.Pushes, shard, [.. changes.Select(change => change.Change)], cancel);
            if (result.Conflict is not { } conflict)
                break;
            moving.Remove(changes[conflict].Errand);
        }

        return [.. moving.Select(errand => errand.Value).Where(errand => !errand.IsTooLate(now))];
    }

    /// <summary>Takes what was done out of the outbox, in one commit.</summary>
    public Task StrikeAsync(string shard, IEnumerable<Push> done, CancellationToken cancel) =>
        store.CommitAsync(Table.Pushes, shard, [.. done.Select(errand => Change.Delete(Keys.Out(errand)))], cancel);

    /// <summary>Leaves an errand in the outbox to wait, whoever looks into it next; one that was taken back stays so.</summary>
    public async Task PutOffAsync(string shard, Push errand, DateTimeOffset until, CancellationToken cancel)
    {
        if (await store.GetAsync(Table.Pushes, shard, Keys.Out(errand), cancel) is { } entity)
            await ReplaceAsync(shard, entity, errand with { NotBefore = until }, cancel);
    }

    private Task<CommitResult> ReplaceAsync(string shard, Entity entity, Push errand, CancellationToken cancel) =>
        store.CommitAsync(Table.Pushes, shard, [Change.Replace(entity.Row, Write(errand), entity.ETag)], cancel);

    private static IEnumerable<Change> Move(Stored<Push> stored, DateTimeOffset now)
    {
        var errand = stored.Value;
        var plan = Keys.Plan(errand.Room, errand.Kind);
        yield return Change.Delete(Keys.Due(errand), stored.ETag);
        if (errand.Next(now) is { } next)
        {
            var body = Write(next);
            yield return Change.Upsert(plan, body);
            if (next.Active)
                yield return Change.Upsert(Keys.Due(next), body);
        }
        else
        {
            yield return Change.Delete(plan);
        }

        if (!errand.IsTooLate(now))
            yield return Change.Upsert(Keys.Out(errand), Write(errand));
    }

    /// <summary>False when someone else wrote since it was read.</summary>
    private async Task<bool> SaveAsync(RoomId room, Stored<Push>? before, Push? after, CancellationToken cancel)
    {
        var changes = new List<Change>();
        var oldDue = before is { Value: { Active: true } old } ? Keys.Due(old) : null;
        var newDue = after is { Active: true } ? Keys.Due(after) : null;
        if (after is not null)
            changes.Add(Change.Write(Keys.Plan(room, after.Kind), Write(after), before?.ETag));
        else
            changes.Add(Change.Delete(Keys.Plan(room, before!.Value.Kind), before.ETag));
        if (newDue is not null)
            changes.Add(Change.Upsert(newDue, Write(after!)));
        if (oldDue is not null && oldDue != newDue)
            changes.Add(Change.Delete(oldDue));
        return (await store.CommitAsync(Table.Pushes, Keys.Shard(room), changes, cancel)).Committed;
    }

    private async Task<IReadOnlyList<Stored<Push>>> RangeAsync(string shard, RowRange range, int take, CancellationToken cancel) =>
        [.. (await store.RangeAsync(Table.Pushes, shard, range, take, cancel)).Select(Read)];

    private static Stored<Push> Read(Entity entity) => new(JsonSerializer.Deserialize(entity.Body, StoreJson.Default.Push)!, entity.ETag);

    internal static string Write(Push errand) => JsonSerializer.Serialize(errand, StoreJson.Default.Push);
}
