namespace QuizBot.Core.Bot;

/// <summary>What happened in a <see cref="Turn"/>.</summary>
public abstract record TurnInput;
