namespace QuizBot.Core.Text;

/// <summary>
/// Takes endings off English words so that forms of one word meet: "visualizes", "visualising" and "visualization" are "visualiz".
/// Light on purpose: what is left need not be a word, and prefixes stay.
/// </summary>
internal static class Stem
{
    private const int Shortest = 3;
    private const int ShortestBeforeLongEnding = 4;

    private static readonly string[] LongEndings =
        ["ization", "isation", "ation", "ative", "ator", "ate", "at", "ement", "ment", "ion", "ity", "ive", "age", "acy", "er", "or", "ly"];

    public static string Of(string word)
    {
        if (word.Length <= Shortest || word.Any(char.IsDigit))
            return word;
        var singular = Singular(word);
        var plain = Without(singular, "ing") ?? Without(singular, "ed") ?? singular;
        foreach (var ending in LongEndings)
        {
            // "at" is left of "evaluating", and part of the word in "format".
            if (!plain.EndsWith(ending, StringComparison.Ordinal) || plain.Length - ending.Length < ShortestBeforeLongEnding
                || (ending == "at" && plain == singular))
                continue;
            plain = plain[..^ending.Length] + (ending is "ization" or "isation" ? "iz" : "");
            break;
        }

        plain = Without(plain, "e") ?? plain;
        return Tidy(plain, changed: plain != word);
    }

    private static string Singular(string word) => word switch
    {
        [.., 'i', 'e', 's'] when word.Length > 4 => word[..^3] + "y",
        [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's'] => word,
        [.., 's' or 'x' or 'z', 'e', 's'] or [.., 'c' or 's', 'h', 'e', 's'] => word[..^2],
        [.., 's'] => word[..^1],
        _ => word,
    };

    private static string? Without(string word, string ending) =>
        word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= Shortest ? word[..^ending.Length] : null;

    private static string Tidy(string stem, bool changed)
    {
        if (changed && stem is [.., var before, var last] && before == last && last is not ('a' or 'e' or 'i' or 'o' or 'u' or 's')
            && stem.Length > Shortest)
            stem = stem[..^1];
        if (changed && stem.Length > 5 && stem.EndsWith("is", StringComparison.Ordinal))
            return stem[..^1] + "z";
        return stem is [.., 'y'] && stem.Length > Shortest ? stem[..^1] + "i" : stem;
    }
}
