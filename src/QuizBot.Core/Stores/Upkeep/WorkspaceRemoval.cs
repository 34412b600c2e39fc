using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Stores.Upkeep;

/// <summary>
/// Removes all that is kept of workspaces that have removed the bot. Where anything says that the bot is still there, or was used since,
/// nothing goes.
/// </summary>
/// <param name="store">Where it is kept.</param>
/// <param name="partitions">All there are of it.</param>
/// <param name="parts">Keeps one workspace that fails from stopping the others.</param>
/// <param name="channels">Asked whether the bot is in a workspace after all, of which nothing that is stored says so.</param>
public sealed class WorkspaceRemoval(IEntityStore store, IPartitions partitions, Parts parts, IEnumerable<IRoomChannel> channels)
{
    /// <summary>What was under way when the bot was removed says nothing of its return.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromMinutes(10);

    private readonly Departures departures = new(store);
    private readonly Pushes pushes = new(store);

    /// <summary>Looks after those that left before a time. Every step can be repeated.</summary>
    /// <param name="leftBefore">When.</param>
    /// <param name="mayGoOn">Asked before each step; false leaves the rest for another time, or another instance.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How many workspaces were removed.</returns>
    public async Task<int> SweepAsync(DateTimeOffset leftBefore, Func<bool> mayGoOn, CancellationToken cancel)
    {
        var removed = 0;
        foreach (var departure in (await departures.AllAsync(cancel)).Where(departure => departure.At < leftBefore))
        {
            if (!mayGoOn())
                break;
            await parts.TryAsync(async () => removed += await IsRemovedAsync(departure, mayGoOn, cancel) ? 1 : 0, cancel);
        }

        return removed;
    }

    private async Task<bool> IsRemovedAsync(Departure departure, Func<bool> mayGoOn, CancellationToken cancel)
    {
        var goesOn = true;
        var isGone = await IsGoneAsync(departure, cancel) && !await IsInAsync(departure, cancel)
            && await RemoveAsync(departure, GoesOn, cancel);
        if (goesOn && await departures.IsNotedAsync(departure, cancel))
            await departures.ClearAsync(departure.Channel, departure.Workspace, cancel);
        return isGone;

        // Once it was not to go on, it does not go on, whatever is said later: what is left is for another time.
        bool GoesOn() => goesOn = goesOn && mayGoOn();
    }

    private async Task<bool> IsGoneAsync(Departure departure, CancellationToken cancel)
    {
        if (await IsInstalledAsync(departure, cancel))
            return false;
        var (since, rooms) = (departure.At + UnderWay, new Dictionary<RoomId, RoomState>());
        await foreach (var partition in AllAsync(Table.Rooms, departure, cancel))
        {
            if (await Traces.RoomAsync(store, partition, cancel) is not { } room)
                continue;
            if (Traces.IsAfter(room, since))
                return false;
            rooms[room.Id] = room;
        }

        if (!departure.Whole && rooms.Values.Any(IsThere))
            return false;
        await foreach (var partition in AllAsync(Table.Learners, departure, cancel))
        {
            var profile = await Traces.ProfileAsync(store, partition, cancel);
            if (await Traces.IsAfterAsync(store, partition, profile, since, cancel)
                || (!departure.Whole && profile is not null && IsAtHome(profile)))
                return false;
        }

        return true;

        // A channel's team has the app, as far as is known.
        bool IsThere(RoomState room) => room.Active
            && (room.Team is null || rooms.GetValueOrDefault(room.Id with { Conversation = room.Team }) is not { Active: false });

        // Who uses it in rooms alone is there no longer than these. A chat that is named by the person was never opened.
        bool IsAtHome(LearnerProfile profile) => profile.Habit.Home is { } home
            ? home.Room.Conversation != profile.Id.User && rooms.GetValueOrDefault(home.Room) is not { Active: false }
            : profile.Rooms.Count == 0;
    }

    private async Task<bool> IsInAsync(Departure departure, CancellationToken cancel) =>
        channels.FirstOrDefault(channel => channel.Channel == departure.Channel) is { } channel
        && await channel.IsInAsync(departure.Workspace, cancel);

    private async Task<bool> IsInstalledAsync(Departure departure, CancellationToken cancel)
    {
        foreach (var id in (string?[])[departure.Workspace, departure.Organization])
        {
            if (id is not null
                && await store.GetAsync(Table.Installs, Keys.Install(departure.Channel, id), Keys.InstallRow, cancel) is not null)
                return true;
        }

        return false;
    }

    /// <summary>
    /// What would speak goes first, and where it is written that the workspace left, last. It takes a while, so before each deletion it is
    /// looked again whether the bot has come back.
    /// </summary>
    /// <returns>False where it was not to go on, or the bot has come back.</returns>
    private async Task<bool> RemoveAsync(Departure departure, Func<bool> mayGoOn, CancellationToken cancel)
    {
        await pushes.DeleteAsync(departure.Channel, departure.Workspace, cancel);
        foreach (var table in (Table[])[Table.Learners, Table.Rooms])
        {
            await foreach (var partition in AllAsync(table, departure, cancel))
            {
                if (!mayGoOn() || await IsBackAsync(table, partition))
                    return false;
                await store.DeleteAllAsync(table, partition, cancel);
            }
        }

        return true;

        async Task<bool> IsBackAsync(Table table, string partition) =>
            !await departures.IsNotedAsync(departure, cancel) || await IsInstalledAsync(departure, cancel)
            || await Traces.IsAfterAsync(store, table, partition, departure.At + UnderWay, cancel);
    }

    private IAsyncEnumerable<string> AllAsync(Table table, Departure departure, CancellationToken cancel) =>
        partitions.AllAsync(table, Keys.Workspace(departure.Channel, departure.Workspace), cancel);
}
