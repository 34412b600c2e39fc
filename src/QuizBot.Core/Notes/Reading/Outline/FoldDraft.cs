using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Outline;

/// <summary>A <c>&lt;details&gt;</c> block while it is being read: texts by line, and blocks in it.</summary>
/// <param name="line">1-based line of its opening tag.</param>
/// <param name="hasClose">Whether its closing tag is there.</param>
internal sealed class FoldDraft(int line, bool hasClose)
{
    private string? title;

    public int Line => line;

    public bool HasClose => hasClose;

    /// <summary>Whether its closing tag ended it.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether it stands under a heading of flashcards.</summary>
    public bool IsInQuiz { get; init; }

    /// <summary>Whether a heading that asks stands above it, with text between: it belongs to that answer.</summary>
    public bool IsInAnswer { get; init; }

    /// <summary>Whether its author calls it a question by other means than its words.</summary>
    public bool IsAsked { get; init; }

    /// <summary>The lines between its summary tags.</summary>
    public List<SourceLine> Summary { get; } = [];

    /// <summary>Whether the closing tag of its summary is there.</summary>
    public bool HasSummaryClose { get; set; }

    /// <summary>The first paragraph of its summary, Markdown gone, without emoji around it.</summary>
    public string Title => title ??= HeadingText.WithoutSymbols(InlineReader.Read(FirstParagraph).Text);

    public string FirstParagraph => string.Join(' ', Summary.Take(FirstEnd).Select(line => line.Text)).Trim();

    /// <summary>What its summary says besides.</summary>
    public IReadOnlyList<SourceLine> More => [.. Summary.Skip(FirstEnd)];

    private int FirstEnd
    {
        get
        {
            var first = Summary.FindIndex(line => !string.IsNullOrWhiteSpace(line.Text));
            var end = first < 0 ? -1 : Summary.FindIndex(first + 1, line =>
                string.IsNullOrWhiteSpace(line.Text) || line.Text.TrimStart() is ['-' or '*' or '+' or '\uE000', ..]);
            return end < 0 ? Summary.Count : end;
        }
    }

    public bool InSummary { get; set; }

    public bool HasSummary { get; set; }

    /// <summary>In order; each has a text or a block.</summary>
    public List<(int Line, string Text, FoldDraft? Fold)> Parts { get; } = [];

    public void Put(int number, string text)
    {
        if (InSummary && Summary is [.., var last] && last.Number == number)
            Summary[^1] = last with { Text = last.Text + text };
        else if (InSummary)
            Summary.Add(new SourceLine(number, text));
        else
            Parts.Add((number, text, null));
    }

    public void Put(FoldDraft fold) => Parts.Add((fold.Line, "", fold));
}
