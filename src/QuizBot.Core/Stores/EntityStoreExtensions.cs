using System.Runtime.CompilerServices;

namespace QuizBot.Core.Stores;

public static class EntityStoreExtensions
{
    /// <summary>Every row of the range, page by page.</summary>
    public static async IAsyncEnumerable<Entity> ReadAllAsync(
        this IEntityStore store,
        Table table,
        string partition,
        RowRange range,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            IReadOnlyList<Entity> page = await store.RangeAsync(table, partition, range, StoreLimits.PageSize, cancel);
            foreach (Entity entity in page)
                yield return entity;
            if (page.Count < StoreLimits.PageSize)
                yield break;
            range = range with { After = page[^1].Row };
        }
    }

    /// <summary>Deletes every row of the partition, in commits of <see cref="StoreLimits.Changes"/>. Rows written meanwhile may stay.</summary>
    public static async Task DeleteAllAsync(this IEntityStore store, Table table, string partition, CancellationToken cancel)
    {
        IReadOnlyList<Entity> page;
        while ((page = await store.RangeAsync(table, partition, RowRange.All, StoreLimits.Changes, cancel)).Count > 0)
            await store.CommitAsync(table, partition, [.. page.Select(entity => Change.Delete(entity.Row))], cancel);
    }
}
