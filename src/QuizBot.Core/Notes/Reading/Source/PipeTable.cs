namespace QuizBot.Core.Notes.Reading.Source;

/// <summary>A table of a note, with its cells as Markdown.</summary>
/// <param name="Line">1-based line of its head.</param>
/// <param name="Lines">Its lines as they stand in the note, the rule under the head included.</param>
internal sealed record PipeTable(int Line, IReadOnlyList<string> Lines) : Embed(Line)
{
    private bool HasRule => Lines.Count > 1 && Tables.IsRule(Lines[1]);

    /// <summary>The cells of its head; empty where it has none.</summary>
    public IReadOnlyList<string> Head => HasRule ? Cells(Lines[0]) : [];

    /// <summary>The rows below the head, each with the 1-based line it stands on and as many cells as were written.</summary>
    public IEnumerable<(int Line, IReadOnlyList<string> Cells)> Rows =>
        Lines
            .Select((text, index) => (Line: Line + index, Text: text))
            .Skip(HasRule ? 2 : 0)
            .Select(row => (row.Line, (IReadOnlyList<string>)Cells(row.Text)));

    /// <summary>What stands between the bars; a bar in code or behind a backslash is part of a cell.</summary>
    private static List<string> Cells(string line)
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
