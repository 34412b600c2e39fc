using QuizBot.Core.Chat;

namespace QuizBot.Core.Stores.Tables;

/// <summary>One learner's answer to a round.</summary>
public sealed record RoundAnswer(LearnerId Learner, string Name, bool Correct, DateTimeOffset At)
{
    /// <summary>What it was worth.</summary>
    public int Points { get; init; }

    /// <summary>As in <see cref="Score.Hidden"/>.</summary>
    public bool Hidden { get; init; }
}
