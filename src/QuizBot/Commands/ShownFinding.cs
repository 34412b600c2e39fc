namespace QuizBot.Commands;

internal sealed record ShownFinding(string Severity, int Line, string Message, string Mend);
