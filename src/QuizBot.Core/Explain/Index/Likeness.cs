namespace QuizBot.Core.Explain.Index;

/// <summary>How much what somebody wrote is like a word of the notes: 1 for the same word, more than 0.</summary>
internal static class Likeness
{
    public const float Same = 1f;
    public const float Plural = 0.98f;
    public const float OtherForm = 0.95f;
    public const float SoundsAlike = 0.85f;
    public const float OneLetterOff = 0.8f;
    public const float Beginning = 0.75f;
    public const float TwoLettersOff = 0.65f;
}

/// <summary>A word of the notes that somebody may have meant.</summary>
/// <param name="Word">Its number in the <see cref="Vocabulary"/>.</param>
/// <param name="Likeness">As in <see cref="Index.Likeness"/>.</param>
internal readonly record struct LikeWord(int Word, float Likeness);

/// <summary>A word of the notes read in a question.</summary>
/// <param name="First">The first token it is read from.</param>
/// <param name="Last">The last one; "quick sight" is one word from two tokens.</param>
/// <param name="Word">Its number in the vocabulary.</param>
/// <param name="Likeness">As in <see cref="Index.Likeness"/>.</param>
internal readonly record struct WordMatch(int First, int Last, int Word, float Likeness);
