namespace QuizBot.Core.Notes;

/// <summary>An idea a note explains under one of its stages.</summary>
/// <param name="Name">As written, with parentheses ("Model Drift (Concept Drift)").</param>
/// <param name="Text">The explanation as plain text.</param>
/// <param name="Line">1-based line in the note.</param>
public sealed record Concept(string Name, string Text, int Line)
{
    /// <summary>The concept this one is nested under ("Model Monitoring"); null at the top of its stage.</summary>
    public string? Parent { get; init; }
}
