namespace QuizBot.Core.Chat;

/// <summary>One part of a <see cref="View"/>, from top to bottom.</summary>
public abstract record Block;
