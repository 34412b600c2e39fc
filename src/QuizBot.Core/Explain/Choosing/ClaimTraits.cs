namespace QuizBot.Core.Explain.Choosing;

/// <summary>What tells whether the entry which fits best is meant, given that the notes cover what is described.</summary>
internal static class ClaimTraits
{
    public static IReadOnlyList<string> Names { get; } =
        ["share", "words", "evidence", "named", "topic", "near", "said", "agreed", "described"];

    /// <param name="share">How much better it fits than all others together, 0 to 1.</param>
    /// <param name="best">What else is known of it.</param>
    public static float[] Of(float share, Fit best) =>
    [
        share, best.Words, best.Evidence, best.IsNamed ? 1 : 0, best.IsTopic ? 1 : 0, best.Near, best.Said, best.Agreed,
        best.IsDescribed ? 1 : 0,
    ];
}
