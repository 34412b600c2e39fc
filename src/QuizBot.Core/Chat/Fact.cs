namespace QuizBot.Core.Chat;

public sealed record Fact(string Label, string Value);
