namespace QuizBot.Slack.Installs;

/// <summary>An <see cref="Install"/> as it is stored.</summary>
/// <param name="Sealed">Its JSON, encrypted.</param>
internal sealed record SealedInstall(string Sealed);
