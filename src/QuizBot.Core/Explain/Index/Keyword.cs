namespace QuizBot.Core.Explain.Index;

/// <summary>A word of a question that says what it is about.</summary>
/// <param name="Token">Which one.</param>
/// <param name="Text">As read.</param>
/// <param name="Weight">How much it tells: rare words more.</param>
/// <param name="IsStrange">True where the notes tell of nothing by this word.</param>
/// <param name="Stems">What to look for: the stem itself at 1, likely misspellings below; empty where the notes know none.</param>
internal sealed record Keyword(int Token, string Text, float Weight, bool IsStrange, IReadOnlyList<(int Stem, float Likeness)> Stems);
