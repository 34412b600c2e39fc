using System.Text.Json;

namespace QuizBot.Core.Stores.Tables;

/// <summary>
/// Which shards this instance looks after, worked out from the rows that all instances share. An instance lives while its row keeps
/// changing; whoever has watched it stay the same for <paramref name="lasts"/> deletes it and takes of its shards in one commit, and
/// the other learns of it by a conflict. Times are those of each instance's own steady clock: clocks of the day need not agree.
/// </summary>
/// <param name="me">This instance; no other ever had that name.</param>
/// <param name="lasts">How long a lease lasts without renewal.</param>
public sealed class LeaseBook(string me, TimeSpan lasts)
{
    private static readonly string[] Shards = [.. Enumerable.Range(0, Keys.ShardCount).Select(Keys.Shard)];
    private static readonly HashSet<string> ShardRows = [.. Shards.Select(Keys.ShardLease)];

    private readonly string myRow = Keys.Instance(me);

    /// <summary>Where to begin to look for free shards, so that instances that start together seldom want the same.</summary>
    private readonly int start = me.Sum(letter => letter) % Keys.ShardCount;
    private readonly Dictionary<string, (string ETag, TimeSpan Since)> seen = [];
    private readonly Lock gate = new();
    private HashSet<string> mine = [];
    private HashSet<string> leaving = [];
    private HashSet<string> wanted = [];
    private TimeSpan? renewed;
    private TimeSpan asked;

    /// <summary>True while this instance alone may look after the shard. Ends before the others think it has.</summary>
    public bool Holds(string shard, TimeSpan elapsed)
    {
        lock (gate)
            return mine.Contains(shard) && !leaving.Contains(shard) && elapsed - renewed < lasts * 0.9;
    }

    public IReadOnlyList<string> Held(TimeSpan elapsed)
    {
        lock (gate)
            return [.. mine.Where(shard => Holds(shard, elapsed))];
    }

    /// <summary>The changes, for one commit, that renew what this instance has, take what is free and give back what is more than its share.</summary>
    /// <param name="rows">All rows of the partition <see cref="Keys.Leases"/>.</param>
    /// <param name="elapsed">The time since some fixed moment, taken after the rows were read.</param>
    /// <param name="isBusy">True for a shard that is being worked on: it is given back later.</param>
    public IReadOnlyList<Change> Renew(IReadOnlyList<Entity> rows, TimeSpan elapsed, Func<string, bool> isBusy)
    {
        var byRow = rows.ToDictionary(row => row.Row);
        lock (gate)
        {
            var dead = Watch(rows, elapsed);
            HashSet<string> alive = [.. seen.Keys.Except(dead.Select(row => row.Row))];
            var free = new List<string>();
            var held = new HashSet<string>();
            foreach (var shard in Shards[start..].Concat(Shards[..start]))
            {
                var owner = byRow.TryGetValue(Keys.ShardLease(shard), out var lease) ? Keys.Instance(Owner(lease)) : null;
                if (owner == myRow && byRow.ContainsKey(myRow))
                    held.Add(shard);
                else if (owner is null || !alive.Contains(owner))
                    free.Add(shard);
            }

            var share = (Keys.ShardCount + alive.Count) / (alive.Count + 1);
            leaving = [.. held.Skip(share)];
            string[] left = [.. leaving.Where(shard => !isBusy(shard))];
            string[] taken = [.. free.Take(share - held.Count)];
            wanted = [.. held.Except(left), .. taken];
            asked = elapsed;
            Change[] changes =
            [
                Write(myRow, byRow),
                .. left.Select(shard => Change.Delete(Keys.ShardLease(shard), byRow[Keys.ShardLease(shard)].ETag)),
                .. taken.Select(shard => Write(Keys.ShardLease(shard), byRow)),
            ];
            return [.. changes, .. dead.Take(StoreLimits.Changes - changes.Length).Select(row => Change.Delete(row.Row, row.ETag))];
        }
    }

    /// <summary>What <see cref="Renew"/> gave last has been committed.</summary>
    public void Renewed()
    {
        lock (gate)
            (mine, renewed) = (wanted, asked);
    }

    /// <summary>The changes that give everything back at the end; none where there is nothing to give back.</summary>
    public IReadOnlyList<Change> Leave(IReadOnlyList<Entity> rows)
    {
        lock (gate)
        {
            mine = [];
            return [.. rows.Where(row => Owner(row) == me).Select(row => Change.Delete(row.Row, row.ETag))];
        }
    }

    /// <summary>Notes since when each other instance's row is as it is, and finds those that have not changed for too long.</summary>
    private List<Entity> Watch(IReadOnlyList<Entity> rows, TimeSpan elapsed)
    {
        Entity[] others = [.. rows.Where(row => !ShardRows.Contains(row.Row) && row.Row != myRow)];
        foreach (var gone in seen.Keys.Except(others.Select(row => row.Row)).ToArray())
            seen.Remove(gone);
        foreach (var row in others)
        {
            if (!seen.TryGetValue(row.Row, out (string ETag, TimeSpan) before) || before.ETag != row.ETag)
                seen[row.Row] = (row.ETag, elapsed);
        }

        return [.. others.Where(row => elapsed - seen[row.Row].Since >= lasts)];
    }

    private Change Write(string row, Dictionary<string, Entity> byRow) =>
        Change.Write(row, JsonSerializer.Serialize(new Lease(me), StoreJson.Default.Lease), byRow.GetValueOrDefault(row)?.ETag);

    private static string Owner(Entity row) => JsonSerializer.Deserialize(row.Body, StoreJson.Default.Lease)!.Instance;
}

/// <summary>Which instance looks after a shard.</summary>
public sealed record Lease(string Instance);
