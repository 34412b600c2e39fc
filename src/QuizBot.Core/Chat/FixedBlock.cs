namespace QuizBot.Core.Chat;

/// <summary>Text whose line breaks and spacing matter, in a fixed-width font, such as a calendar or an export.</summary>
/// <param name="Label">What it is, for people who cannot see it.</param>
/// <param name="Text">May be long; never wrapped by the bot.</param>
public sealed record FixedBlock(string Label, string Text) : Block;
