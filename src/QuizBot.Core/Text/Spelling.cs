namespace QuizBot.Core.Text;

/// <summary>Tells a typo from another word.</summary>
public static class Spelling
{
    /// <summary>A word that gains, loses or swaps one of these at its start means something else, however few letters that takes.</summary>
    private static readonly HashSet<string> Prefixes =
    [
        "", "a", "anti", "bi", "co", "de", "dis", "down", "em", "en", "ex", "extra", "homo", "hetero", "hyper", "hypo", "il", "im", "in",
        "inter", "intra", "ir", "macro", "max", "micro", "min", "mis", "mono", "multi", "non", "off", "on", "out", "over", "post", "pre",
        "re", "semi", "sub", "super", "syn", "un", "under", "uni", "up",
    ];

    private const int LongestOnStack = 64;
    private const int ShortestStem = 4;
    private const int ShortestStemAfterOneLetter = 6;

    /// <summary>How many letters a typo may get wrong in so many letters.</summary>
    internal static int Budget(int letters) => letters switch { <= 3 => 0, <= 7 => 1, _ => 2 };

    /// <summary>
    /// How many typos lie between what was said and the right words, in the same order; null where that is more than the words allow.
    /// Two words written as one, or one as two, are no typo.
    /// </summary>
    internal static int? Typos(IReadOnlyList<Word> said, IReadOnlyList<Word> right)
    {
        if (said.Count == 0 || right.Count == 0)
            return null;
        if (string.Concat(said.Select(word => word.Text)) == string.Concat(right.Select(word => word.Text)))
            return 0;
        if (said.Count > 2 * right.Count || right.Count > 2 * said.Count)
            return null;

        var budget = Budget(right.Sum(word => word.Text.Length));
        var best = new int?[said.Count + 1][];
        for (var s = 0; s <= said.Count; s++)
            best[s] = new int?[right.Count + 1];
        best[0][0] = 0;
        for (var s = 1; s <= said.Count; s++)
            for (var r = 1; r <= right.Count; r++)
                best[s][r] = Least(
                    Plus(best[s - 1][r - 1], WordTypos(said[s - 1], right[r - 1])),
                    s < 2 ? null : Plus(best[s - 2][r - 1], WordTypos(Word.Joined(said[s - 2], said[s - 1]), right[r - 1])),
                    r < 2 ? null : Plus(best[s - 1][r - 2], WordTypos(said[s - 1], Word.Joined(right[r - 2], right[r - 1]))));
        return best[said.Count][right.Count] is { } typos && typos <= budget ? typos : null;
    }

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

    private static int? WordTypos(Word said, Word right)
    {
        if (right.Same(said))
            return 0;
        if (right.Exact || said.Text.Any(char.IsDigit) || IsOpposite(said.Text, right.Text) || IsOpposite(right.Text, said.Text))
            return null;
        var budget = Budget(right.Text.Length);
        var typos = Distance(said.Text, right.Text, budget);
        // A slip seldom hits the first letter; "separation" is not a misspelled "preparation".
        return typos <= budget && (typos < 2 || said.Text[0] == right.Text[0]) ? typos : null;
    }

    private static bool IsOpposite(string one, string other)
    {
        for (var length = 0; length <= one.Length - ShortestStem; length++)
        {
            var stem = one[length..];
            if (!other.EndsWith(stem, StringComparison.Ordinal) || !Prefixes.Contains(one[..length]))
                continue;
            var prefix = other[..^stem.Length];
            var shortest = length == 1 || prefix.Length == 1 ? ShortestStemAfterOneLetter : ShortestStem;
            if (prefix != one[..length] && Prefixes.Contains(prefix) && stem.Length >= shortest)
                return true;
        }

        return false;
    }

    private static int? Plus(int? so, int? more) => so + more;

    private static int? Least(params ReadOnlySpan<int?> counts)
    {
        int? least = null;
        foreach (var count in counts)
            if (count is not null && !(least <= count))
                least = count;
        return least;
    }
}
