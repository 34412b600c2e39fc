namespace QuizBot.Slack;

/// <summary>What the app asks of Slack, said once for the manifest and for installing.</summary>
public static class SlackManifest
{
    /// <summary>The bot's scopes.</summary>
    public static IReadOnlyList<string> Scopes { get; } =
        ["app_mentions:read", "channels:read", "chat:write", "chat:write.public", "commands", "groups:read", "im:history", "im:write", "users:read"];
}
