using System.Text;
using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Outline;

/// <summary>
/// Takes the <c>&lt;details&gt;</c> blocks out of a note that ask or answer something. CommonMark calls such a block raw HTML, Markdown
/// inside included, so it is read here by its tags. Of any other block only the tags are removed: people fold whole sections away.
/// </summary>
internal sealed partial class FoldReader
{
    private readonly string[] lines;
    private readonly FindingList findings;
    private readonly FoldDraft root = new(0, hasClose: true);
    private readonly Stack<FoldDraft> open = new();
    private readonly HashSet<int> closed;
    private readonly HashSet<int> closedSummaries;

    /// <summary>
    /// Lines of blocks that another block or a heading ended; a closing tag that comes later belongs to the last of them.
    /// </summary>
    private readonly Stack<int> leftOpen = new();
    private int current;
    private int quizLevel;

    /// <summary>Whether the heading above asks, and whether text stands below it.</summary>
    private bool isBelowQuestion;
    private bool isAnswering;
    private int opened;
    private int summaries;

    /// <summary>Blocks deeper than that are not told apart: their tags are removed.</summary>
    private const int MostDepth = 40;
    private int tooDeep;

    private FoldReader(string[] lines, FindingList findings)
    {
        this.lines = lines;
        this.findings = findings;
        (closed, closedSummaries) = Closed(lines);
    }

    /// <summary>The lines of a note with a sign for each block, <see cref="Fold"/>.</summary>
    public static IReadOnlyList<SourceLine> Read(string[] lines, Embeds embeds, FindingList findings)
    {
        var reader = new FoldReader(lines, findings);
        for (reader.current = 0; reader.current < lines.Length; reader.current++)
            reader.ReadLine(lines[reader.current]);
        while (reader.open.Count > 0)
            reader.Close(byTag: false);
        foreach (var line in reader.leftOpen.Reverse())
            findings.Warning(
                "open-fold", line, "This <details> block is never closed; it was read up to the next block or heading.",
                "Put </details> on a line of its own after the answer.");
        return new FoldSorter(embeds).Sort(reader.root);
    }

    private FoldDraft Top => open.TryPeek(out var top) ? top : root;

    private void ReadLine(string line)
    {
        if (OutlineReader.HeadingOf(line) is { } heading)
        {
            while (open.TryPeek(out var top) && !top.HasClose)
                Close(byTag: false);
            if (open.Count == 0)
                Remember(heading.Level, heading.Text);
        }
        else if (open.Count == 0)
        {
            if (NumberedHeading().Match(line) is { Success: true } numbered)
                Below(numbered.Groups["heading"].Value);
            else
                isAnswering |= !line.Contains('<', StringComparison.Ordinal) && line.Any(char.IsLetter);
        }

        if (Top is { InSummary: true, HasSummaryClose: false }
            && (string.IsNullOrWhiteSpace(line) || line.AsSpan().TrimStart() is ['-' or '*' or '+', ' ', ..]))
        {
            findings.Warning(
                "open-summary", Top.Line, "This summary is never closed; it was read up to the next empty line or bullet.",
                "Put </summary> after the question.");
            Top.InSummary = false;
        }

        if (open.Count == 0 && !line.Contains('<', StringComparison.Ordinal))
        {
            root.Put(current + 1, line);
            return;
        }

        var at = 0;
        foreach (var (start, length) in Tags(line))
        {
            Top.Put(current + 1, line[at..start]);
            at = start + length;
            ReadTag(line.AsSpan(start, length));
        }

        Top.Put(current + 1, line[at..]);
    }

    private void Remember(int level, string heading)
    {
        if (SectionSorter.KindOf(heading) == SectionKind.Flashcards)
            quizLevel = level;
        else if (level <= quizLevel)
            quizLevel = 0;
        Below(heading);
    }

    private void Below(string heading) =>
        (isBelowQuestion, isAnswering) = (QuestionText.IsQuestion(InlineReader.Read(heading).Text), false);

    private void ReadTag(ReadOnlySpan<char> tag)
    {
        var closes = tag[1] == '/';
        var isSummary = char.ToUpperInvariant(tag[closes ? 2 : 1]) == 'S';
        if (isSummary && closes)
        {
            Top.InSummary = false;
        }
        else if (isSummary)
        {
            if (open.Count == 0 || Top.HasSummary)
                Open(hasClose: false, isAsked: false);
            Top.HasSummary = Top.InSummary = true;
            Top.HasSummaryClose = closedSummaries.Contains(summaries++);
        }
        else if (!closes)
        {
            Open(closed.Contains(opened++), tag.Contains(" question", StringComparison.Ordinal));
        }
        else if (tooDeep > 0)
        {
            tooDeep--;
        }
        else if (open.Count > 0)
        {
            Close(byTag: true);
        }
        else if (!leftOpen.TryPop(out _))
        {
            findings.Information(
                "stray-close", current + 1, "There is a </details> here without its <details>.",
                "Remove it, or put <details> before the question.");
        }
    }

    private void Open(bool hasClose, bool isAsked)
    {
        if (open.Count >= MostDepth)
        {
            tooDeep++;
            return;
        }

        while (open.TryPeek(out var top) && !top.HasClose)
            Close(byTag: false);
        var fold = new FoldDraft(current + 1, hasClose)
        {
            IsInQuiz = quizLevel > 0,
            IsInAnswer = isBelowQuestion && isAnswering,
            IsAsked = isAsked,
        };
        Top.Put(fold);
        open.Push(fold);
    }

    private void Close(bool byTag)
    {
        var fold = open.Pop();
        fold.IsClosed = byTag;
        fold.InSummary = false;
        if (!byTag)
            leftOpen.Push(fold.Line);
    }

    /// <summary>Which of the opening tags, counted from 0, have their closing tag; of blocks, and of summaries.</summary>
    private static (HashSet<int> Blocks, HashSet<int> Summaries) Closed(string[] lines)
    {
        var (blocks, summaries, open) = (new HashSet<int>(), new HashSet<int>(), new Stack<int>());
        var (blockCount, summaryCount, isInSummary) = (0, 0, false);
        foreach (var line in lines.Where(line => line.Contains('<', StringComparison.Ordinal)))
        {
            foreach (var (start, _) in Tags(line))
            {
                var closes = line[start + 1] == '/';
                if (char.ToUpperInvariant(line[start + (closes ? 2 : 1)]) == 'S')
                {
                    if (closes && isInSummary)
                        summaries.Add(summaryCount - 1);
                    summaryCount += closes ? 0 : 1;
                    isInSummary = !closes;
                    continue;
                }

                isInSummary = false;
                if (!closes)
                    open.Push(blockCount++);
                else if (open.TryPop(out var last))
                    blocks.Add(last);
            }
        }

        return (blocks, summaries);
    }

    /// <summary>The tags of a line outside of code.</summary>
    private static IEnumerable<(int Start, int Length)> Tags(string line)
    {
        var (counted, inCode) = (0, false);
        foreach (Match tag in Tag().Matches(line))
        {
            inCode ^= line.AsSpan(counted, tag.Index - counted).Count('`') % 2 == 1;
            counted = tag.Index + tag.Length;
            if (!inCode)
                yield return (tag.Index, tag.Length);
        }
    }

    [GeneratedRegex(
        @"</?(details|summary)\b[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    /// <summary>"13. ### What is it?"</summary>
    [GeneratedRegex(@"^\s{0,3}[0-9]{1,4}[.)]\s+#{1,6}\s+(?<heading>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NumberedHeading();
}
