using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using QuizBot.Core.Chat;

namespace QuizBot.Slack.Blocks;

/// <summary>
/// A table that is narrow enough for a phone is drawn in fixed width; any other becomes a short list for each row, because wrapped
/// columns cannot be read.
/// </summary>
internal static class TableBlocks
{
    private const int PhoneWidth = 40;
    private const string Gap = "  ";

    public static IEnumerable<JsonObject> Draw(TableBlock table, TextBudget budget)
    {
        List<string[]> rows = [.. table.Rows.Select(row => Cells(row, table.Headers.Count))];
        var headers = Cells(table.Headers, table.Headers.Count);
        if (headers.Length == 0)
            return [];
        int[] widths = [.. headers.Select((header, i) => Math.Max(Width(header), rows.Count == 0 ? 0 : rows.Max(row => Width(row[i]))))];
        var narrow = widths.Sum() + (Gap.Length * (widths.Length - 1)) <= PhoneWidth;
        return narrow ? Columns(headers, rows, widths, budget) : Lists(headers, rows, budget);
    }

    private static IEnumerable<JsonObject> Columns(string[] headers, List<string[]> rows, int[] widths, TextBudget budget)
    {
        var text = new StringBuilder();
        bool[] numbers = [.. headers.Select((_, i) => rows.Count > 0 && rows.All(row => IsNumber(row[i])))];
        if (headers.Any(header => header.Length > 0))
        {
            Append(headers);
            text.AppendJoin(Gap, widths.Select(width => new string('─', width))).Append('\n');
        }

        foreach (var row in rows)
            Append(row);
        foreach (var part in budget.TakeParts(text.ToString(), BlockLimits.Text))
            yield return BlockParts.Rich([BlockParts.RichPart("preformatted", BlockParts.RichText(part))]);

        void Append(string[] cells)
        {
            var line = string.Join(Gap, cells.Select((cell, i) => Pad(cell, widths[i], numbers[i])));
            text.Append(line.TrimEnd()).Append('\n');
        }
    }

    private static IEnumerable<JsonObject> Lists(string[] headers, List<string[]> rows, TextBudget budget)
    {
        foreach (var row in rows)
        {
            var parts = new List<JsonObject>();
            var first = budget.Take(headers[0].Length == 0 || row[0].Length == 0 ? row[0] : $"{headers[0]}: {row[0]}", BlockLimits.Text);
            if (first.Length > 0)
                parts.Add(BlockParts.RichPart("section", BlockParts.RichText(first, bold: true)));
            List<JsonObject> items =
                [.. Enumerable.Range(1, headers.Length - 1).Select(i => Item(headers[i], row[i], budget)).OfType<JsonObject>()];
            if (items.Count > 0)
                parts.Add(new JsonObject { ["type"] = "rich_text_list", ["style"] = "bullet", ["elements"] = new JsonArray([.. items]) });
            if (parts.Count > 0)
                yield return BlockParts.Rich(parts);
        }
    }

    private static JsonObject? Item(string header, string cell, TextBudget budget)
    {
        var text = budget.Take(cell, BlockLimits.Text);
        if (text.Length == 0)
            return null;
        var label = header.Length == 0 ? "" : budget.Take(header, BlockLimits.Label);
        return label.Length == 0
            ? BlockParts.RichPart("section", BlockParts.RichText(text))
            : BlockParts.RichPart("section", BlockParts.RichText(label + ": ", bold: true), BlockParts.RichText(text));
    }

    private static string[] Cells(IReadOnlyList<string> row, int count) =>
        [.. Enumerable.Range(0, count)
            .Select(i => i < row.Count ? SlackText.Clean(row[i]).Replace('\n', ' ').Replace('\t', ' ').Trim() : "")];

    private static string Pad(string cell, int width, bool right)
    {
        string padding = new(' ', Math.Max(0, width - Width(cell)));
        return right ? padding + cell : cell + padding;
    }

    private static bool IsNumber(string cell) =>
        cell.Length == 0 || double.TryParse(cell.TrimEnd('%', '.'), CultureInfo.InvariantCulture, out _);

    /// <summary>
    /// Columns of a fixed-width font: emoji and East Asian letters take two, marks that join the letter before them none.
    /// </summary>
    private static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
                continue;
            width += rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
                or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60)
                or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD)
                ? 2
                : 1;
        }

        return width;
    }
}
