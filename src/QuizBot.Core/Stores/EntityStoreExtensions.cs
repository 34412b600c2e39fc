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
            var page = await store.RangeAsync(table, partition, range, StoreLimits.PageSize, cancel);
            foreach (var entity in page)
                yield return entity;
            if (page.Count < StoreLimits.PageSize)
                yield break;
            range = range with { After = page[^1].Row };
        }
    }

    /// <summary>Deletes the rows of a range, in commits of <see cref="StoreLimits.Changes"/>. Rows written meanwhile may stay.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> DeleteAllAsync(
        this IEntityStore store, Table table, string partition, RowRange range, CancellationToken cancel)
    {
        var deleted = 0;
        IReadOnlyList<Entity> page;
        while ((page = await store.RangeAsync(table, partition, range, StoreLimits.Changes, cancel)).Count > 0)
        {
            await store.CommitAsync(table, partition, [.. page.Select(entity => Change.Delete(entity.Row))], cancel);
            deleted += page.Count;
        }

        return deleted;
    }

    /// <summary>
    /// Deletes every row of the partition, in commits of <see cref="StoreLimits.Changes"/>. Rows written meanwhile may stay.
    /// </summary>
    public static Task DeleteAllAsync(this IEntityStore store, Table table, string partition, CancellationToken cancel) =>
        store.DeleteAllAsync(table, partition, RowRange.All, cancel);
}
