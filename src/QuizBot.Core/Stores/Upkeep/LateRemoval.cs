using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Stores.Upkeep;

/// <summary>
/// Removes what was written late of those who had their data deleted an hour ago: by an answer that was under way on another instance, by
/// a card that was brought, by a yes to a study buddy that a crash cut short. Who has come back since keeps what is new.
/// </summary>
public sealed class LateRemoval(IEntityStore store, IPartitions partitions, Parts parts, Retry? retry = null)
{
    private const int AtOnce = 100;

    private readonly Erasures erasures = new(store);
    private readonly Learners learners = new(store, retry);
    private readonly Rooms rooms = new(store, retry);
    private readonly Pushes pushes = new(store, retry);

    /// <summary>Does what is due. Every step can be repeated.</summary>
    /// <param name="now">The time.</param>
    /// <param name="mayGoOn">Asked before each deletion; false leaves the rest for another time, or another instance.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How many were looked after.</returns>
    public async Task<int> SweepAsync(DateTimeOffset now, Func<bool> mayGoOn, CancellationToken cancel)
    {
        var (done, due) = (0, await erasures.DueAsync(now, AtOnce, cancel));
        var found = await FindAsync(due, cancel);
        foreach (var erasure in due)
        {
            if (!mayGoOn())
                break;
            await parts.TryAsync(
                async () =>
                {
                    if (!await RemoveAsync(erasure, found, now, mayGoOn, cancel))
                        return;
                    await erasures.StrikeAsync(erasure, cancel);
                    done++;
                },
                cancel);
        }

        return done;
    }

    /// <returns>False where it was not to go on.</returns>
    private async Task<bool> RemoveAsync(
        Erasure erasure, Remains found, DateTimeOffset now, Func<bool> mayGoOn, CancellationToken cancel)
    {
        var partition = found.Partitions.GetValueOrDefault((Table.Learners, erasure.Learner));
        var home = found.Partitions.GetValueOrDefault((Table.Rooms, erasure.Home ?? ""));
        var profile = partition is null ? null : await Traces.ProfileAsync(store, partition, cancel);
        var late = profile is null ? [] : await learners.GetRoomsAsync(profile, cancel);

        if (!mayGoOn())
            return false;
        if (!await IsBackAsync())
            await pushes.ForgetAsync(IsTheirs, cancel);
        if (!await PartAsync(erasure, found.Pairs.Where(pair => IsTheirs(pair.Named)), mayGoOn, cancel))
            return false;

        foreach (var room in erasure.Rooms.Union(late))
        {
            if (!mayGoOn())
                return false;
            var rounds = await rooms.ForgetAsync(room, IsTheirs, await IsBackAsync() ? erasure.At : null, cancel);
            if (rounds.Count > 0)
                await RedrawAsync(room, erasure.ByAddress, rounds, now, cancel);
        }

        foreach (var (table, theirs) in ((Table, string?)[])[(Table.Rooms, home), (Table.Learners, partition)])
        {
            if (theirs is null)
                continue;
            if (!mayGoOn())
                return false;
            if (!await IsBackAsync())
                await store.DeleteAllAsync(table, theirs, cancel);
            else if (table == Table.Learners)
                await store.DeleteAllAsync(table, theirs, Keys.LogBefore(erasure.At.AddTicks(1)), cancel);
        }

        return true;

        // Asked anew before each deletion: they may come back meanwhile.
        async Task<bool> IsBackAsync() =>
            partition is not null && await Traces.IsAfterAsync(store, Table.Learners, partition, erasure.At, cancel);

        bool IsTheirs(LearnerId who) => Keys.Mark(Keys.Partition(who)) == erasure.Learner;
    }

    /// <summary>Takes them out of the rows of those who name them as a study buddy, unless they name each other by now.</summary>
    /// <returns>False where it was not to go on.</returns>
    private async Task<bool> PartAsync(
        Erasure erasure, IEnumerable<(LearnerId Namer, LearnerId Named)> pairs, Func<bool> mayGoOn, CancellationToken cancel)
    {
        foreach (var (namer, named) in pairs)
        {
            if (!mayGoOn())
                return false;
            if ((await learners.GetAsync(named, cancel)).Value.Pairing?.Who != namer)
            {
                await learners.UpdateAsync(
                    namer, now => now.Pairing?.Who == named ? now with { Pairing = now.Pairing.Alone(erasure.At) } : now, cancel);
            }
        }

        return true;
    }

    /// <summary>What is still there: one walk for all erasures of a workspace.</summary>
    private async Task<Remains> FindAsync(IReadOnlyList<Erasure> due, CancellationToken cancel)
    {
        var found = new Remains([], []);
        var marks = due.SelectMany(one => (string?[])[one.Learner, one.Home]).ToHashSet();
        foreach (var ofWorkspace in due.GroupBy(one => Keys.Workspace(one.Channel, one.Workspace)))
        {
            var paired = ofWorkspace.Where(one => one.Paired).Select(one => one.Learner).ToHashSet();
            foreach (var table in (Table[])[Table.Learners, Table.Rooms])
            {
                await foreach (var partition in partitions.AllAsync(table, ofWorkspace.Key, cancel))
                {
                    if (Keys.Mark(partition) is var mark && marks.Contains(mark))
                        found.Partitions[(table, mark)] = partition;
                    if (table == Table.Learners && paired.Count > 0
                        && await Traces.ProfileAsync(store, partition, cancel) is { Pairing.Who: { } named } profile
                        && paired.Contains(Keys.Mark(Keys.Partition(named))))
                        found.Pairs.Add((profile.Id, named));
                }
            }
        }

        return found;
    }

    /// <summary>The cards of those rounds may name them, where they closed in that hour.</summary>
    private async Task RedrawAsync(
        RoomId room, bool byAddress, IReadOnlyList<string> rounds, DateTimeOffset now, CancellationToken cancel)
    {
        if ((await pushes.SpokenToAsync(room, byAddress, cancel))?.Beside(PushKind.Names, now) is { } errand)
            await pushes.UpdateAsync(room, PushKind.Names, planned => errand.Redrawing(rounds, planned), cancel);
    }
}

/// <summary>What is left of people, or was written late.</summary>
/// <param name="Partitions">Of the learners and of their personal chats, by their marks.</param>
/// <param name="Pairs">Who names one of them as a study buddy.</param>
internal sealed record Remains(
    Dictionary<(Table Table, string Mark), string> Partitions, List<(LearnerId Namer, LearnerId Named)> Pairs);
