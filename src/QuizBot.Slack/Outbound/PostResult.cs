namespace QuizBot.Slack.Outbound;

/// <param name="Outcome">Whether it was sent.</param>
/// <param name="Message">The message's id; null where there is none.</param>
public sealed record PostResult(PostOutcome Outcome, string? Message);
