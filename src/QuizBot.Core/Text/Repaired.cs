namespace QuizBot.Core.Text;

/// <summary>A text after repair.</summary>
/// <param name="Text">The text with every garbled sequence mended; the very same text where there was none.</param>
/// <param name="Count">How many sequences were replaced; 0 for a text that was right.</param>
/// <param name="FirstIndex">Where in the text that was given the first one began; -1 without one.</param>
public readonly record struct Repaired(string Text, int Count, int FirstIndex);
