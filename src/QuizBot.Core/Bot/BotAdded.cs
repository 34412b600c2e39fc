namespace QuizBot.Core.Bot;

/// <summary>The bot was added to the room.</summary>
public sealed record BotAdded : TurnInput;
