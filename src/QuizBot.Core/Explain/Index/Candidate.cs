namespace QuizBot.Core.Explain.Index;

/// <summary>A word of the notes that someone may have meant.</summary>
/// <param name="Word">Its number in the <see cref="Vocabulary"/>.</param>
/// <param name="Likeness">How much what they wrote is like it: 1 for the same word, more than 0.</param>
internal readonly record struct Candidate(int Word, float Likeness)
{
    public const float Same = 1f;
    public const float Plural = 0.98f;
    public const float OtherForm = 0.95f;
    public const float SoundsAlike = 0.85f;
    public const float OneLetterOff = 0.8f;
    public const float Beginning = 0.75f;
    public const float TwoLettersOff = 0.65f;
}
