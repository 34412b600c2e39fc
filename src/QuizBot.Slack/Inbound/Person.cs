namespace QuizBot.Slack.Inbound;

/// <param name="Name">May be empty.</param>
/// <param name="Zone">IANA.</param>
/// <param name="Locale">BCP 47.</param>
internal sealed record Person(string Name, string? Zone, string? Locale)
{
    public static Person Unknown { get; } = new("", null, null);
}
