namespace QuizBot.Core.Stores.Tables;

/// <summary>A question put to a learner that waits for its answer.</summary>
/// <param name="Id">Comes back with every press on the card; made from the turn that asked, so that the same turn asks once.</param>
/// <param name="Card">The flashcard's id.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Topic">What the learner narrowed the quiz to, in their words; null for the whole course.</param>
public sealed record OpenQuestion(string Id, string Card, DateTimeOffset At, string? Topic = null);
