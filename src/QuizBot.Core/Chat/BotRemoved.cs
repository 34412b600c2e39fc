namespace QuizBot.Core.Chat;

/// <summary>The bot was removed from the room, or the app from the workspace.</summary>
public sealed record BotRemoved : TurnInput;
