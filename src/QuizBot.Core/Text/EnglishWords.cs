using System.Collections.Frozen;

namespace QuizBot.Core.Text;

/// <summary>
/// The words of English, from the file beside this one: "sharing" is one, so that nobody who types it has misspelt "sharding".
/// </summary>
internal static class EnglishWords
{
    private static readonly Lazy<(FrozenSet<string> Words, FrozenSet<string> Names)> Known = new(Load);

    /// <summary>Whether a word in lower case is in use, be it as a name or as a plural.</summary>
    public static bool Contains(string word) => IsWord(word) || Known.Value.Names.Contains(word);

    /// <summary>Whether it is used as a name only: "william", but not "bill".</summary>
    public static bool IsName(string word) => Known.Value.Names.Contains(word);

    private static bool IsWord(string word) => Known.Value.Words.Contains(word)
        || (word.EndsWith('s') && (Known.Value.Words.Contains(word[..^1]) || (word.EndsWith(
            "es", StringComparison.Ordinal) && Known.Value.Words.Contains(word[..^2]))
            || (word.EndsWith("ies", StringComparison.Ordinal) && Known.Value.Words.Contains(word[..^3] + "y"))));

    private static (FrozenSet<string> Words, FrozenSet<string> Names) Load()
    {
        var lines = DataFile.Lines("english.txt").ToLookup(line => char.IsUpper(line[0]));
        return (lines[false].ToFrozenSet(StringComparer.Ordinal), lines[true].Select(Letters.Lower).ToFrozenSet(StringComparer.Ordinal));
    }
}
