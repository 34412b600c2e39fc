namespace QuizBot.Core.Explain;

/// <summary>A word of a question that says what it is about.</summary>
/// <param name="Token">Which one.</param>
/// <param name="Text">As read.</param>
/// <param name="Weight">How much it tells: rare words more.</param>
/// <param name="Stems">What to look for: the stem itself at 1, likely misspellings and words of the same meaning below; empty where the notes know none.</param>
internal sealed record Clue(int Token, string Text, float Weight, IReadOnlyList<(int Stem, float Likeness)> Stems);
