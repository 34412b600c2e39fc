using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Questions;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>What speaks for one entry and against another that a question may describe.</summary>
internal static class TextTraits
{
    private static readonly string[] ByMeaning = ["near", "said", "called"];
    private static readonly string[] All = ["words", "fit", .. ByMeaning, "kind", "stage", "analogy"];
    private static readonly int[] Ways = [.. ByMeaning.Select(way => Array.IndexOf(All, way))];

    public static IReadOnlyList<string> Names => All;

    /// <param name="entry">The entry.</param>
    /// <param name="asked">What is asked for.</param>
    /// <param name="words">How much of the question its texts speak of, 0 to 1 by the weight of the words.</param>
    /// <param name="fit">How well its words fit, in the ranking by words; 0 to about 1.</param>
    /// <param name="near">How near it is by meaning, sentence by sentence; 0 where that is not known.</param>
    /// <param name="said">The same word by word.</param>
    /// <param name="called">How near what it is called is by meaning; 0 where that is not known.</param>
    public static float[] Of(Entry entry, Asked asked, float words, float fit, float near, float said, float called) =>
    [
        words,
        fit,
        near,
        said,
        called,
        KindOf(entry, asked),
        entry.Kind is EntryKind.Stage or EntryKind.Step ? 1 : 0,
        entry.Kind == EntryKind.Analogy ? 1 : 0,
    ];

    /// <summary>In how many ways by meaning an entry is the nearest of all.</summary>
    public static int Nearest(float[] traits, IReadOnlyCollection<float[]> all) =>
        Ways.Count(way => all.All(other => other[way] <= traits[way]));

    /// <summary>1 where it is of the kind that is asked for, -1 where it is of another, 0 where no kind is.</summary>
    private static float KindOf(Entry entry, Asked asked) => !asked.ForTerm && !asked.ForPlace ? 0
        : (asked.ForTerm && entry.Kind == EntryKind.Term) || (asked.ForPlace && IsPlace(entry)) ? 1 : -1;

    private static bool IsPlace(Entry entry) => entry.Kind is EntryKind.Concept or EntryKind.Stage or EntryKind.Step;
}
