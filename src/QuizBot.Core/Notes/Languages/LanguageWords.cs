using System.Reflection;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Languages;

/// <summary>The words of all languages that QuizBot knows, from the files beside this one.</summary>
internal static class LanguageWords
{
    /// <summary>The lines of each language by their names.</summary>
    private static readonly Dictionary<string, Dictionary<string, string[]>> ByLanguage = Load();

    /// <summary>Codes such as "de", English first, then in alphabetical order.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. ByLanguage.Keys.Order(StringComparer.Ordinal).OrderBy(code => code != "en")];

    /// <summary>The words of one line of all files, English first, without repetition.</summary>
    public static IReadOnlyList<string> All(string line) =>
        [.. Codes.SelectMany(code => Of(code, line)).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The words of one line of a language's file; empty where it has none.</summary>
    public static IReadOnlyList<string> Of(string code, string line) => ByLanguage.GetValueOrDefault(code)?.GetValueOrDefault(line) ?? [];

    /// <summary>The words of one line of all files as a set that knows no case.</summary>
    public static HashSet<string> Set(string line) => All(line).Select(Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>What a word is compared by: lower case, composed, straight apostrophes.</summary>
    public static string Key(string word) => NormalForm.Compose(Letters.Lower(word.Trim())).Replace('’', '\'');

    private static Dictionary<string, Dictionary<string, string[]>> Load()
    {
        const string prefix = "languages/";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(name => Path.GetFileNameWithoutExtension(name[prefix.Length..]), name => Read(assembly, name));
    }

    private static Dictionary<string, string[]> Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .ToDictionary(
                line => line[0],
                line =>
                    line[1].Split(line[0] is "pair" ? ' ' : '|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                StringComparer.Ordinal);
    }
}
