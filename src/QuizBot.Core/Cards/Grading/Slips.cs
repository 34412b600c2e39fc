using QuizBot.Core.Notes.Languages;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>Tells a slip of the fingers from another word.</summary>
internal static class Slips
{
    private const int ShortestStem = 4;
    private const int ShortestStemAfterOneLetter = 6;
    private const int ShortWord = 5;

    /// <summary>A word that gains, loses or swaps one of these at its start means something else, however few letters that takes.</summary>
    private static readonly HashSet<string> Prefixes = LanguageWords.All("prefixes").Select(Letters.Folded).Append("").ToHashSet();

    private static readonly string[][] Endings =
        [.. LanguageWords.All("endings").Select(group => group.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>
    /// How many slips lie between what was said and the right words, in the same order; null where that is more than the words allow.
    /// Two words written as one, or one as two, are no slip.
    /// </summary>
    public static int? Between(IReadOnlyList<Word> said, IReadOnlyList<Word> right)
    {
        if (said.Count == 0 || right.Count == 0 || said.Count > 2 * right.Count || right.Count > 2 * said.Count)
            return null;
        var budget = Spelling.Budget(right.Sum(word => word.Text.Length));
        var isOneWord = right.Count == 1;
        var best = new int?[said.Count + 1][];
        for (var s = 0; s <= said.Count; s++)
            best[s] = new int?[right.Count + 1];
        best[0][0] = 0;
        for (var s = 1; s <= said.Count; s++)
            for (var r = 1; r <= right.Count; r++)
                best[s][r] = Least(
                    Plus(best[s - 1][r - 1], InWord(said[s - 1], right[r - 1], isOneWord)),
                    s < 2 ? null : Plus(best[s - 2][r - 1], InWord(Word.Joined(said[s - 2], said[s - 1]), right[r - 1], isOneWord)),
                    r < 2 ? null : Plus(best[s - 1][r - 2], InWord(said[s - 1], Word.Joined(right[r - 2], right[r - 1]), isOneWord)));
        return best[said.Count][right.Count] is { } slips && slips <= budget ? slips : null;
    }

    private static int? InWord(Word said, Word right, bool isOneWord)
    {
        if (Sameness.IsSame(said, right))
            return 0;
        if (right.Exact || said.Exact || said.Text.Any(char.IsDigit) || !IsSpelled(right.Text) || IsOpposite(said.Text, right.Text)
            || IsOpposite(right.Text, said.Text) || AreApart(said.Text, right.Text))
            return null;
        var budget = Spelling.Budget(right.Text.Length);
        var slips = Spelling.Distance(said.Text, right.Text, budget);
        if (slips > budget)
            return null;
        if (Sameness.AreVariants(said.Text, right.Text))
            return slips;
        // A slip seldom hits the first letter; "separation" is not a misspelled "preparation", and "Gambia" not "Zambia".
        if (said.Text[0] != right.Text[0] && (isOneWord || slips > 1))
            return null;
        // In a word of a few letters the first two tell it from others, unless they only changed places.
        if (isOneWord && right.Text.Length <= ShortWord && said.Text[1] != right.Text[1]
            && !(said.Text.Length == right.Text.Length && said.Text.Order().SequenceEqual(right.Text.Order())))
            return null;
        // Who types "sharing" has not misspelt "sharding"; in a name of several words one letter is more likely a slip.
        return EnglishWords.Contains(said.Text) && (isOneWord || slips > 1) ? null : slips;
    }

    /// <summary>
    /// Whether it is in a script in which words are spelled with letters, so that one letter is not a syllable or a word.
    /// </summary>
    private static bool IsSpelled(string word) => word.All(letter => letter < 0x0700);

    private static bool IsOpposite(string one, string other)
    {
        for (var length = 0; length <= one.Length - ShortestStem; length++)
        {
            var stem = one.AsSpan(length);
            if (!other.AsSpan().EndsWith(stem, StringComparison.Ordinal) || !Prefixes.Contains(one[..length]))
                continue;
            var prefix = other[..^stem.Length];
            var shortest = length == 1 || prefix.Length == 1 ? ShortestStemAfterOneLetter : ShortestStem;
            if (prefix != one[..length] && Prefixes.Contains(prefix) && stem.Length >= shortest)
                return true;
        }

        return false;
    }

    /// <summary>"nitrate" and "nitrite", "careful" and "careless".</summary>
    private static bool AreApart(string one, string other) =>
        Array.Exists(Endings, group => Array.Exists(group, mine => one.EndsWith(mine, StringComparison.Ordinal)
        && Array.Exists(group, theirs =>
            theirs != mine && other.EndsWith(theirs, StringComparison.Ordinal) && one.Length - mine.Length >= 3
                && one.AsSpan(0, one.Length - mine.Length).SequenceEqual(other.AsSpan(0, other.Length - theirs.Length)))));

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
