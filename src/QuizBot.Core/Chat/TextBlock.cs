namespace QuizBot.Core.Chat;

/// <summary>A paragraph; may hold line breaks.</summary>
public sealed record TextBlock(string Text, Tone Tone = Tone.Body) : Block;
