using QuizBot.Slack.Api;

namespace QuizBot.Slack;

/// <summary>What one delivery from Slack asks for.</summary>
internal abstract record SlackDelivery
{
    /// <summary>Where the app is installed.</summary>
    public required Workspace Workspace { get; init; }
}
