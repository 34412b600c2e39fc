using System.Globalization;
using System.Text.Json.Nodes;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Health;

/// <summary>Writes a row and reads it back: a store that only reads, or a disk that is full, cannot keep anyone's answer.</summary>
internal sealed class StoreCheck(IEntityStore store, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>
    /// What this store is called, by chance and for good, so that it shows where two bots serve from two stores; null before the first
    /// look.
    /// </summary>
    public string? StoreName { get; private set; }

    public async Task<string?> ProblemAsync(CancellationToken cancel)
    {
        try
        {
            return await TryAsync(cancel).WaitAsync(Patience, time, cancel);
        }
        catch (TimeoutException)
        {
            return $"The store does not answer within {Patience.TotalSeconds:0} seconds.";
        }
    }

    private async Task<string?> TryAsync(CancellationToken cancel)
    {
        try
        {
            // Two instances that name a new store at once agree at their next look: the last name stays.
            var name = Name(await RowAsync(cancel)) ?? Guid.NewGuid().ToString("N");
            var body = new JsonObject { ["at"] = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), ["name"] = name };
            await store.CommitAsync(Table.Installs, Keys.Health, [Change.Upsert(Keys.Health, body.ToJsonString())], cancel);
            var kept = await RowAsync(cancel);
            StoreName = Name(kept);
            return kept is null ? "The store does not give back what it took." : null;
        }
        catch (StoreUnavailableException problem)
        {
            return problem.Message;
        }
    }

    private Task<Entity?> RowAsync(CancellationToken cancel) => store.GetAsync(Table.Installs, Keys.Health, Keys.Health, cancel);

    private static string? Name(Entity? row) => row is null ? null : (string?)JsonNode.Parse(row.Body)?["name"];
}
