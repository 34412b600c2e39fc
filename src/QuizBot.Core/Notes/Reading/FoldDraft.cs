using System.Text;

namespace QuizBot.Core.Notes.Reading;

/// <summary>A <c>&lt;details&gt;</c> block while it is being read.</summary>
/// <param name="line">1-based line of its opening tag.</param>
internal sealed class FoldDraft(int line)
{
    public int Line => line;

    public StringBuilder Summary { get; } = new();

    public List<SourceLine> Body { get; } = [];

    public bool InSummary { get; set; }

    public bool HasSummary { get; set; }
}
