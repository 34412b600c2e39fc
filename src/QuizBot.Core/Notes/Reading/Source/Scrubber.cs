using System.Text;

namespace QuizBot.Core.Notes.Reading.Source;

/// <summary>Takes out of a note's lines what is no running text. Lines keep their numbers.</summary>
internal static class Scrubber
{
    private const string CommentStart = "<!--";
    private const string CommentEnd = "-->";

    /// <summary>What the front matter says, with the number of its first line; null without one.</summary>
    public static Code? Scrub(string[] lines, Embeds embeds, FindingList findings)
    {
        var frontMatter = TakeFrontMatter(lines);
        CodeBlocks.TakeFenced(lines, embeds, findings);
        BlankComments(lines, findings);
        LinkDefinitions.Take(lines);
        Admonitions.ToFolds(lines);
        CodeBlocks.TakeIndented(lines, embeds);
        Formulas.Take(lines, embeds);
        Tables.Take(lines, embeds);
        return frontMatter;
    }

    private static Code? TakeFrontMatter(string[] lines)
    {
        if (lines[0].TrimEnd() != "---")
            return null;
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() is "---" or "...");
        if (end <= 0 || !lines.Skip(1).Take(end - 1).Any(line => line.Contains(':', StringComparison.Ordinal)))
            return null;
        var text = string.Join('\n', lines.Skip(1).Take(end - 1));
        Array.Fill(lines, "", 0, end + 1);
        return new Code(2, "yaml", text);
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
                    findings.Warning(
                        "open-comment", i + 1, "A comment begins here and never ends; the rest of this line was skipped.",
                        "Close it with -->.");
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
}
