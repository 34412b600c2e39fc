namespace QuizBot.Core.Streaks;

/// <summary>How a streak stands at an instant.</summary>
/// <param name="Length">Days; 0 once broken.</param>
/// <param name="Freezes">How many missed days it can still bear, 0 to <see cref="Streak.MostFreezes"/>.</param>
/// <param name="Counted">True when this local day has had its answer, so that another one changes nothing.</param>
/// <param name="Stake">What is lost if the rest of this day passes without an answer, unless one follows within <see cref="Streak.Grace"/>.</param>
public sealed record StreakToday(int Length, int Freezes, bool Counted, Stake Stake);
