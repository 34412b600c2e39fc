namespace QuizBot.Slack.Blocks;

/// <summary>A button as it came back.</summary>
internal sealed record PressedAction(string Verb, Dictionary<string, string> Data, bool WithInputs);
