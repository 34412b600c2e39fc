using System.Text.RegularExpressions;

namespace QuizBot.Exchange;

/// <summary>Makes flashcards of the rows of a table: by the names of its columns, else of the first two.</summary>
internal static partial class TableCards
{
    private static readonly string[] Questions = ["question", "front", "prompt", "term", "word", "q"];
    private static readonly string[] Answers =
        ["answer", "back", "definition", "meaning", "translation", "correct answer", "correct", "right answer", "a"];
    private static readonly string[] Reasons = ["why", "explanation", "rationale", "reason", "extra", "feedback", "notes"];
    private static readonly string[] Lists = ["choices", "options", "answer choices"];
    private static readonly string[] Ids = ["id", "guid"];
    private static readonly string[] Decks = ["deck", "topic", "category", "chapter", "note"];

    public static ImportedFile Read(TextTable table)
    {
        var (header, rows) = table.Header.Count > 0 ? (table.Header, table.Rows)
            : table.Rows is [var first, ..] && IsHeader(first) ? (first, [.. table.Rows.Skip(1)])
            : ([], table.Rows);
        var markdown = table.IsHtml ? Html : (Func<string, string>)MarkdownText.WithCode;
        var cards = rows.Select(row => header.Count > 0 ? Named(header, row, markdown) : Unnamed(row, markdown)).ToList();
        return new([.. cards.OfType<ImportedCard>()], cards.Count(card => card is null), new Dictionary<string, byte[]>());
    }

    private static bool IsHeader(IReadOnlyList<string> row) =>
        Questions.Any(name => Has(row, name)) && (Answers.Any(name => Has(row, name)) || row.Any(cell => Option().IsMatch(cell)));

    private static ImportedCard? Unnamed(IReadOnlyList<string> row, Func<string, string> markdown) =>
        row is [var prompt, var answer, ..] && markdown(prompt) is { Length: > 0 } asked && markdown(answer) is { Length: > 0 } answered
            ? new ImportedCard(asked, [answered])
            : null;

    private static ImportedCard? Named(IReadOnlyList<string> header, IReadOnlyList<string> row, Func<string, string> markdown)
    {
        var fields = header.Zip(row).Where(cell => cell.First.Length > 0).DistinctBy(cell => cell.First, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(cell => cell.First.Trim(), cell => cell.Second, StringComparer.OrdinalIgnoreCase);
        var deck = First(Decks);
        if (QuizBotFields.Has(fields))
            return QuizBotFields.Read(fields, markdown) is { } own ? own with { Deck = deck } : null;
        var options = fields.Where(field => Option().IsMatch(field.Key) && !Answers.Contains(field.Key, StringComparer.OrdinalIgnoreCase)
            && field.Value.Length > 0).Select(field => field.Value).ToList();
        if (options.Count == 0)
            options = [.. First(Lists).Split(['\n', '|', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var (prompt, right) = (markdown(First(Questions)), Right(First(Answers), options));
        if (prompt.Length == 0 || right.Count == 0)
            return null;
        return new ImportedCard(prompt, [.. right.Select(markdown)])
        {
            Deck = deck,
            Id = First(Ids) is { Length: > 0 } id ? id : null,
            Kind = options.Count > 1 ? right.Count > 1 ? "multiple-response" : "multiple-choice" : null,
            Choices = options.Count > 1 ? [.. options.Select(markdown)] : [],
            Why = First(Reasons) is { Length: > 0 } why ? markdown(why) : null,
        };

        string First(string[] names) =>
            names.Select(name => fields.GetValueOrDefault(name, "")).FirstOrDefault(value => value.Length > 0) ?? "";
    }

    /// <summary>What the answer names among the options: by letter or number, several with commas between, else as it is.</summary>
    private static IReadOnlyList<string> Right(string answer, List<string> options)
    {
        if (answer.Length == 0 || options.Count < 2 || options.Contains(answer))
            return answer.Length == 0 ? [] : [answer];
        var parts = answer.Split([',', ';', '|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var named = parts.Select(part => Index(part) is var at && at >= 0 && at < options.Count
            ? options[at]
            : options.Find(option => option.Equals(part, StringComparison.OrdinalIgnoreCase))).ToList();
        return named.Contains(null) ? [answer] : [.. named.OfType<string>().Distinct()];
    }

    private static int Index(string part) => part.TrimEnd('.', ')') is [var letter]
        ? char.IsAsciiLetter(letter) ? char.ToUpperInvariant(letter) - 'A' : char.IsAsciiDigit(letter) ? letter - '1' : -1
        : -1;

    private static string Html(string html) => HtmlText.Of(html, "").Markdown;

    private static bool Has(IReadOnlyList<string> row, string name) => row.Contains(name, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^((option|choice|answer)[ _-]?[a-h1-8]|[a-h])$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Option();
}
