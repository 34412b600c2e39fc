namespace QuizBot.Core.Text;

/// <summary>How far texts are apart, by letters.</summary>
public static class Spelling
{
    private const int LongestOnStack = 64;

    /// <summary>How many letters a typo may get wrong in so many letters.</summary>
    internal static int Budget(int letters) => letters switch { <= 3 => 0, <= 7 => 1, _ => 2 };

    /// <summary>
    /// Letters to insert, drop, change or swap with their neighbour to get from one text to the other; more than <paramref name="most"/>
    /// counts as most + 1.
    /// </summary>
    public static int Distance(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        var width = other.Length + 1;
        var rows = width <= LongestOnStack ? stackalloc int[3 * width] : new int[3 * width];
        Span<int> before = rows[..width], above = rows[width..(2 * width)], row = rows[(2 * width)..];
        for (var o = 0; o <= other.Length; o++)
            above[o] = o;
        for (var i = 1; i <= one.Length; i++)
        {
            // Further from the diagonal than that, the letters cost too much anyway.
            int from = Math.Max(1, i - most), to = Math.Min(other.Length, i + most);
            row[from - 1] = from == 1 ? i : most + 1;
            var least = row[from - 1];
            for (var o = from; o <= to; o++)
            {
                var change = above[o - 1] + (one[i - 1] == other[o - 1] ? 0 : 1);
                var longer = o == i + most ? most + 1 : above[o] + 1;
                row[o] = Math.Min(change, Math.Min(longer, row[o - 1] + 1));
                if (i > 1 && o > 1 && one[i - 1] == other[o - 2] && one[i - 2] == other[o - 1])
                    row[o] = Math.Min(row[o], before[o - 2] + 1);
                least = Math.Min(least, row[o]);
            }

            if (least > most + 1)
                return most + 1;
            var free = before;
            before = above;
            above = row;
            row = free;
        }

        return Math.Min(above[other.Length], most + 1);
    }
}
