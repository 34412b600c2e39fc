namespace QuizBot.Tests.Shared.Questions;

/// <summary>
/// What is right in another version of a course than the one a table was written for. Tab separated: a question of the table and what is expected there,
/// "-" where the question means nothing any more; or "~" with a slug, and the slug that it has there.
/// </summary>
internal sealed class OtherVersion
{
    private readonly Dictionary<string, string> expected = [];
    private readonly Dictionary<string, string> renamed = [];

    public static OtherVersion Read(string? file)
    {
        OtherVersion version = new();
        foreach (var columns in file is null ? [] : File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')))
        {
            if (columns[0].StartsWith('~'))
                version.renamed[columns[0][1..]] = columns[1];
            else
                version.expected[columns[0]] = columns[1];
        }

        return version;
    }

    /// <summary>The row as it is in this version; null where it is left out.</summary>
    public string? Of(string line)
    {
        var columns = line.Split('\t');
        if (expected.TryGetValue(columns[0], out var other))
            columns[1] = other;
        if (columns[1] == "-")
            return null;
        columns[1] = string.Join(" or ", columns[1].Split(" or ").Select(answer => answer.Split(' ') is [var intent, var slugs]
            ? $"{intent} {string.Join(',', slugs.Split(',').Select(slug => renamed.GetValueOrDefault(slug, slug)))}"
            : answer));
        return string.Join('\t', columns);
    }
}
