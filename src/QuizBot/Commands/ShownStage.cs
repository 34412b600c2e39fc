namespace QuizBot.Commands;

internal sealed record ShownStage(string Title, IReadOnlyList<ShownConcept> Concepts);
