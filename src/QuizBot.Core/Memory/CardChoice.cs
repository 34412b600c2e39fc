using QuizBot.Core.Notes;

namespace QuizBot.Core.Memory;

/// <summary>What to ask next.</summary>
/// <param name="Card">The flashcard to show; null when there is nothing to ask now.</param>
/// <param name="Reason">Why this one; none without a card.</param>
/// <param name="NextDue">Without a card: when the next of the cards falls due, after now; null where none will.</param>
public sealed record CardChoice(Flashcard? Card, ChoiceReason Reason, DateTimeOffset? NextDue);
