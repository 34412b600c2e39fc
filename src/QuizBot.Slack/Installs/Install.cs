namespace QuizBot.Slack.Installs;

/// <summary>The app in one workspace, or in all workspaces of one organization.</summary>
internal sealed record Install
{
    /// <summary>The team's id, or the organization's.</summary>
    public required string Workspace { get; init; }

    /// <summary>What people call it; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Empty where it is not known.</summary>
    public string App { get; init; } = "";

    /// <summary>The bot's own user id; empty where it is not known.</summary>
    public string Bot { get; init; } = "";

    public required string Token { get; init; }

    /// <summary>Exchanges the token for the next one, once; null where tokens do not rotate.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>When the token ends; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    public required DateTimeOffset Installed { get; init; }

    /// <summary>Until when one instance has the token's exchange to itself.</summary>
    public DateTimeOffset? Rotating { get; init; }
}

/// <summary>An <see cref="Install"/> as it is stored.</summary>
/// <param name="Sealed">Its JSON, encrypted.</param>
internal sealed record SealedInstall(string Sealed);
