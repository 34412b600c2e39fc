using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving.Likeness;

/// <summary>Tells whether a question repeats what a name is made of, so that nobody needs to know the answer.</summary>
internal static class Echo
{
    private const int ShortestStem = 4;
    private const int LongestEnding = 3;

    /// <summary>The families of words that say nearly the same, from the file beside this one, by stem.</summary>
    private static readonly Lazy<Dictionary<string, int>> Kin = new(Load);

    /// <summary>
    /// True where the words share a stem with the name that no wrong choice shares: "labels" and "Data Labeling" beside "Data Collection".
    /// </summary>
    public static bool Tells(IReadOnlyList<Word> question, string right, IEnumerable<string> wrong)
    {
        var others = wrong.SelectMany(Parts).ToList();
        return Parts(right).Any(part => question.Any(word => KeyWords.Carries(word) && AreAkin(word.Text, part))
            && !others.Exists(other => AreAkin(other, part)));
    }

    /// <summary>
    /// True where the question says in another word what stands in the name and in no wrong choice: "picture" and "Image Generation" beside
    /// "Code Generation".
    /// </summary>
    public static bool Hints(IReadOnlyList<Word> question, string right, IEnumerable<string> wrong)
    {
        var said = Families(question.Select(word => word.Text)).ToHashSet();
        said.IntersectWith(Families(Parts(right)));
        return said.Except(Families(wrong.SelectMany(Parts))).Any();
    }

    /// <summary>True where the words share a stem with the name.</summary>
    public static bool Names(IReadOnlyList<Word> heading, string name) => Tells(heading, name, []);

    private static IEnumerable<int> Families(IEnumerable<string> words)
        => words.Select(word => Kin.Value.GetValueOrDefault(Stem.Of(word), -1)).Where(family => family >= 0);

    private static IEnumerable<string> Parts(string name) => Words.Of(name).Where(KeyWords.Carries).Select(word => word.Text);

    /// <summary>"label" and "labeling", "generate" and "generative", "data" and "data".</summary>
    private static bool AreAkin(string one, string other)
    {
        var stem = one.AsSpan().CommonPrefixLength(other);
        return one == other || (stem >= ShortestStem && stem >= Math.Min(one.Length, other.Length) - LongestEnding + 1);
    }

    private static Dictionary<string, int> Load()
    {
        Dictionary<string, int> kin = new(StringComparer.Ordinal);
        var family = 0;
        foreach (var line in DataFile.Lines("kin.txt"))
        {
            foreach (var word in line.Split(' '))
                kin.TryAdd(Stem.Of(word), family);
            family++;
        }

        return kin;
    }
}
