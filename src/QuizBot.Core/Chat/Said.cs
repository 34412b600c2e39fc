namespace QuizBot.Core.Chat;

/// <summary>Someone wrote to the bot; the mention of the bot is already removed.</summary>
public sealed record Said(string Text) : TurnInput;
