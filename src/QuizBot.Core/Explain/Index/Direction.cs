using QuizBot.Core.Explain.English;

namespace QuizBot.Core.Explain.Index;

/// <summary>What becomes what in a text, by its words' places: "speech to text" is not "text to speech".</summary>
/// <param name="From">The word for what there is.</param>
/// <param name="To">The word for what it becomes.</param>
internal readonly record struct Direction(int From, int To)
{
    private const int Reach = 2;

    /// <param name="words">Lower case.</param>
    public static IEnumerable<Direction> In(IReadOnlyList<string> words)
    {
        for (var at = 1; at + 1 < words.Count; at++)
        {
            if (words[at] is not ("to" or "into" or "from") || Beside(words, at, -1) is not { } left || Beside(words, at, 1) is not { } right)
                continue;
            yield return words[at] == "from" ? new(right, left) : new(left, right);
        }
    }

    /// <summary>The next word that says something, on one side.</summary>
    private static int? Beside(IReadOnlyList<string> words, int at, int step)
    {
        for (var reach = 1; reach <= Reach && at + (reach * step) is >= 0 and var place && place < words.Count; reach++)
        {
            if (!Lexicon.IsEmpty(words[place]))
                return place;
        }

        return null;
    }
}
