using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace QuizBot.Exchange;

/// <summary>
/// The rows of a file of text: comma, semicolon or tab between the cells, with or without quotes, and Anki's remarks before them.
/// </summary>
/// <param name="Rows">Without empty ones.</param>
/// <param name="IsHtml">Whether the cells are HTML.</param>
/// <param name="Header">The names of the columns where the file says so apart from its rows; empty where it does not.</param>
internal sealed record TextTable(IReadOnlyList<IReadOnlyList<string>> Rows, bool IsHtml, IReadOnlyList<string> Header)
{
    private const int MostRows = 200_000;
    private const int MostColumns = 100;

    private static readonly Dictionary<string, string> Separators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tab"] = "\t",
        ["comma"] = ",",
        ["semicolon"] = ";",
        ["space"] = " ",
        ["pipe"] = "|",
        ["colon"] = ":",
    };

    /// <exception cref="ExchangeException">The rows cannot be told apart.</exception>
    public static TextTable Read(string text, bool isTabbed)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var remarks = lines.TakeWhile(line => line.StartsWith('#') && line.Contains(':', StringComparison.Ordinal))
            .Select(line => line[1..].Split(':', 2)).ToList();
        var named = remarks.DistinctBy(remark => remark[0], StringComparer.OrdinalIgnoreCase).ToDictionary(
            remark => remark[0], remark => remark[1], StringComparer.OrdinalIgnoreCase);
        var body = string.Join('\n', lines.Skip(remarks.Count));
        var separator = named.GetValueOrDefault("separator") is { } given
            ? Separators.GetValueOrDefault(given, given)
            : isTabbed || body.Contains('\t', StringComparison.Ordinal)
            ? "\t"
            : null;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            DetectDelimiter = separator is null,
            DetectDelimiterValues = [",", ";", "|"],
            BadDataFound = null,
            // A stray quotation mark in a list of words is no quotation.
            Mode = separator == "\t" && named.Count == 0 && !body.Contains("\t\"", StringComparison.Ordinal)
                ? CsvMode.NoEscape
                : CsvMode.RFC4180,
        };
        if (separator is not null)
            configuration.Delimiter = separator;
        var header = named.GetValueOrDefault("columns") is { } columns ? columns.Split(separator ?? ",") : [];
        return new(RowsOf(body, configuration), named.GetValueOrDefault("html") is "true", header);
    }

    private static List<IReadOnlyList<string>> RowsOf(string text, CsvConfiguration configuration)
    {
        try
        {
            using var parser = new CsvParser(new StringReader(text), configuration);
            var rows = new List<IReadOnlyList<string>>();
            while (rows.Count < MostRows && parser.Read())
            {
                if (parser.Record is { } row && row.Any(cell => !string.IsNullOrWhiteSpace(cell)))
                    rows.Add([.. row.Take(MostColumns).Select(cell => cell.Trim())]);
            }

            return rows;
        }
        catch (CsvHelperException broken)
        {
            throw new ExchangeException("Its rows cannot be told apart. Save it again as CSV with commas, or with tabs.", broken);
        }
    }
}
