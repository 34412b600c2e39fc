using System.Buffers;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving.Likeness;

/// <summary>
/// The word that says what sort of thing a name names: "Drift" of "Data Drift", both ends of "Data Preparation &amp; Feature Engineering".
/// </summary>
internal static class HeadWords
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("(),/;:");

    /// <summary>True where the title has a head of the name, or repeats it ("Retraining" and "Model Training").</summary>
    public static bool Hint(IReadOnlyList<Word> title, string name)
        => Of(name).Any(head => title.Any(word => head.Same(word)
            || (head.Text.Length > word.Text.Length && head.Text.StartsWith("re", StringComparison.Ordinal)
                && head.Text[2..] == word.Text)));

    private static IEnumerable<Word> Of(string name)
    {
        var words = Words.Of(name);
        for (var at = 0; at < words.Count; at++)
            if (words[at].Text != "and" && (at + 1 == words.Count || words[at + 1].Text == "and"
                || name.AsSpan(words[at].End, words[at + 1].Start - words[at].End).ContainsAny(Breaks)))
                yield return words[at];
    }
}
