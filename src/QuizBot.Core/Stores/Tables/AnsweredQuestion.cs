namespace QuizBot.Core.Stores.Tables;

/// <summary>A question a learner has answered; kept for a while so that a press delivered twice counts once and shows the same result.</summary>
/// <param name="Id">The <see cref="OpenQuestion.Id"/>, or the round's id for an answer in a room.</param>
/// <param name="Card">The flashcard's id.</param>
/// <param name="Correct">How it was graded.</param>
/// <param name="At">When it was answered.</param>
/// <param name="Due">When the card comes back.</param>
/// <param name="Topic">As in <see cref="OpenQuestion"/>.</param>
public sealed record AnsweredQuestion(string Id, string Card, bool Correct, DateTimeOffset At, DateTimeOffset Due, string? Topic = null);
