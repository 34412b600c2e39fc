namespace QuizBot.Core.Chat;

/// <summary>How far along something is.</summary>
/// <param name="Label">What is measured, with the numbers in words ("4 of 12 cards answered").</param>
/// <param name="Value">0 to <paramref name="Max"/>.</param>
/// <param name="Max">More than 0.</param>
public sealed record ProgressBlock(string Label, int Value, int Max) : Block;
