namespace QuizBot.Core.Explain.Choosing;

/// <summary>What tells whether the notes cover what is described, whichever entry it is.</summary>
internal static class ScopeTraits
{
    /// <summary>In words; longer questions are no clearer.</summary>
    private const float LongQuestion = 20;

    /// <summary>Of so many one fits by chance as often as of more.</summary>
    private const int ManyEntries = 150;

    public static IReadOnlyList<string> Names { get; } =
    [
        "words", "evidence", "strange-share", "unknown-asked", "other-named", "named", "topic", "length", "near", "said", "elsewhere",
        "agreed", "size", "described",
    ];

    /// <param name="asked">What is asked for.</param>
    /// <param name="best">What is known of the entry which fits best.</param>
    /// <param name="elsewhere">How near the question is to what people say about everything else; 0 where that is not known.</param>
    /// <param name="entries">How many entries there are: of many, one fits by chance.</param>
    public static float[] Of(Asked asked, Fit best, float elsewhere, int entries) =>
    [
        best.Words,
        best.Evidence,
        asked.Weight == 0 ? 1 : asked.Strange / asked.Weight,
        asked.ForUnknown ? 1 : 0,
        asked.Named,
        best.IsNamed ? 1 : 0,
        best.IsTopic ? 1 : 0,
        Math.Min(asked.Length, LongQuestion) / LongQuestion,
        best.Near,
        best.Said,
        elsewhere,
        best.Agreed,
        MathF.Log(Math.Min(entries, ManyEntries)),
        best.IsDescribed ? 1 : 0,
    ];
}
