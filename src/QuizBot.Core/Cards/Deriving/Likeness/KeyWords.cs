using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving.Likeness;

/// <summary>The words of a text that carry its meaning, each once, in the singular.</summary>
internal static class KeyWords
{
    private static readonly HashSet<string> Empty =
    [
        "the", "a", "an", "of", "and", "or", "for", "in", "on", "at", "to", "with", "by", "from", "as", "is", "are", "be", "it", "its",
        "that", "this", "when", "if", "into", "then", "than", "which", "who", "you", "your", "we", "they", "their", "them", "can", "so",
        "amazon", "aws",
    ];

    public static bool Carries(Word word) => !Empty.Contains(word.Text);

    /// <summary>Where all words are empty ("AWS"), all of them.</summary>
    public static HashSet<string> Of(IReadOnlyList<Word> words)
    {
        HashSet<string> full = [.. words.Where(Carries).Select(word => word.Singular)];
        return full.Count > 0 ? full : [.. words.Select(word => word.Text)];
    }

    /// <summary>True where one name says nothing that the other does not say: "Evaluation" and "Model Training and Evaluation".</summary>
    public static bool Overlap(HashSet<string> one, HashSet<string> other)
        => one.Count == 0 || other.Count == 0
            || (one.Count <= other.Count ? Covers(other, one) : Covers(one, other));

    /// <summary>True where two texts have at least three of five words in common.</summary>
    public static bool AreAlike(HashSet<string> one, HashSet<string> other)
    {
        var (few, many) = one.Count <= other.Count ? (one, other) : (other, one);
        // In common of all: c / (few + many - c) >= 3/5, so c >= 3/8 (few + many).
        var mayMiss = few.Count - (int)Math.Ceiling(3 * (few.Count + many.Count) / 8.0);
        if (few.Count == 0)
            return false;
        foreach (var word in few)
            if (!many.Contains(word) && --mayMiss < 0)
                return false;
        return mayMiss >= 0;
    }

    private static bool Covers(HashSet<string> wide, HashSet<string> narrow)
        => narrow.All(word => wide.Contains(word) || wide.Any(other => IsRepeated(word, other) || IsRepeated(other, word)));

    /// <summary>"Retraining" is training.</summary>
    private static bool IsRepeated(string word, string again)
        => again.Length == word.Length + 2 && again.StartsWith("re", StringComparison.Ordinal)
            && again.EndsWith(word, StringComparison.Ordinal);
}
