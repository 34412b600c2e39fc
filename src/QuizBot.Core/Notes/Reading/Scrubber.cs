using System.Text;

namespace QuizBot.Core.Notes.Reading;

/// <summary>Blanks what a note may hold but flashcards are not made of: front matter, HTML comments, code blocks and tables. Lines keep their numbers.</summary>
internal static class Scrubber
{
    private const string CommentStart = "<!--";
    private const string CommentEnd = "-->";

    public static void Scrub(string[] lines, FindingList findings)
    {
        BlankFrontMatter(lines);
        BlankCode(lines, findings);
        BlankComments(lines, findings);
        BlankTables(lines);
    }

    private static void BlankFrontMatter(string[] lines)
    {
        if (lines[0].TrimEnd() != "---")
            return;
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() is "---" or "...");
        if (end > 0 && lines.Skip(1).Take(end - 1).Any(line => line.Contains(':', StringComparison.Ordinal)))
            Array.Fill(lines, "", 0, end + 1);
    }

    private static void BlankCode(string[] lines, FindingList findings)
    {
        var fences = Array.ConvertAll(lines, FenceOf);
        // No fence of this length or longer closes any more, by its character: known from an earlier search, so that the search is not repeated.
        var hopeless = new Dictionary<char, int>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (fences[i] is not { } fence)
                continue;
            var end = hopeless.GetValueOrDefault(fence.Mark, int.MaxValue) <= fence.Length
                ? -1
                : Array.FindIndex(fences, i + 1, other => other is { IsBare: true } close && close.Mark == fence.Mark && close.Length >= fence.Length);
            if (end < 0)
            {
                if (hopeless.TryAdd(fence.Mark, fence.Length))
                    findings.Warning(i + 1, "A code block begins here and never ends; this line was skipped.", $"Put {new string(fence.Mark, 3)} on a line of its own after the code.");
                hopeless[fence.Mark] = Math.Min(fence.Length, hopeless[fence.Mark]);
                lines[i] = "";
                continue;
            }

            Array.Fill(lines, "", i, end - i + 1);
            i = end;
        }
    }

    private static Fence? FenceOf(string line)
    {
        var start = 0;
        while (start < line.Length && line[start] is ' ' or '\t' or '>')
            start++;
        if (start == line.Length || line[start] is not ('`' or '~'))
            return null;
        var end = start;
        while (end < line.Length && line[end] == line[start])
            end++;
        var rest = line.AsSpan(end).Trim();
        return end - start < 3 || rest.Contains('`') ? null : new Fence(line[start], end - start, rest.IsEmpty);
    }

    private static void BlankComments(string[] lines, FindingList findings)
    {
        var lastClose = Array.FindLastIndex(lines, line => line.Contains(CommentEnd, StringComparison.Ordinal));
        var inComment = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (!inComment && !line.Contains(CommentStart, StringComparison.Ordinal))
                continue;

            var kept = new StringBuilder();
            var inCode = false;
            for (var at = 0; at < line.Length;)
            {
                var next = line.IndexOf(inComment ? CommentEnd : CommentStart, at, StringComparison.Ordinal);
                if (inComment)
                {
                    inComment = next < 0;
                    at = next < 0 ? line.Length : next + CommentEnd.Length;
                    continue;
                }

                var before = line.AsSpan(at, (next < 0 ? line.Length : next) - at);
                kept.Append(before);
                inCode ^= before.Count('`') % 2 == 1;
                at = next < 0 ? line.Length : next + CommentStart.Length;
                if (next >= 0 && inCode)
                {
                    kept.Append(CommentStart);
                }
                else if (next >= 0 && (lastClose < i || (lastClose == i && line.LastIndexOf(CommentEnd, StringComparison.Ordinal) < at)))
                {
                    findings.Warning(i + 1, "A comment begins here and never ends; the rest of this line was skipped.", "Close it with -->.");
                    break;
                }
                else
                {
                    inComment = next >= 0;
                }
            }

            lines[i] = kept.ToString();
        }
    }

    private static void BlankTables(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].AsSpan().TrimStart() is ['|', ..])
            {
                lines[i] = "";
            }
            else if (IsTableRule(lines[i]))
            {
                if (i > 0 && lines[i - 1].Contains('|', StringComparison.Ordinal))
                    lines[i - 1] = "";
                for (; i < lines.Length && lines[i].Contains('|', StringComparison.Ordinal); i++)
                    lines[i] = "";
            }
        }
    }

    /// <summary>The line under a table's head, such as "--- | :---:".</summary>
    private static bool IsTableRule(string line) =>
        line.Contains('|', StringComparison.Ordinal) && line.Contains("--", StringComparison.Ordinal) && !line.AsSpan().ContainsAnyExcept("|-: \t");

    private readonly record struct Fence(char Mark, int Length, bool IsBare);
}
