using System.Text.Json;
using System.Text.Json.Serialization;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Stores.Upkeep;

/// <summary>Goes over all learners and rooms once a day, some at a time, and goes on where it was stopped.</summary>
public sealed class DailyPass(IEntityStore store, IPartitions partitions)
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);
    private static readonly Table[] Tables = [Table.Learners, Table.Rooms];

    private readonly Expiry expiry = new(store);

    /// <summary>Goes on with the pass that is on, or begins one where the last is a day old.</summary>
    /// <param name="now">The time.</param>
    /// <param name="before">From when answers are let go; null to let none go.</param>
    /// <param name="begin">Done once at the beginning of a pass; false where it was not to go on.</param>
    /// <param name="take">Most learners and rooms to look at.</param>
    /// <param name="mayGoOn">As in <see cref="LateRemoval.SweepAsync"/>.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How many rows were let go.</returns>
    public async Task<int> GoOnAsync(
        DateTimeOffset now, DateTimeOffset? before, Func<Task> begin, int take, Func<bool> mayGoOn, CancellationToken cancel)
    {
        var state = await ReadAsync(cancel);

        // One that lies ahead was noted before the clock was set back.
        if (state is { Table: null } && now - state.Begun is var ago && ago >= TimeSpan.Zero && ago < Every)
            return 0;
        if (state?.Table is null)
        {
            await begin();
            if (!mayGoOn())
                return 0;
            state = new(now, before is null ? null : Tables[0], "");
            await WriteAsync(state, cancel);
        }

        return before is null || state.Table is null ? 0 : await LetGoAsync(state, before.Value, take, mayGoOn, cancel);
    }

    private async Task<int> LetGoAsync(PassState state, DateTimeOffset before, int take, Func<bool> mayGoOn, CancellationToken cancel)
    {
        var gone = 0;
        var table = state.Table!.Value;
        var page = await partitions.PartitionsAsync(table, state.After, take, cancel);
        foreach (var partition in page)
        {
            if (!mayGoOn())
                return gone;
            gone += table == Table.Learners
                ? await expiry.LearnerAsync(partition, before, cancel)
                : await expiry.RoomAsync(partition, before, cancel);
        }

        Table? next = page.Count == take ? table : table == Tables[^1] ? null : Tables[Array.IndexOf(Tables, table) + 1];
        await WriteAsync(state with { Table = next, After = next == table ? page[^1] : "" }, cancel);
        return gone;
    }

    private async Task<PassState?> ReadAsync(CancellationToken cancel) =>
        await store.GetAsync(Table.Installs, Keys.Upkeep, Keys.Upkeep, cancel) is { } row
            ? JsonSerializer.Deserialize(row.Body, PassJson.Default.PassState)
            : null;

    private Task<CommitResult> WriteAsync(PassState state, CancellationToken cancel) => store.CommitAsync(
        Table.Installs, Keys.Upkeep, [Change.Upsert(Keys.Upkeep, JsonSerializer.Serialize(state, PassJson.Default.PassState))], cancel);
}

/// <summary>How far the pass has come.</summary>
/// <param name="Begun">When it began.</param>
/// <param name="Table">What it is at; null once it is done.</param>
/// <param name="After">The last partition it has done there.</param>
internal sealed record PassState(DateTimeOffset Begun, Table? Table, string After);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PassState))]
internal sealed partial class PassJson : JsonSerializerContext;
