using System.Text.Json;
using System.Text.Json.Serialization;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Stores.Upkeep;

/// <summary>The deletions of the last hour, by time, beside the errands of one shard.</summary>
public sealed class Erasures(IEntityStore store)
{
    public Task PlanAsync(Erasure erasure, CancellationToken cancel) => CommitAsync(
        Change.Upsert(Keys.Erasure(erasure.Due, erasure.Learner), JsonSerializer.Serialize(erasure, ErasureJson.Default.Erasure)), cancel);

    public Task StrikeAsync(Erasure erasure, CancellationToken cancel) =>
        CommitAsync(Change.Delete(Keys.Erasure(erasure.Due, erasure.Learner)), cancel);

    /// <summary>The first of those that are due.</summary>
    public async Task<IReadOnlyList<Erasure>> DueAsync(DateTimeOffset now, int take, CancellationToken cancel)
    {
        var rows = await store.RangeAsync(Table.Pushes, Keys.Shard(0), Keys.Erasures, take, cancel);
        return [.. rows.Select(row => JsonSerializer.Deserialize(row.Body, ErasureJson.Default.Erasure)!).Where(one => one.Due <= now)];
    }

    private Task<CommitResult> CommitAsync(Change change, CancellationToken cancel) =>
        store.CommitAsync(Table.Pushes, Keys.Shard(0), [change], cancel);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Erasure))]
internal sealed partial class ErasureJson : JsonSerializerContext;
