using System.Text.Json.Nodes;

namespace QuizBot.Teams.Cards;

/// <summary>A row of a table as columns of text, since phones know no tables.</summary>
internal static class CardRow
{
    public static JsonObject Draw(IReadOnlyList<string> cells, int[] widths, bool header)
    {
        var columns = new JsonArray();
        for (var i = 0; i < widths.Length; i++)
        {
            const int most = 2_000;
            columns.Add((JsonNode)new JsonObject
            {
                ["type"] = "Column",
                ["width"] = widths[i],
                ["items"] = new JsonArray(CardText.Line(PlainText.Fit(CardText.Shown(PlainText.Line(cells[i])), most), bold: header)),
            });
        }

        var row = new JsonObject { ["type"] = "ColumnSet", ["columns"] = columns };
        if (!header)
        {
            row["separator"] = true;
            row["spacing"] = "Small";
        }

        return row;
    }

    /// <summary>Of a column with so long a text: places and counts need little, words wrap badly where there is too little.</summary>
    public static int Width(int letters) => letters <= 3 ? 5 : Math.Clamp(letters, 9, 20);
}
