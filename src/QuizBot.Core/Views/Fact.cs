namespace QuizBot.Core.Views;

public sealed record Fact(string Label, string Value);
