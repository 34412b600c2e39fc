namespace QuizBot.Slack;

/// <summary>The app was uninstalled, or its token was taken back.</summary>
/// <param name="At">When. An installation made later than that is another one, and stays.</param>
internal sealed record Removal(DateTimeOffset At) : SlackDelivery;
