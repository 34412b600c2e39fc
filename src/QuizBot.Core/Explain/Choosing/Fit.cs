namespace QuizBot.Core.Explain.Choosing;

/// <summary>How the entry which fits best fits.</summary>
/// <param name="Words">How much of the question its texts speak of, 0 to 1.</param>
/// <param name="Evidence">How much that tells, which grows ever more slowly.</param>
/// <param name="IsNamed">True where a name of it is in the question: it was weighed by that already.</param>
/// <param name="IsTopic">True for a term or a concept.</param>
/// <param name="Near">How near it is by meaning; 0 where that is not known.</param>
/// <param name="Said">The same word by word.</param>
/// <param name="IsDescribed">True where situations say of it what the note says, in other words.</param>
/// <param name="Agreed">In how many ways it is the nearest of all, 0 to 3; 0 where that is not known.</param>
internal readonly record struct Fit(
    float Words, float Evidence, bool IsNamed, bool IsTopic, float Near, float Said, bool IsDescribed, int Agreed);
