using QuizBot.Core.Explain.Index;

namespace QuizBot.Core.Explain.Questions;

/// <summary>One word of a question.</summary>
/// <param name="Text">Lower case, short spellings in full ("wat" is "what").</param>
/// <param name="Start">Where it starts in the text that was read.</param>
/// <param name="End">Where it ends there, exclusive.</param>
/// <param name="Sentence">0-based.</param>
/// <param name="Clause">0-based; goes on with every sentence and comma.</param>
/// <param name="Empty">True where it is no part of what the question is about, unless a name has it.</param>
/// <param name="Guesses">The words of the notes it may be; likeliest first.</param>
internal sealed record Token(string Text, int Start, int End, int Sentence, int Clause, bool Empty, IReadOnlyList<Candidate> Guesses);
