using QuizBot.Core.Explain;

namespace QuizBot.Core.Tests.Explain;

/// <summary>The rows of the tables in this folder.</summary>
internal static class QuestionTable
{
    /// <summary>Short and plain: what most people ask.</summary>
    public const string Plain = "questions.tsv";

    /// <summary>Long stories and free descriptions.</summary>
    public const string Hard = "hard.tsv";

    /// <summary>Like the hard ones; nobody looked at single rows while the ranking was made, so they are held against it as a whole.</summary>
    public const string Unseen = "unseen.tsv";

    public static IReadOnlyList<QuestionRow> Read(string folder) => [.. new[] { Plain, Hard, Unseen }.SelectMany(table => Read(folder, table))];

    /// <summary>Answers a row, in the conversation that it stands in.</summary>
    public static Answer Ask(Explainer explainer, QuestionRow row)
    {
        var before = row.After is null ? null : explainer.Answer(row.After);
        return explainer.Answer(row.Question, before is { Entries: [var entry, ..] } ? new(entry.Key, before.Intent) : null);
    }

    private static IEnumerable<QuestionRow> Read(string folder, string table) =>
        File.ReadLines(Path.Combine(folder, table)).Where(line => line.Length > 0 && line[0] != '#').Select(line => Parse(line, table));

    private static QuestionRow Parse(string line, string table)
    {
        var columns = line.Split('\t');
        var after = columns.Length > 2 ? columns[2] : null;
        return new(columns[0], [.. columns[1].Split(" or ").Select(Sort)], after, table);
    }

    private static string Sort(string expected)
    {
        var parts = expected.Split(' ');
        var intent = parts[0] == "find" ? "what" : parts[0];
        return parts.Length == 1 ? intent : $"{intent} {string.Join(',', parts[1].Split(',').Order(StringComparer.Ordinal))}";
    }
}
