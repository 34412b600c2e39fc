namespace QuizBot.Core.Bot.Quiz;

/// <summary>What became of an answer.</summary>
public enum ReviewOutcome
{
    /// <summary>It counts.</summary>
    Counted,

    /// <summary>The question was answered before; the first answer stands.</summary>
    Already,

    /// <summary>The bot has not asked this learner that question, or too long ago.</summary>
    NotAsked,
}
