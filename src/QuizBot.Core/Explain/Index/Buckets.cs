namespace QuizBot.Core.Explain.Index;

/// <summary>Many short lists in two arrays.</summary>
internal sealed class Buckets<T>
{
    private readonly int[] starts;
    private readonly T[] items;

    private Buckets(int[] starts, T[] items) => (this.starts, this.items) = (starts, items);

    public int Count => starts.Length - 1;

    public ReadOnlySpan<T> this[int bucket] => items.AsSpan(starts[bucket], starts[bucket + 1] - starts[bucket]);

    /// <param name="count">How many lists.</param>
    /// <param name="items">Each item with the list it goes to; in a list, items keep their order.</param>
    public static Buckets<T> Of(int count, IEnumerable<(int Bucket, T Item)> items)
    {
        var all = items as IReadOnlyCollection<(int Bucket, T Item)> ?? [.. items];
        var starts = new int[count + 1];
        foreach ((var bucket, _) in all)
            starts[bucket + 1]++;
        for (var bucket = 0; bucket < count; bucket++)
            starts[bucket + 1] += starts[bucket];
        var sorted = new T[all.Count];
        var next = starts[..count];
        foreach ((var bucket, var item) in all)
            sorted[next[bucket]++] = item;
        return new(starts, sorted);
    }
}

/// <summary>Finds places in lists that are in order.</summary>
internal static class LowerBound
{
    /// <summary>The index of the first item that is not before what is sought; the length where all are.</summary>
    public static int Of<T>(ReadOnlySpan<T> items, Func<T, bool> isBefore)
    {
        int low = 0, high = items.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isBefore(items[middle]))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
