using System.Text;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Outline;

/// <summary>One <c>&lt;details&gt;</c> block that asks or answers something.</summary>
/// <param name="Line">1-based line of its opening tag.</param>
/// <param name="Summary">What stands between its summary tags, raw; empty without one.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Lines">What stands in it besides.</param>
internal sealed record Fold(int Line, string Summary, FoldKind Kind, IReadOnlyList<SourceLine> Lines) : Embed(Line);

internal enum FoldKind
{
    /// <summary>Its summary is a question.</summary>
    Question,

    /// <summary>Its title says no more than that the answer to what stands above is in it.</summary>
    Answer,

    /// <summary>It helps with the question above.</summary>
    Hint,
}

/// <summary>A <c>&lt;details&gt;</c> block while it is being read: texts by line, and blocks in it.</summary>
/// <param name="line">1-based line of its opening tag.</param>
/// <param name="hasClose">Whether its closing tag is there.</param>
internal sealed class FoldDraft(int line, bool hasClose)
{
    public int Line => line;

    public bool HasClose => hasClose;

    /// <summary>Whether its closing tag ended it.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether it stands under a heading of flashcards.</summary>
    public bool IsInQuiz { get; init; }

    public StringBuilder Summary { get; } = new();

    public bool InSummary { get; set; }

    public bool HasSummary { get; set; }

    /// <summary>In order; each has a text or a block.</summary>
    public List<(int Line, string Text, FoldDraft? Fold)> Parts { get; } = [];

    public void Put(int number, string text)
    {
        if (InSummary)
            Summary.Append(text).Append(' ');
        else
            Parts.Add((number, text, null));
    }

    public void Put(FoldDraft fold) => Parts.Add((fold.Line, "", fold));
}
