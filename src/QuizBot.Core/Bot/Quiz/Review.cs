using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>One graded answer of one learner to one flashcard.</summary>
/// <param name="Outcome">Whether it counts.</param>
/// <param name="Profile">The learner after it.</param>
/// <param name="Answered">The answer that stands; null when the question was not asked.</param>
public sealed record Review(ReviewOutcome Outcome, LearnerProfile Profile, AnsweredQuestion? Answered);
