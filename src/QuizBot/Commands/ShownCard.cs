namespace QuizBot.Commands;

internal sealed record ShownCard(string Id, string Kind, string Prompt, string Answer, IReadOnlyList<string> Choices, string? Why, int Line);
