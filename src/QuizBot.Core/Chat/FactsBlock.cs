namespace QuizBot.Core.Chat;

/// <summary>Labels with values, such as "Streak: 5 days".</summary>
public sealed record FactsBlock(IReadOnlyList<Fact> Facts) : Block;
