namespace QuizBot.Core.Explain.Choosing;

/// <summary>What speaks for claiming that the entry which fits best is meant, and against it.</summary>
internal static class ClaimTraits
{
    private const float Clearly = 0.5f;
    private const float NearlyAll = 0.99f;
    private const int EnoughWords = 2;

    public static IReadOnlyList<string> Names { get; } =
    [
        "ahead", "far-ahead", "words", "evidence", "strange", "strange-share", "few-words", "name-asked", "term-asked", "unknown-asked",
        "how-asked", "nothing-asked", "other-named", "near", "near-clearly", "near-ahead", "said", "said-clearly", "said-ahead",
        "outstanding", "both-agree", "elsewhere", "all-told",
    ];

    /// <param name="asked">What is asked for.</param>
    /// <param name="words">How much of the question its texts speak of, 0 to 1.</param>
    /// <param name="near">How near it is by meaning; 0 where that is not known.</param>
    /// <param name="said">The same word by word.</param>
    /// <param name="ahead">How much better it fits than the next.</param>
    /// <param name="nearAhead">How much nearer than the nearest other, sentence by sentence.</param>
    /// <param name="saidAhead">The same word by word.</param>
    /// <param name="outstanding">How far it stands out from all others by meaning.</param>
    /// <param name="agree">True where the words alone and the meaning alone lead to it.</param>
    /// <param name="elsewhere">How near the question is to what people say about everything else; 0 where that is not known.</param>
    public static float[] Of(
        Asked asked, float words, float near, float said, float ahead, float nearAhead, float saidAhead, float outstanding, bool agree,
        float elsewhere) =>
    [
        Math.Min(ahead, 2),
        Math.Max(0, Math.Min(ahead, 6) - 2),
        words,
        MathF.Log(1 + (words * asked.Weight / asked.Unit)),
        MathF.Log(1 + (asked.Strange / asked.Unit)),
        asked.Weight == 0 ? 1 : asked.Strange / asked.Weight,
        asked.Words switch { 0 => 2, 1 => 1, _ => 0 },
        asked.ForName ? 1 : 0,
        asked.ForTerm ? 1 : 0,
        asked.ForUnknown ? 1 : 0,
        asked.How ? 1 : 0,
        asked.YesOrNo ? 1 : 0,
        asked.Named,
        near,
        Math.Max(0, near - Clearly),
        nearAhead,
        said,
        Math.Max(0, said - Clearly),
        saidAhead,
        outstanding,
        agree ? 1 : 0,
        elsewhere,
        asked.Words >= EnoughWords && words >= NearlyAll ? 1 : 0,
    ];
}
