using System.Text;
using System.Text.RegularExpressions;

namespace QuizBot.Core.Notes.Reading;

/// <summary>
/// Takes the <c>&lt;details&gt;</c> blocks that hold flashcards out of a note. CommonMark calls such a block raw HTML, Markdown inside included,
/// so it is read here by its tags. Of any other block only the tags are removed: people fold whole sections away.
/// </summary>
internal sealed partial class FoldReader
{
    private readonly string[] lines;
    private readonly FindingList findings;
    private readonly List<Fold> folds = [];

    /// <summary>Lines of blocks that another block or a heading ended; a closing tag that comes later belongs to the last of them.</summary>
    private readonly Stack<int> leftOpen = new();

    /// <summary>What of the current line is outside of flashcards.</summary>
    private readonly StringBuilder outside = new();
    private int current;
    private FoldDraft? draft;
    private int quizLevel;

    private FoldReader(string[] lines, FindingList findings)
    {
        this.lines = lines;
        this.findings = findings;
    }

    /// <summary>The blocks that hold flashcards. Their lines are blank afterwards, and so are the tags of all others.</summary>
    public static IReadOnlyList<Fold> Take(string[] lines, FindingList findings)
    {
        var reader = new FoldReader(lines, findings);
        for (reader.current = 0; reader.current < lines.Length; reader.current++)
            reader.ReadLine(lines[reader.current]);
        reader.Close(byTag: false);
        foreach (var line in reader.leftOpen.Reverse())
            findings.Warning(line, "This <details> block is never closed; it was read up to the next block or heading.", "Put </details> on a line of its own after the answer.");
        return reader.folds;
    }

    private void ReadLine(string line)
    {
        if (OutlineReader.HeadingOf(line) is { } heading)
        {
            Close(byTag: false);
            if (SectionSorter.KindOf(heading.Text) == SectionKind.Flashcards)
                quizLevel = heading.Level;
            else if (heading.Level <= quizLevel)
                quizLevel = 0;
        }

        if (draft is { InSummary: true } && (string.IsNullOrWhiteSpace(line) || line.AsSpan().TrimStart() is ['-' or '*' or '+', ' ', ..]))
        {
            findings.Warning(draft.Line, "This summary is never closed; it was read up to the next empty line or bullet.", "Put </summary> after the question.");
            draft.InSummary = false;
        }

        if (draft is null && !line.Contains('<', StringComparison.Ordinal))
            return;

        var (at, counted, inCode) = (0, 0, false);
        foreach (var tag in Tag().EnumerateMatches(line))
        {
            inCode ^= line.AsSpan(counted, tag.Index - counted).Count('`') % 2 == 1;
            counted = tag.Index + tag.Length;
            if (inCode)
                continue;
            Put(line[at..tag.Index]);
            at = counted;
            ReadTag(line.AsSpan(tag.Index, tag.Length));
        }

        Put(line[at..]);
        lines[current] = outside.ToString();
        outside.Clear();
    }

    private void ReadTag(ReadOnlySpan<char> tag)
    {
        var closes = tag[1] == '/';
        var isSummary = char.ToUpperInvariant(tag[closes ? 2 : 1]) == 'S';
        if (isSummary && closes)
        {
            if (draft is not null)
                draft.InSummary = false;
        }
        else if (isSummary)
        {
            if (draft is null or { HasSummary: true })
                Open();
            draft!.HasSummary = draft.InSummary = true;
        }
        else if (!closes)
        {
            Open();
        }
        else if (draft is not null)
        {
            Close(byTag: true);
        }
        else if (!leftOpen.TryPop(out _))
        {
            findings.Information(current + 1, "There is a </details> here without its <details>.", "Remove it, or put <details> before the question.");
        }
    }

    private void Open()
    {
        Close(byTag: false);
        draft = new FoldDraft(current + 1);
    }

    private void Put(string text)
    {
        if (draft is null)
            outside.Append(text);
        else if (draft.InSummary)
            draft.Summary.Append(text).Append(' ');
        else
            draft.Body.Add(new SourceLine(current + 1, text));
    }

    private void Close(bool byTag)
    {
        if (draft is null)
            return;
        if (!byTag)
            leftOpen.Push(draft.Line);
        if (IsFlashcard(draft, byTag))
            folds.Add(new Fold(draft.Summary.ToString(), [.. OutlineReader.Read(draft.Body).SelectMany(section => section.Entries)], draft.Line));
        else
            PutBack(draft.Body);
        draft = null;
    }

    private bool IsFlashcard(FoldDraft fold, bool closedByTag)
    {
        // A block without text that another one follows is the wrapper around a set of cards.
        var hasText = fold.Body.Exists(line => !string.IsNullOrWhiteSpace(line.Text));
        return QuestionNumber.IsIn(InlineReader.Read(fold.Summary.ToString()).Text)
            || fold.Body.Exists(line => AnswerLine().IsMatch(line.Text))
            || (quizLevel > 0 && (hasText || closedByTag));
    }

    private void PutBack(List<SourceLine> body)
    {
        foreach (var line in body.GroupBy(line => line.Number, line => line.Text))
        {
            if (line.Key == current + 1)
                outside.AppendJoin("", line);
            else
                lines[line.Key - 1] += string.Concat(line);
        }
    }

    [GeneratedRegex(@"</?(details|summary)\b[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^[^\p{L}]*((correct|right)\s)?answers?\b[^\p{L}]*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnswerLine();
}

/// <summary>One <c>&lt;details&gt;</c> block that holds a flashcard.</summary>
/// <param name="Summary">What stands between its summary tags, raw; empty without one.</param>
/// <param name="Body">What stands in it besides.</param>
/// <param name="Line">1-based line of its opening tag.</param>
internal sealed record Fold(string Summary, IReadOnlyList<OutlineItem> Body, int Line);

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
