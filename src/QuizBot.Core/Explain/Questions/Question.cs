using QuizBot.Core.Explain.Index;

namespace QuizBot.Core.Explain.Questions;

/// <summary>A message, read: its words, the names of the notes in it, and the words that say what it is about.</summary>
internal sealed record Question
{
    /// <summary>What was read: the message itself, or the start and the end of a very long one.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<Token> Tokens { get; init; }

    /// <summary>Every name that may be meant, best first; they may share tokens.</summary>
    public required IReadOnlyList<Mention> Names { get; init; }

    public required IReadOnlyList<Keyword> Clues { get; init; }

    /// <summary>Words that describe something only where the others do not say enough.</summary>
    public required IReadOnlyList<Keyword> Faint { get; init; }

    /// <summary>What is to become what; null where the question does not say.</summary>
    public (Keyword From, Keyword To)? Turning { get; init; }

    /// <summary>The sort of thing that is described, as in "a model that…"; null where none is said.</summary>
    public Keyword? Sort { get; init; }

    /// <summary>True where the token is one of these words.</summary>
    public bool Is(int token, IReadOnlySet<string> words) => words.Contains(Tokens[token].Text);

    /// <summary>True where there is such a token, in the clause of a name.</summary>
    public bool IsBeside(int token, Mention name) => token >= 0 && token < Tokens.Count && Tokens[token].Clause == Tokens[token < name.First ? name.First : name.Last].Clause;

    /// <summary>True where a name that is said in full has the token.</summary>
    public bool IsNamed(int token) => Names.Any(name => name.Whole && name.Tokens.Contains(token));

    public string Original(int token) => Text[Tokens[token].Start..Tokens[token].End];
}

/// <summary>One word of a question.</summary>
/// <param name="Text">Lower case, short spellings in full ("wat" is "what").</param>
/// <param name="Start">Where it starts in the text that was read.</param>
/// <param name="End">Where it ends there, exclusive.</param>
/// <param name="Sentence">0-based.</param>
/// <param name="Clause">0-based; goes on with every sentence and comma.</param>
/// <param name="Empty">True where it is no part of what the question is about, unless a name has it.</param>
/// <param name="Guesses">The words of the notes it may be; likeliest first.</param>
internal sealed record Token(string Text, int Start, int End, int Sentence, int Clause, bool Empty, IReadOnlyList<Candidate> Guesses);
