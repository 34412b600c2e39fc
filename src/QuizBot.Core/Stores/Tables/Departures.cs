using System.Text.Json;

namespace QuizBot.Core.Stores.Tables;

/// <summary>
/// Workspaces that the bot was removed from, among the installs. What is kept of them goes some time later, unless it turns out that the
/// bot is still there or has come back.
/// </summary>
public sealed class Departures(IEntityStore store)
{
    /// <summary>Notes a departure; the newest of a workspace counts.</summary>
    public Task MarkAsync(Departure departure, CancellationToken cancel) => CommitAsync(
        Change.Upsert(
            Keys.Departure(departure.Channel, departure.Workspace), JsonSerializer.Serialize(departure, StoreJson.Default.Departure)),
        cancel);

    /// <summary>The bot is there.</summary>
    public Task ClearAsync(string channel, string workspace, CancellationToken cancel) =>
        CommitAsync(Change.Delete(Keys.Departure(channel, workspace)), cancel);

    /// <summary>True where it still counts: the bot has not come back, nor left again later.</summary>
    public async Task<bool> IsNotedAsync(Departure departure, CancellationToken cancel) =>
        await store.GetAsync(Table.Installs, Keys.Departures, Keys.Departure(departure.Channel, departure.Workspace), cancel) is { } row
        && JsonSerializer.Deserialize(row.Body, StoreJson.Default.Departure) == departure;

    public async Task<IReadOnlyList<Departure>> AllAsync(CancellationToken cancel)
    {
        var all = new List<Departure>();
        await foreach (var row in store.ReadAllAsync(Table.Installs, Keys.Departures, RowRange.All, cancel))
            all.Add(JsonSerializer.Deserialize(row.Body, StoreJson.Default.Departure)!);
        return all;
    }

    private Task<CommitResult> CommitAsync(Change change, CancellationToken cancel) =>
        store.CommitAsync(Table.Installs, Keys.Departures, [change], cancel);
}

/// <summary>The bot was removed from a workspace, or from one place in it.</summary>
/// <param name="Channel">As in <see cref="Chat.LearnerId"/>.</param>
/// <param name="Workspace">Which.</param>
/// <param name="At">When.</param>
/// <param name="Whole">True where the channel itself said so of all of the workspace.</param>
/// <param name="Organization">What the workspace belongs to, where that may have the bot, too; null for none.</param>
public sealed record Departure(string Channel, string Workspace, DateTimeOffset At, bool Whole, string? Organization = null);
