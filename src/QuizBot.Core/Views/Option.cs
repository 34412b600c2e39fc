namespace QuizBot.Core.Views;

public sealed record Option(string Value, string Text);
