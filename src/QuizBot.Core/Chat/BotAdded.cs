namespace QuizBot.Core.Chat;

/// <summary>The bot was added to the room.</summary>
public sealed record BotAdded : TurnInput;
