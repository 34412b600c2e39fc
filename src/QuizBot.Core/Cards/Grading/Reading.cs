using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>One way to read what a person said.</summary>
/// <param name="Words">At least one.</param>
/// <param name="Loose">True where a word like "service" or "stage" was left out at the end.</param>
internal readonly record struct Reading(IReadOnlyList<Word> Words, bool Loose);
