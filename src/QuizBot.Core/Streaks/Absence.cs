namespace QuizBot.Core.Streaks;

/// <summary>Days on which a learner is away: they rest as days off do.</summary>
/// <param name="From">The first of them.</param>
/// <param name="Until">The last of them.</param>
public sealed record Absence(DateOnly From, DateOnly Until)
{
    public bool Contains(DateOnly day) => day >= From && day <= Until;
}
