namespace QuizBot.Core.Chat;

/// <summary>What happened in a <see cref="Turn"/>.</summary>
public abstract record TurnInput;
