using System.Text.RegularExpressions;
using QuizBot.Tests.Shared;

namespace QuizBot.Tests.Pages;

/// <summary>A page of the repository that people read.</summary>
internal sealed partial class Page(string path)
{
    private static readonly string[] Folders = [".github", "deploy", "manifest", "src", "tests"];

    public static IEnumerable<Page> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Folders.Select(folder => Repository.At(folder)).Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !NotForPeople.IsMatch(file))
            .Order(StringComparer.Ordinal)
            .Select(file => new Page(file)),
    ];

    /// <summary>From the root of the repository, with slashes.</summary>
    public string Name => path;

    public string Text { get; } = File.ReadAllText(Repository.At(path));

    /// <summary>Without what stands between fences.</summary>
    public string Prose => Fence.Replace(Text, "");

    /// <summary>What stands between fences of that language, block by block.</summary>
    public IEnumerable<string> Blocks(string language) => Fence.Matches(Text)
        .Where(fence => fence.Groups["language"].Value == language)
        .Select(fence => fence.Groups["body"].Value);

    /// <summary>What a person is shown to type: each block of commands in its order, and each command in the middle of a sentence by itself.</summary>
    public IEnumerable<IReadOnlyList<string>> Commands() => Blocks("sh")
        .Select(block => (IReadOnlyList<string>)[.. block.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Select(line => Comment.Replace(line, "").Trim()).Where(line => line.Length > 0)])
        .Concat(InSentences.Matches(Prose).Select(match => (IReadOnlyList<string>)[match.Groups["command"].Value]));

    /// <summary>Where its links and pictures lead inside the repository, as they are written.</summary>
    public IEnumerable<string> Links() => Link.Matches(Prose)
        .Select(link => link.Groups["to"].Value.Split('#')[0])
        .Where(to => to.Length > 0 && !to.Contains(':', StringComparison.Ordinal));

    /// <summary>The cells of a table, row by row, under the row that begins with these headers.</summary>
    public IEnumerable<IReadOnlyList<string>> Table(params string[] headers)
    {
        var lines = Text.Split('\n');
        var first = Array.FindIndex(lines, line => Cells(line).SequenceEqual(headers));
        return lines.Skip(first + 2).TakeWhile(line => line.StartsWith('|')).Select(Cells);
    }

    /// <summary>What stands in backticks.</summary>
    public static IEnumerable<string> Code(string text) => Backticks.Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>Words that begin like the names of types, in a drawing.</summary>
    public static IEnumerable<string> Names(string drawing) => TypeName.Matches(Label.Replace(drawing, "")).Select(match => match.Value);

    /// <summary>"CardRenderer", "QuizBot.Core".</summary>
    public static bool IsName(string code) => Dotted.IsMatch(code);

    /// <summary>A path that Git knows: "src/QuizBot/Commands".</summary>
    public static bool IsPath(string code) => Slashed.IsMatch(code) && !code.Contains(".work", StringComparison.Ordinal);

    public override string ToString() => Name;

    private static IReadOnlyList<string> Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    [GeneratedRegex(@"(^|/)(bin|obj|node_modules|\.work|content|Samples|Specs)/|^CHANGELOG")]
    private static partial Regex NotForPeople { get; }

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence { get; }

    [GeneratedRegex(@"(^|\s\s+)#.*$")]
    private static partial Regex Comment { get; }

    [GeneratedRegex("`(?<command>(?:[A-Z_]+=\\S+ )?(?:dotnet|bash|QuizBot) [^`]+)`")]
    private static partial Regex InSentences { get; }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"\(\[.*?\]\)")]
    private static partial Regex Label { get; }

    [GeneratedRegex(@"\b[A-Z]\w*[a-z]\w*")]
    private static partial Regex TypeName { get; }

    [GeneratedRegex(@"^[A-Z]\w*(\.[A-Z]\w*)*$")]
    private static partial Regex Dotted { get; }

    [GeneratedRegex(@"^[\w.-]+(/[\w.-]+)+$")]
    private static partial Regex Slashed { get; }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Backticks { get; }
}
