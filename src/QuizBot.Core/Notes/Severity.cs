namespace QuizBot.Core.Notes;

/// <summary>How much a <see cref="Finding"/> matters: an error loses content, a warning weakens it, information is a hint.</summary>
public enum Severity
{
    Information,
    Warning,
    Error,
}
