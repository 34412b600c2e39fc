using System.Collections.Frozen;
using System.Reflection;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Languages;

/// <summary>The words of all languages that QuizBot knows, from the files beside this one.</summary>
internal static class LanguageWords
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string[]>> ByLanguage = Load();

    /// <summary>Codes such as "de".</summary>
    public static IEnumerable<string> Codes => ByLanguage.Keys;

    /// <summary>The words of one line of all files, English first, without repetition.</summary>
    public static IReadOnlyList<string> All(string line) =>
        [.. ByLanguage.OrderByDescending(language => language.Key == "en").ThenBy(language => language.Key, StringComparer.Ordinal)
            .SelectMany(language => language.Value.GetValueOrDefault(line, [])).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The words of one line of a language's file; empty where it has none.</summary>
    public static IReadOnlyList<string> Of(string code, string line) => ByLanguage.GetValueOrDefault(code)?.GetValueOrDefault(line) ?? [];

    /// <summary>The words of one line of all files as a set that knows no case.</summary>
    public static FrozenSet<string> Set(string line) => All(line).Select(Key).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a word is compared by: lower case, composed, straight apostrophes.</summary>
    public static string Key(string word) => NormalForm.Compose(Letters.Lower(word.Trim())).Replace('’', '\'');

    private static FrozenDictionary<string, FrozenDictionary<string, string[]>> Load()
    {
        const string prefix = "languages/";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => Path.GetFileNameWithoutExtension(name[prefix.Length..]), name => Read(assembly, name));
    }

    private static FrozenDictionary<string, string[]> Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .ToFrozenDictionary(
                line => line[0],
                line =>
                    line[1].Split(line[0] is "pair" ? ' ' : '|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                StringComparer.Ordinal);
    }
}
