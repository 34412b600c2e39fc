namespace QuizBot.Core.Explain.Index;

/// <summary>A word of the notes read in a question.</summary>
/// <param name="First">The first token it is read from.</param>
/// <param name="Last">The last one; "quick sight" is one word from two tokens.</param>
/// <param name="Word">Its number in the vocabulary.</param>
/// <param name="Likeness">As in <see cref="Candidate"/>.</param>
internal readonly record struct WordMatch(int First, int Last, int Word, float Likeness);
