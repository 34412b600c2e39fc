using QuizBot.Core.Bot;

namespace QuizBot.Core.Stores;

/// <summary>One learner's answer to a round.</summary>
public sealed record RoundAnswer(LearnerId Learner, string Name, bool Correct, DateTimeOffset At);
