namespace QuizBot.Core.Notes;

/// <summary>One numbered step of a note's analogy.</summary>
/// <param name="Step">The step's bold name, without its colon ("Data Preparation").</param>
/// <param name="Text">What happens in it, as plain text.</param>
/// <param name="Line">1-based line in the note.</param>
public sealed record AnalogyStep(string Step, string Text, int Line);
