namespace QuizBot.Core.Explain.Index;

/// <summary>Finds places in lists that are in order.</summary>
internal static class Sorted
{
    /// <summary>The index of the first item that is not before what is sought; the length where all are.</summary>
    public static int First<T>(ReadOnlySpan<T> items, Func<T, bool> isBefore)
    {
        int low = 0, high = items.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (isBefore(items[middle]))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
