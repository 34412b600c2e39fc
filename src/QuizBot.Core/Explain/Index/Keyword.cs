namespace QuizBot.Core.Explain.Index;

/// <summary>A word of a question that says what it is about.</summary>
/// <param name="Token">Which one.</param>
/// <param name="Text">As read.</param>
/// <param name="Weight">How much it tells: rare words more.</param>
/// <param name="IsStrange">True where the notes tell of nothing by this word or one of its meaning.</param>
/// <param name="Stems">What to look for: the stem itself at 1, likely misspellings, words of the same meaning and of the same subject below; empty where the notes know none.</param>
/// <param name="Faint">True for a word that mostly says nothing: it may tip the scales, and is not missed.</param>
internal sealed record Keyword(int Token, string Text, float Weight, bool IsStrange, IReadOnlyList<(int Stem, float Likeness)> Stems, bool Faint = false)
{
    /// <summary>What a word counts that only belongs to the same subject, or only stands in a flashcard.</summary>
    public const float OfSubject = 0.5f;
}
