using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving.Likeness;

/// <summary>Tells whether a question repeats what a name is made of, so that nobody needs to know the answer.</summary>
internal static class Echo
{
    private const int ShortestStem = 4;
    private const int LongestEnding = 3;

    /// <summary>
    /// True where the words share a stem with the name that no wrong choice shares: "labels" and "Data Labeling" beside "Data Collection".
    /// </summary>
    public static bool Tells(IReadOnlyList<Word> question, string right, IEnumerable<string> wrong)
    {
        var others = wrong.SelectMany(Parts).ToList();
        return Parts(right).Any(part => question.Any(word => KeyWords.Carries(word) && AreAkin(word.Text, part))
            && !others.Exists(other => AreAkin(other, part)));
    }

    /// <summary>True where the words share a stem with the name.</summary>
    public static bool Names(IReadOnlyList<Word> heading, string name) => Tells(heading, name, []);

    private static IEnumerable<string> Parts(string name) => Words.Of(name).Where(KeyWords.Carries).Select(word => word.Text);

    /// <summary>"label" and "labeling", "generate" and "generative", "data" and "data".</summary>
    private static bool AreAkin(string one, string other)
    {
        var stem = one.AsSpan().CommonPrefixLength(other);
        return one == other || (stem >= ShortestStem && stem >= Math.Min(one.Length, other.Length) - LongestEnding + 1);
    }
}
