using System.Text.Json;
using System.Text.Json.Serialization;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Stores.Upkeep;

/// <summary>Goes over all learners and rooms once a day, some at a time, and goes on where it was stopped.</summary>
public sealed class DailyPass(IEntityStore store, IPartitions partitions, Parts parts)
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>A clock that went on so far since the last pass may be wrong, and what it would delete does not come back.</summary>
    private static readonly TimeSpan Leap = 3 * Every;

    private static readonly Table[] Tables = [Table.Learners, Table.Rooms];

    private readonly Expiry expiry = new(store);

    /// <summary>
    /// Goes on with the pass that is on, or begins one where the last is a day old. After a leap of the clock it only notes the day: what
    /// is too old goes the day after.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="before">From when answers are let go in a pass that began then; null to let none go.</param>
    /// <param name="begin">Done once at the beginning of a pass; false where it was not to go on.</param>
    /// <param name="take">Most learners and rooms to look at.</param>
    /// <param name="mayGoOn">As in <see cref="LateRemoval.SweepAsync"/>.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How many rows were let go.</returns>
    public async Task<int> GoOnAsync(
        DateTimeOffset now, Func<DateTimeOffset, DateTimeOffset?> before, Func<Task> begin, int take, Func<bool> mayGoOn,
        CancellationToken cancel)
    {
        var state = await ReadAsync(cancel);
        if (state is not null && before(now) is null)
            state = state with { Table = null, After = "" };

        // One that lies ahead was noted before the clock was set back.
        if (state is { Table: null } && now - state.Begun is var ago && ago >= TimeSpan.Zero && ago < Every)
            return 0;
        if (state?.Table is null)
        {
            var leapt = state is null || now - state.Begun > Leap;
            if (!leapt)
                await parts.TryAsync(begin, cancel);
            if (!mayGoOn())
                return 0;
            state = new(now, leapt || before(now) is null ? null : Tables[0], "");
            await WriteAsync(state, cancel);
        }

        return state.Table is not null && before(state.Begun < now ? state.Begun : now) is { } time
            ? await LetGoAsync(state, time, take, mayGoOn, cancel)
            : 0;
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
            await parts.TryAsync(
                async () => gone += table == Table.Learners
                    ? await expiry.LearnerAsync(partition, before, cancel)
                    : await expiry.RoomAsync(partition, before, cancel),
                cancel);
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
