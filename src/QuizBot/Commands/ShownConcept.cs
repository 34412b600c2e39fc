namespace QuizBot.Commands;

internal sealed record ShownConcept(string Name, string Text);
