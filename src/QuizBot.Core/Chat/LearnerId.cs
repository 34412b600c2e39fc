namespace QuizBot.Core.Chat;

/// <summary>One person in one workspace. The parts are the channel's own ids, untouched.</summary>
/// <param name="Channel">"teams", "slack" or "playground".</param>
/// <param name="Workspace">The Teams tenant or the Slack team.</param>
/// <param name="User">The person's id in it.</param>
public readonly record struct LearnerId(string Channel, string Workspace, string User);
