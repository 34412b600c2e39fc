using System.Text.Json;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Stores.Upkeep;

/// <summary>
/// Removes all that is kept of workspaces that have removed the bot. Where anything says that the bot is still there, or was used since,
/// nothing goes.
/// </summary>
public sealed class WorkspaceRemoval(IEntityStore store, IPartitions partitions)
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
            var isGone = await IsGoneAsync(departure, cancel);
            if (isGone && !await RemoveAsync(departure, mayGoOn, cancel))
                break;
            await departures.ClearAsync(departure.Channel, departure.Workspace, cancel);
            removed += isGone ? 1 : 0;
        }

        return removed;
    }

    private async Task<bool> IsGoneAsync(Departure departure, CancellationToken cancel)
    {
        foreach (var id in (string?[])[departure.Workspace, departure.Organization])
        {
            if (id is not null
                && await store.GetAsync(Table.Installs, Keys.Install(departure.Channel, id), Keys.InstallRow, cancel) is not null)
                return false;
        }

        var (since, rooms) = (departure.At + UnderWay, new Dictionary<RoomId, RoomState>());
        await foreach (var partition in AllAsync(Table.Rooms, departure, cancel))
        {
            if (await store.GetAsync(Table.Rooms, partition, Keys.Room, cancel) is not { } row)
                continue;
            var room = JsonSerializer.Deserialize(row.Body, StoreJson.Default.RoomState)!;
            if (room.Welcomed > since || room.Used.Values.Any(used => used > since))
                return false;
            rooms[room.Id] = room;
        }

        if (!departure.Whole && rooms.Values.Any(IsThere))
            return false;
        await foreach (var partition in AllAsync(Table.Learners, departure, cancel))
        {
            var row = await store.GetAsync(Table.Learners, partition, Keys.Profile, cancel);
            var profile = row is null ? null : JsonSerializer.Deserialize(row.Body, StoreJson.Default.LearnerProfile);
            if (await Traces.IsAfterAsync(store, partition, profile, since, cancel)
                || (!departure.Whole && profile is not null && IsAtHome(profile)))
                return false;
        }

        return true;

        // A channel's team has the app, as far as is known.
        bool IsThere(RoomState room) => room.Active
            && (room.Team is null || rooms.GetValueOrDefault(room.Id with { Conversation = room.Team }) is not { Active: false });

        // Who uses it in rooms alone is there no longer than these.
        bool IsAtHome(LearnerProfile profile) => profile.Habit.Home is { } home
            ? rooms.GetValueOrDefault(home.Room) is not { Active: false }
            : profile.Rooms.Count == 0;
    }

    /// <summary>What would speak goes first, and where it is written that the workspace left, last.</summary>
    /// <returns>False where it was not to go on.</returns>
    private async Task<bool> RemoveAsync(Departure departure, Func<bool> mayGoOn, CancellationToken cancel)
    {
        await pushes.DeleteAsync(departure.Channel, departure.Workspace, cancel);
        foreach (var table in (Table[])[Table.Learners, Table.Rooms])
        {
            await foreach (var partition in AllAsync(table, departure, cancel))
            {
                if (!mayGoOn())
                    return false;
                await store.DeleteAllAsync(table, partition, cancel);
            }
        }

        return true;
    }

    private IAsyncEnumerable<string> AllAsync(Table table, Departure departure, CancellationToken cancel) =>
        partitions.AllAsync(table, Keys.Workspace(departure.Channel, departure.Workspace), cancel);
}
