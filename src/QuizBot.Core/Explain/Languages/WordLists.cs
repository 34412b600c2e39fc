using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Languages;

/// <summary>Reads the lists of words beside this file, which are part of the program. A line that starts with # is a remark.</summary>
internal static class WordLists
{
    private const string Folder = "Languages/";

    /// <summary>The languages that have a folder, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(WordLists).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name.Split('/')[1])
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The words of a list, as <see cref="Words"/> cuts texts; empty where the language has none.</summary>
    public static IEnumerable<string> Of(string language, string list) => Lines(language, list).SelectMany(Cut);

    public static HashSet<string> Set(string language, string list) => Of(language, list).ToHashSet(StringComparer.Ordinal);

    public static Dictionary<string, string> Pairs(string language, string list) =>
        Lines(language, list)
            .SelectMany(line => line.Split(' '))
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => Cut(pair[0]).Single(), pair => Cut(pair[1]).Single(), StringComparer.Ordinal);

    /// <summary>Lines such as "why: why reason".</summary>
    public static Dictionary<Cue, HashSet<string>> Cues(string language) =>
        Lines(language, "cues").Select(line => line.Split(':', 2)).ToDictionary(
            parts => Enum.Parse<Cue>(parts[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
            parts => Cut(parts[1]).ToHashSet(StringComparer.Ordinal));

    private static IEnumerable<string> Cut(string text) => Words.Of(text).Select(word => word.Text);

    /// <summary>The lines of a list as they are written; none where the language has none.</summary>
    public static IEnumerable<string> Lines(string language, string list)
    {
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream($"{Folder}{language}/{list}.txt");
        if (stream is null)
            yield break;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}
