using System.Text.RegularExpressions;
using QuizBot.Tests.Shared;

namespace QuizBot.Tests;

/// <summary>A C# file as the rules of the house see it.</summary>
internal sealed partial class SourceFile
{
    private SourceFile(string path)
    {
        Path = System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');
        Lines = File.ReadAllLines(path);
        Text = string.Join('\n', Lines);
        Namespace = NamespaceLine.Match(Text).Groups[1].Value;
        Usings = [.. UsingLine.Matches(Text).Select(line => line.Groups[1].Value)];
        var types = TypeLine.Matches(Text);
        Types = [.. types.Select((type, index) => (type.Groups["name"].Value, Length(Text[type.Index..(index + 1 < types.Count ? types[index + 1].Index : Text.Length)])))];
    }

    /// <summary>From the root of the repository, with slashes.</summary>
    public string Path { get; }

    public string Folder => Path[..Path.LastIndexOf('/')];

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public IReadOnlyList<string> Lines { get; }

    public string Text { get; }

    public string Namespace { get; }

    /// <summary>The namespaces it uses.</summary>
    public IReadOnlyList<string> Usings { get; }

    /// <summary>The types that stand at the file's edge, and how many lines each has.</summary>
    public IReadOnlyList<(string Name, int Lines)> Types { get; }

    /// <summary>Every file below a folder of the repository, without what a build makes.</summary>
    public static IReadOnlyList<SourceFile> In(string folder) =>
    [
        .. Directory.EnumerateFiles(Repository.At(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Made.IsMatch(file))
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(file)),
    ];

    public override string ToString() => Path;

    /// <summary>Without what stands before the next type.</summary>
    private static int Length(string text) => BeforeNext.Replace(text.TrimEnd(), "").Count(letter => letter == '\n') + 1;

    [GeneratedRegex(@"[\\/](obj|bin)[\\/]")]
    private static partial Regex Made { get; }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine { get; }

    [GeneratedRegex(@"^using (?:static |\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine { get; }

    [GeneratedRegex(@"^(?:public|internal|file)(?: [a-z]+)* (?:class|record struct|record|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeLine { get; }

    [GeneratedRegex(@"(\n(///|\[|#).*|\n)*\z")]
    private static partial Regex BeforeNext { get; }
}
