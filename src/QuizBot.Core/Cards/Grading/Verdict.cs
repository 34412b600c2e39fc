namespace QuizBot.Core.Cards.Grading;

/// <summary>What the bot makes of an answer.</summary>
/// <param name="Correct">True where the answer is right; never true where it does not count.</param>
/// <param name="Remark">A short hint for the learner; null where there is nothing to add.</param>
public sealed record Verdict(bool Correct, string? Remark)
{
    /// <summary>False where the answer could not be read: nothing is recorded, and the remark says how to answer.</summary>
    public bool Counts { get; private init; } = true;

    /// <summary>The choices that were picked, in the order given; empty where there was nothing to pick.</summary>
    public IReadOnlyList<string> Picked { get; init; } = [];

    public static Verdict Right { get; } = new(true, null);

    public static Verdict Wrong { get; } = new(false, null);

    /// <summary>The answer does not count; <paramref name="message"/> says how to answer.</summary>
    public static Verdict Unreadable(string message) => new(false, message) { Counts = false };
}
