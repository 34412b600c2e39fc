using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Outline;

/// <summary>One <c>&lt;details&gt;</c> block that asks or answers something.</summary>
/// <param name="Line">1-based line of its opening tag.</param>
/// <param name="Summary">What stands between its summary tags, raw; empty without one.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Lines">What stands in it besides.</param>
internal sealed record Fold(int Line, string Summary, FoldKind Kind, IReadOnlyList<SourceLine> Lines) : Embed(Line)
{
    /// <summary>What the summary says below its first paragraph, such as a list or code that is asked about; empty for most.</summary>
    public IReadOnlyList<SourceLine> More { get; init; } = [];
}
