namespace QuizBot.Teams.Outbound;

/// <param name="Outcome">How it ended.</param>
/// <param name="Id">What Teams calls the message or conversation that was made; null where it does not say or nothing was made.</param>
public sealed record SendResult(SendOutcome Outcome, string? Id = null)
{
    /// <summary>How long to wait, where Teams said so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
