namespace QuizBot.Playground;

/// <summary>Something to type, and what comes of it.</summary>
internal sealed record Suggestion(string Text, string Hint);
