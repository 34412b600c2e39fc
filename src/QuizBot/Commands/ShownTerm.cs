namespace QuizBot.Commands;

internal sealed record ShownTerm(string Name, IReadOnlyList<string> Aliases, string? Role, string Definition, IReadOnlyList<string> Stages);
