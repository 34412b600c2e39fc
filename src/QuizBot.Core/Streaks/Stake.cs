namespace QuizBot.Core.Streaks;

/// <summary>What is lost if a day passes without an answer.</summary>
public enum Stake
{
    /// <summary>Nothing: there is no streak, the day has its answer, or it is a day off.</summary>
    Nothing,

    /// <summary>One freeze.</summary>
    Freeze,

    /// <summary>The streak.</summary>
    Streak,
}
