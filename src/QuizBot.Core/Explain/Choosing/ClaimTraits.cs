namespace QuizBot.Core.Explain.Choosing;

/// <summary>What tells whether the notes cover what is described, and whether it is the entry which fits best.</summary>
internal static class ClaimTraits
{
    /// <summary>In words; longer questions are no clearer.</summary>
    private const float LongQuestion = 20;

    public static IReadOnlyList<string> Names { get; } =
    [
        "share", "words", "evidence", "strange-share", "unknown-asked", "other-named", "named", "topic", "length", "near", "said",
        "outstanding", "elsewhere", "agreed",
    ];

    /// <param name="asked">What is asked for.</param>
    /// <param name="share">How much better it fits than all others together, 0 to 1.</param>
    /// <param name="words">How much of the question its texts speak of, 0 to 1.</param>
    /// <param name="isNamed">True where a name of it is in the question: it was weighed by that already.</param>
    /// <param name="isTopic">True for a term or a concept.</param>
    /// <param name="near">How near it is by meaning; 0 where that is not known.</param>
    /// <param name="said">The same word by word.</param>
    /// <param name="outstanding">How far it stands out from all others by meaning; 0 where that is not known.</param>
    /// <param name="elsewhere">How near the question is to what people say about everything else; 0 where that is not known.</param>
    /// <param name="agreed">In how many ways it is the nearest by meaning, 0 to 3; 0 where that is not known.</param>
    public static float[] Of(
        Asked asked, float share, float words, bool isNamed, bool isTopic,
        float near, float said, float outstanding, float elsewhere, int agreed) =>
    [
        share,
        words,
        MathF.Log(1 + (words * asked.Weight / asked.Unit)),
        asked.Weight == 0 ? 1 : asked.Strange / asked.Weight,
        asked.ForUnknown ? 1 : 0,
        asked.Named,
        isNamed ? 1 : 0,
        isTopic ? 1 : 0,
        Math.Min(asked.Length, LongQuestion) / LongQuestion,
        near,
        said,
        outstanding,
        elsewhere,
        agreed,
    ];
}
