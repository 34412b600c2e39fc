namespace QuizBot.Core.Notes.Reading.Source;

/// <summary>Takes code out of a note: between fences, and indented by four.</summary>
internal static class CodeBlocks
{
    private const int Indentation = 4;

    public static void TakeFenced(string[] lines, Embeds embeds, FindingList findings)
    {
        var fences = Array.ConvertAll(lines, FenceOf);
        // No fence of this length or longer closes any more, by its character: known from an earlier search, so that the search is not
        // repeated.
        var hopeless = new Dictionary<char, int>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (fences[i] is not { } fence)
                continue;
            var end = hopeless.GetValueOrDefault(fence.Mark, int.MaxValue) <= fence.Length
                ? -1
                : Array.FindIndex(
                    fences, i + 1, other => other is { IsBare: true } close && close.Mark == fence.Mark && close.Length >= fence.Length);
            if (end < 0)
            {
                if (hopeless.TryAdd(fence.Mark, fence.Length))
                    findings.Warning(
                        "open-code", i + 1, "A code block begins here and never ends; this line was skipped.",
                        $"Put {new string(fence.Mark, 3)} on a line of its own after the code.");
                hopeless[fence.Mark] = Math.Min(fence.Length, hopeless[fence.Mark]);
                lines[i] = "";
                continue;
            }

            var code = string.Join('\n', lines[(i + 1)..end].Select(line => WithoutMargin(line, fence.Start)));
            var before = lines[i][..fence.Start];
            // A blank line would end the quote that the code stands in.
            Array.Fill(lines, before.Contains('>', StringComparison.Ordinal) ? before.TrimEnd() : "", i, end - i + 1);
            lines[i] = before + embeds.Put(new Code(i + 1, fence.Info, Embeds.Clean(code)));
            i = end;
        }
    }

    /// <summary>Only outside of lists and folds: under a bullet and inside of details people indent text.</summary>
    public static void TakeIndented(string[] lines, Embeds embeds)
    {
        var (isInList, afterBlank, folds) = (false, true, 0);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (string.IsNullOrWhiteSpace(line))
            {
                afterBlank = true;
                continue;
            }

            var indent = IndentOf(line);
            if (indent >= Indentation && afterBlank && !isInList && folds == 0 && embeds.At(line) is null)
            {
                i = TakeIndented(lines, i, embeds);
                continue;
            }

            folds = Math.Max(0, folds + Count(line, "<details") - Count(line, "</details"));
            if (indent < Indentation)
                isInList = IsListItem(line) || (isInList && (indent > 0 || !afterBlank) && line[0] != '#');
            afterBlank = false;
        }
    }

    private static int TakeIndented(string[] lines, int start, Embeds embeds)
    {
        var end = start;
        for (var i = start; i < lines.Length && (string.IsNullOrWhiteSpace(lines[i]) || IndentOf(lines[i]) >= Indentation); i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
                end = i;
        }

        var code = string.Join('\n', lines[start..(end + 1)].Select(line => WithoutMargin(line, Indentation)));
        Array.Fill(lines, "", start, end - start + 1);
        lines[start] = embeds.Put(new Code(start + 1, "", Embeds.Clean(code)));
        return end;
    }

    private static bool IsListItem(string line) =>
        line.AsSpan().TrimStart() is var text
            && (text is ['-' or '*' or '+' or '•' or ':', ' ' or '\t', ..] or [('(' or '['), _, (')' or ']'), ..]
            || (text.Length > 0 && char.IsAsciiDigit(text[0]) && text.TrimStart("0123456789") is ['.' or ')', ..]));

    private static int Count(string line, string tag)
    {
        var count = 0;
        for (var at = line.IndexOf(tag, StringComparison.OrdinalIgnoreCase); at >= 0; at = line.IndexOf(
            tag, at + 1, StringComparison.OrdinalIgnoreCase))
            count++;
        return count;
    }

    private static int IndentOf(string line)
    {
        var indent = 0;
        foreach (var letter in line)
        {
            if (letter is not (' ' or '\t'))
                break;
            indent = letter == '\t' ? (indent / 4 * 4) + 4 : indent + 1;
        }

        return indent;
    }

    /// <summary>Without the quote marks and as much white space as stands before the fence.</summary>
    private static string WithoutMargin(string line, int margin)
    {
        var at = 0;
        while (at < margin && at < line.Length && line[at] is ' ' or '\t' or '>')
            at++;
        return line[at..].TrimEnd();
    }

    /// <summary>A fence may stand behind a bullet or in a quote.</summary>
    private static Fence? FenceOf(string line)
    {
        var start = 0;
        while (start < line.Length && line[start] is ' ' or '\t' or '>')
            start++;
        var isBehindBullet = start + 1 < line.Length && line[start] is '-' or '*' or '+' && line[start + 1] == ' ';
        if (isBehindBullet)
        {
            start += 2;
            while (start < line.Length && line[start] is ' ' or '[' or ']' or 'x' or 'X')
                start++;
        }

        if (start >= line.Length || line[start] is not ('`' or '~'))
            return null;
        var end = start;
        while (end < line.Length && line[end] == line[start])
            end++;
        var rest = line.AsSpan(end).Trim();
        return end - start < 3 || rest.Contains('`')
            ? null
            : new Fence(line[start], end - start, start, rest.IsEmpty && !isBehindBullet, rest.ToString());
    }

    private readonly record struct Fence(char Mark, int Length, int Start, bool IsBare, string Info);
}
