namespace QuizBot.Commands;

internal sealed record CheckedFinding(string File, int Line, string Severity, string Message, string Mend);
