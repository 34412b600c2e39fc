namespace QuizBot.Core.Notes.Reading.Source;

/// <summary>
/// Takes formulas out of a note that stand on lines of their own, between two dollar signs or square brackets with backslashes.
/// </summary>
internal static class Formulas
{
    private const int MostLines = 200;

    public static void Take(string[] lines, Embeds embeds)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var text = lines[i].AsSpan().TrimStart();
            var close = text.StartsWith("$$") ? "$$" : text.StartsWith(@"\[") ? @"\]" : null;
            if (close is null)
                continue;
            var margin = lines[i].Length - text.Length;
            var first = text[2..].TrimEnd();
            // "$$x$$ is a number" is text with a formula in it.
            if (first.IndexOf(close) is var at && at >= 0 && !first[(at + 2)..].Trim().IsEmpty)
                continue;
            var end = at >= 0 ? i : Array.FindIndex(lines, i + 1, Math.Min(MostLines, lines.Length - i - 1), line =>
                line.Contains(close, StringComparison.Ordinal));
            if (end < 0)
                continue;
            var source = string.Join('\n', lines[i..(end + 1)].Select(line => line.Trim()))[2..];
            source = source[..source.LastIndexOf(close, StringComparison.Ordinal)];
            var before = lines[i][..margin];
            Array.Fill(lines, "", i, end - i + 1);
            lines[i] = before + embeds.Put(new Formula(i + 1, source.Trim()));
            i = end;
        }
    }
}
