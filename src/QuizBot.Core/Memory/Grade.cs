namespace QuizBot.Core.Memory;

/// <summary>How well a learner remembered. The values are FSRS's own.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1008", Justification = "There is no grade that means none.")]
public enum Grade
{
    Again = 1,
    Hard = 2,
    Good = 3,
    Easy = 4,
}
