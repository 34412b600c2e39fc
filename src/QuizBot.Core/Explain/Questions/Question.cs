using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Languages;

namespace QuizBot.Core.Explain.Questions;

/// <summary>A message, read: its words, the names of the notes in it, and the words that say what it is about.</summary>
internal sealed record Question
{
    private const int MostSharers = 2;

    /// <summary>What was read: the message itself, or the start and the end of a very long one.</summary>
    public required string Text { get; init; }

    /// <summary>The same with the words spelt as the notes spell them.</summary>
    public required string Spelt { get; init; }

    public required Language Language { get; init; }

    public required IReadOnlyList<Token> Tokens { get; init; }

    /// <summary>Every name that may be meant, best first; they may share tokens.</summary>
    public required IReadOnlyList<Mention> Names { get; init; }

    public required IReadOnlyList<Keyword> Keywords { get; init; }

    /// <summary>True where the token gives the cue.</summary>
    public bool Is(int token, Cue cue) => token >= 0 && token < Tokens.Count && Language.Is(cue, Tokens[token].Text);

    /// <summary>True where any token gives the cue.</summary>
    public bool Has(Cue cue) => Tokens.Any(token => Language.Is(cue, token.Text));

    /// <summary>True where there is such a token, in the clause of a name.</summary>
    public bool IsBeside(int token, Mention name) =>
        token >= 0 && token < Tokens.Count && Tokens[token].Clause == Tokens[token < name.First ? name.First : name.Last].Clause;

    /// <summary>True where a name has the token: one that is said in full, or a part by which few things go.</summary>
    public bool IsNamed(int token) => Names.Any(name => (name.Whole || name.Sharers <= MostSharers) && name.Tokens.Contains(token));

    /// <summary>True where a name that is said in full has the token.</summary>
    public bool IsNamedInFull(int token) => Names.Any(name => name.Whole && name.Tokens.Contains(token));

    /// <summary>True where it says something beside a name, not only by the way.</summary>
    public bool SaysMoreThan(Mention name) =>
        Keywords.Any(keyword => !name.Tokens.Contains(keyword.Token) && !Language.IsChat(keyword.Text));

    /// <summary>True where the token is of the name of a note: "in the lifecycle".</summary>
    public bool IsOfNote(int token) => Names.Any(name => name.Entry.Kind == EntryKind.Note && name.Tokens.Contains(token));

    public string Original(int token) => Text[Tokens[token].Start..Tokens[token].End];
}

/// <summary>One word of a question.</summary>
/// <param name="Text">Lower case, short spellings in full ("wat" is "what").</param>
/// <param name="Start">Where it starts in the text that was read.</param>
/// <param name="End">Where it ends there, exclusive.</param>
/// <param name="Sentence">0-based.</param>
/// <param name="Clause">0-based; goes on with every sentence and comma.</param>
/// <param name="IsEmpty">True where it is no part of what the question is about, unless a name has it.</param>
/// <param name="Guesses">The words of the notes it may be; likeliest first.</param>
internal sealed record Token(string Text, int Start, int End, int Sentence, int Clause, bool IsEmpty, IReadOnlyList<LikeWord> Guesses);
