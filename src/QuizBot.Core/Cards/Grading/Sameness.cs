using System.Text;
using QuizBot.Core.Notes.Languages;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>Tells where two words, or two answers, are the same but for their writing.</summary>
internal static class Sameness
{
    private const int ShortestAction = 4;
    private const int ShortestActionAlone = 5;

    private static readonly Dictionary<string, string> Plurals = LanguageWords.All("plurals").Select(pair => pair.Split(' '))
        .Where(pair => pair.Length == 2).ToDictionary(pair => pair[1], pair => pair[0]);

    private static readonly Dictionary<string, string[]> Short = LanguageWords.Of("en", "short").Select(entry =>
        entry.Split('=', 2, StringSplitOptions.TrimEntries)).ToDictionary(entry => entry[0], entry => entry[1].Split(' '));

    private static readonly string[] ActionEndings = ["ation", "ition", "ion", "ing", "ed", "e", ""];

    /// <summary>The same word, or its plural; a short name has to be exact.</summary>
    public static bool IsSame(Word said, Word right)
    {
        if (said.Text == right.Text)
            return true;
        if (right.Exact || said.Exact)
            return (right.Text, said.Text) is ("to", "2") or ("for", "4") or ("you", "u") or ("2", "to");
        return said.Singular == right.Text || said.Text == right.Singular || said.Singular == right.Singular
            || Singular(said.Text) == Singular(right.Text);
    }

    /// <summary>All of them, in their order; or the same letters with other spaces between.</summary>
    public static bool AreSame(IReadOnlyList<Word> said, IReadOnlyList<Word> right) =>
        (said.Count == right.Count && said.Zip(right).All(pair => IsSame(pair.First, pair.Second))) || Joined(said) == Joined(right);

    /// <summary>
    /// The same word in another form: "overfit" for "overfitting", "prep" for "preparation". A doer is not a deed: "generator" is no
    /// "generation".
    /// </summary>
    public static bool IsOtherForm(Word said, Word right, bool isAlone)
    {
        if (IsSame(said, right))
            return true;
        if (right.Exact || said.Exact)
            return false;
        if (!isAlone && Short.TryGetValue(said.Text, out var full) && full.Contains(right.Text))
            return true;
        var shortest = isAlone ? ShortestActionAlone : ShortestAction;
        return Math.Min(said.Text.Length, right.Text.Length) >= shortest && said.Text[0] == right.Text[0] && Action(said.Text) is { } mine
            && Action(right.Text) is { } theirs && mine == theirs
            && (HasActionEnding(said.Text) || HasActionEnding(right.Text));
    }

    /// <summary>British and American spelling of one word.</summary>
    public static bool AreVariants(string one, string other) => one != other && Variant(one) == Variant(other);

    /// <summary>The letters and signs in a row; numbers side by side stay apart.</summary>
    public static string Joined(IReadOnlyList<Word> words)
    {
        var joined = new StringBuilder();
        foreach (var word in words)
        {
            if (joined.Length > 0 && char.IsAsciiDigit(joined[^1]) && char.IsAsciiDigit(word.Text[0]))
                joined.Append('_');
            joined.Append(word.Text);
        }

        return joined.ToString();
    }

    private static string Singular(string word) => Plurals.GetValueOrDefault(word, word);

    /// <summary>
    /// What an action is called without its ending: "tun" of "tuning" and "tune", "encrypt" of "encryption" and "encrypted".
    /// </summary>
    private static string? Action(string word)
    {
        var ending = Array.Find(
            ActionEndings, ending => word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= 3)!;
        var stem = word[..^ending.Length];
        // "overfitting" doubles its last letter.
        if (ending is "ing" or "ed" && stem is [.., var before, var last] && before == last && last is not ('l' or 's' or 'z'))
            stem = stem[..^1];
        return stem.EndsWith('e')
            ? stem[..^1]
            : stem.EndsWith("at", StringComparison.Ordinal) && ending is "ing" or "ed" or "e"
            ? stem[..^2]
            : stem;
    }

    private static bool HasActionEnding(string word) => word.EndsWith("ing", StringComparison.Ordinal)
        || word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("tion", StringComparison.Ordinal);

    private static string Variant(string word)
    {
        var variant = word.Replace("our", "or", StringComparison.Ordinal).Replace("isation", "ization", StringComparison.Ordinal)
            .Replace("grey", "gray", StringComparison.Ordinal).Replace("ogue", "og", StringComparison.Ordinal)
            .Replace("ll", "l", StringComparison.Ordinal).Replace("ence", "ense", StringComparison.Ordinal)
                .Replace("aea", "ea", StringComparison.Ordinal).Replace("paed", "ped", StringComparison.Ordinal);
        foreach (var (british, american) in new[]
        {
            ("ise", "ize"),
            ("ised", "ized"),
            ("ising", "izing"),
            ("iser", "izer"),
            ("yse", "yze"),
            ("ysed", "yzed"),
            ("ysing", "yzing"),
            ("tre", "ter"),
        })
        {
            if (variant.EndsWith(british, StringComparison.Ordinal))
                return variant[..^british.Length] + american;
        }

        return variant;
    }
}
