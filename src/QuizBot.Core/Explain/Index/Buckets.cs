namespace QuizBot.Core.Explain.Index;

/// <summary>Many short lists in two arrays.</summary>
internal sealed class Lists<T>
{
    private readonly int[] starts;
    private readonly T[] items;

    private Lists(int[] starts, T[] items) => (this.starts, this.items) = (starts, items);

    public int Count => starts.Length - 1;

    public ReadOnlySpan<T> this[int list] => items.AsSpan(starts[list], starts[list + 1] - starts[list]);

    /// <param name="count">How many lists.</param>
    /// <param name="items">Each item with the list it goes to; in a list, items keep their order.</param>
    public static Lists<T> Of(int count, IEnumerable<(int List, T Item)> items)
    {
        var all = items as IReadOnlyCollection<(int List, T Item)> ?? [.. items];
        var starts = new int[count + 1];
        foreach ((var list, _) in all)
            starts[list + 1]++;
        for (var list = 0; list < count; list++)
            starts[list + 1] += starts[list];
        var sorted = new T[all.Count];
        var next = starts[..count];
        foreach ((var list, var item) in all)
            sorted[next[list]++] = item;
        return new(starts, sorted);
    }
}

/// <summary>Finds places in lists that are in order.</summary>
internal static class Sorted
{
    /// <summary>The index of the first item that is not before what is sought; the length where all are.</summary>
    public static int First<T>(ReadOnlySpan<T> items, Func<T, bool> isBefore)
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
