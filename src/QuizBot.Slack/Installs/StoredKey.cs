namespace QuizBot.Slack.Installs;

/// <summary>A key of Data Protection as it is stored.</summary>
internal sealed record StoredKey(string Xml);
