namespace QuizBot.Commands;

internal sealed record ShownStep(string Step, string Text);
