namespace QuizBot.Core.Notes.Reading.Source;

/// <summary>A table of a note, with its cells as Markdown.</summary>
/// <param name="Line">1-based line of its head.</param>
/// <param name="Lines">Its lines as they stand in the note, the rule under the head included.</param>
internal sealed record Table(int Line, IReadOnlyList<string> Lines) : Embed(Line)
{
    private bool HasRule => Lines.Count > 1 && Tables.IsRule(Lines[1]);

    /// <summary>The cells of its head; empty where it has none.</summary>
    public IReadOnlyList<string> Head => HasRule ? Cells(Lines[0]) : [];

    /// <summary>The rows below the head, each with the 1-based line it stands on and as many cells as were written.</summary>
    public IEnumerable<(int Line, IReadOnlyList<string> Cells)> Rows =>
        Lines.Select((text, index) => (Line: Line + index, Text: text)).Skip(HasRule ? 2 : 0).Select(row => (row.Line, Cells(row.Text)));

    /// <summary>What stands between the bars; a bar in code or behind a backslash is part of a cell.</summary>
    private static IReadOnlyList<string> Cells(string line)
    {
        var text = line.AsSpan().Trim().TrimStart('>').Trim();
        var cells = new List<string>();
        var (start, isCode) = (text is ['|', ..] ? 1 : 0, false);
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '`')
                isCode = !isCode && text[(i + 1)..].Contains('`');
            if (text[i] != '|' || isCode || text[i - Math.Min(i, 1)] == '\\')
                continue;
            cells.Add(text[start..i].Trim().ToString().Replace(@"\|", "|", StringComparison.Ordinal));
            start = i + 1;
        }

        if (start < text.Length || cells.Count == 0)
            cells.Add(text[start..].Trim().ToString().Replace(@"\|", "|", StringComparison.Ordinal));
        return cells;
    }
}

/// <summary>Takes tables out of a note.</summary>
internal static class Tables
{
    public static void Take(string[] lines, Embeds embeds)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var end = i;
            if (BeginsWithBar(lines[i]))
            {
                while (end + 1 < lines.Length && BeginsWithBar(lines[end + 1]))
                    end++;
            }
            else if (i + 1 < lines.Length && IsRule(lines[i + 1]) && lines[i].Contains('|', StringComparison.Ordinal))
            {
                while (end + 1 < lines.Length && lines[end + 1].Contains('|', StringComparison.Ordinal))
                    end++;
            }
            else
            {
                continue;
            }

            var table = new Table(i + 1, lines[i..(end + 1)]);
            var margin = lines[i][..^lines[i].TrimStart().Length];
            Array.Fill(lines, "", i, end - i + 1);
            lines[i] = margin + embeds.Put(table);
            i = end;
        }
    }

    /// <summary>The line under a table's head, such as "--- | :---:".</summary>
    public static bool IsRule(string line) =>
        line.Contains('|', StringComparison.Ordinal) && line.Contains('-', StringComparison.Ordinal) && !line.AsSpan().ContainsAnyExcept("|-:> \t");

    private static bool BeginsWithBar(string line) => line.AsSpan().TrimStart() is ['|', ..];
}
