using System.Runtime.CompilerServices;

namespace QuizBot.Core.Stores;

/// <summary>Tells which partitions a table has, for what looks after all of them. Safe for use by many threads at once.</summary>
public interface IPartitions
{
    /// <summary>The first <paramref name="take"/> partitions after one, in ordinal order; fewer only where there are no more.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read; the message says how to mend it.</exception>
    Task<IReadOnlyList<string>> PartitionsAsync(Table table, string after, int take, CancellationToken cancel);
}

public static class PartitionsExtensions
{
    private const int Page = 100;

    /// <summary>Every partition whose key begins with <paramref name="prefix"/> and is longer.</summary>
    public static async IAsyncEnumerable<string> AllAsync(
        this IPartitions partitions, Table table, string prefix, [EnumeratorCancellation] CancellationToken cancel)
    {
        var after = prefix;
        while (true)
        {
            var page = await partitions.PartitionsAsync(table, after, Page, cancel);
            foreach (var partition in page)
            {
                if (!partition.StartsWith(prefix, StringComparison.Ordinal))
                    yield break;
                yield return partition;
            }

            if (page.Count < Page)
                yield break;
            after = page[^1];
        }
    }
}
