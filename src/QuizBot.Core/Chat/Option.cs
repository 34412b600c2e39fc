namespace QuizBot.Core.Chat;

public sealed record Option(string Value, string Text);
