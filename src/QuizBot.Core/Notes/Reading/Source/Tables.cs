using System.Buffers;

namespace QuizBot.Core.Notes.Reading.Source;

/// <summary>Takes tables out of a note.</summary>
internal static class Tables
{
    private static readonly SearchValues<char> OfRule = SearchValues.Create("|-:> \t");

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

            var table = new PipeTable(i + 1, lines[i..(end + 1)]);
            var margin = lines[i][..^lines[i].TrimStart().Length];
            Array.Fill(lines, "", i, end - i + 1);
            lines[i] = margin + embeds.Put(table);
            i = end;
        }
    }

    /// <summary>The line under a table's head, such as "--- | :---:".</summary>
    public static bool IsRule(string line) =>
        line.Contains('|', StringComparison.Ordinal) && line.Contains('-', StringComparison.Ordinal)
            && !line.AsSpan().ContainsAnyExcept(OfRule);

    private static bool BeginsWithBar(string line) => line.AsSpan().TrimStart() is ['|', ..];
}
