using QuizBot.Core.Explain;

namespace QuizBot.Core.Tests.Explain;

/// <summary>The rows of questions.tsv and of unseen.tsv.</summary>
internal static class QuestionTable
{
    public static IReadOnlyList<QuestionRow> Read(string folder) => [.. Read(folder, "questions.tsv", unseen: false), .. Read(folder, "unseen.tsv", unseen: true)];

    /// <summary>Answers a row, in the conversation that it stands in.</summary>
    public static Answer Ask(Explainer explainer, QuestionRow row)
    {
        Answer? before = row.After is null ? null : explainer.Answer(row.After);
        return explainer.Answer(row.Question, before is { Entries: [var entry, ..] } ? new(entry.Key, before.Intent) : null);
    }

    private static IEnumerable<QuestionRow> Read(string folder, string file, bool unseen) =>
        File.ReadLines(Path.Combine(folder, file)).Where(line => line.Length > 0 && line[0] != '#').Select(line => Parse(line, unseen));

    private static QuestionRow Parse(string line, bool unseen)
    {
        string[] columns = line.Split('\t');
        string? after = columns.Length > 2 ? columns[2] : null;
        return new(columns[0], [.. columns[1].Split(" or ").Select(Sort)], after, unseen);
    }

    private static string Sort(string expected)
    {
        string[] parts = expected.Split(' ');
        string intent = parts[0] == "find" ? "what" : parts[0];
        return parts.Length == 1 ? intent : $"{intent} {string.Join(',', parts[1].Split(',').Order(StringComparer.Ordinal))}";
    }
}
