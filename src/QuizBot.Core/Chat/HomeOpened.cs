namespace QuizBot.Core.Chat;

/// <summary>Someone opened the bot's own page, such as Slack's App Home. The first reply's view is shown there.</summary>
public sealed record HomeOpened : TurnInput;
