using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using QuizBot.Core.Chat;
using QuizBot.Tests.Pages;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests;

/// <summary>The rules of the house. What is wrong, and where, is in the list that a failing rule prints; an exception stands here with its reason.</summary>
public sealed partial class HouseTests
{
    private const int LongestFile = 250;
    private const int LongestLine = 140;
    private const int LargestFolder = 20;

    /// <summary>A type that is no longer may stand with the type it belongs to: cases, options, results, a few lines that register it.</summary>
    private const int LongestCompanion = 35;

    private static readonly IReadOnlyList<SourceFile> Source = SourceFile.In("src");

    [Theory]
    [InlineData("QuizBot.Core", "Markdig")]
    [InlineData("QuizBot.Storage", "QuizBot.Core")]
    [InlineData("QuizBot.Teams", "QuizBot.Core")]
    [InlineData("QuizBot.BotFramework", "QuizBot.Core", "QuizBot.Teams")]
    [InlineData("QuizBot.Slack", "QuizBot.Core")]
    [InlineData("QuizBot.Cluster", "QuizBot.Core")]
    [InlineData("QuizBot.Semantics", "QuizBot.Core")]
    [InlineData("QuizBot", "QuizBot.Core", "QuizBot.Storage", "QuizBot.Teams", "QuizBot.BotFramework", "QuizBot.Slack", "QuizBot.Cluster", "QuizBot.Semantics")]
    public void Arrows_point_one_way(string room, params string[] known)
    {
        var rooms = Assembly.Load(room).GetReferencedAssemblies().Select(reference => reference.Name!);
        Assert.Empty(rooms.Where(name => name.StartsWith("QuizBot", StringComparison.Ordinal)).Except(known));
    }

    [Fact]
    public void Core_knows_no_package_but_Markdig_NodaTime_and_YamlDotNet()
    {
        var references = typeof(IBot).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);
        Assert.Equal(["Markdig", "NodaTime", "YamlDotNet"], references.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Core_has_no_clock() => Assert.Empty(In("src/QuizBot.Core").Where(file => Clock.IsMatch(file.Text)));

    [Fact]
    public void Core_asks_the_machine_for_no_zone_no_culture_and_no_ICU() => Assert.Empty(In("src/QuizBot.Core").Where(file => Machine.IsMatch(file.Text)));

    [Fact]
    public void An_edge_knows_only_the_seam()
    {
        string[] seam = ["QuizBot.Core.Chat", "QuizBot.Core.Stores"];

        // Installations are rows of the bot's own store.
        string[] installs = ["QuizBot.Core.Stores.Tables"];
        foreach (var (edge, more) in ((string, string[])[])[("QuizBot.Teams", []), ("QuizBot.BotFramework", []), ("QuizBot.Slack", installs)])
        {
            Assert.Empty(In($"src/{edge}").Where(file =>
                file.Usings.Any(name => name.StartsWith("QuizBot.Core", StringComparison.Ordinal) && !seam.Concat(more).Contains(name)) || InsideCore.IsMatch(file.Text)));
        }
    }

    [Fact]
    public void Sibling_folders_never_point_both_ways()
    {
        var known = Source.Select(file => file.Namespace).ToHashSet();
        var arrows = (from file in Source
                      from name in file.Usings
                      where known.Contains(name)
                      let arrow = Arrow(file.Namespace, name)
                      where arrow is not null
                      select (arrow.Value.From, arrow.Value.To, file)).ToLookup(arrow => (arrow.From, arrow.To), arrow => arrow.file.Path);
        Assert.Empty(arrows.Where(arrow => arrows.Contains((arrow.Key.To, arrow.Key.From))).Select(arrow => $"{arrow.Key.From} -> {arrow.Key.To}: {string.Join(", ", arrow.Distinct())}"));
    }

    [Fact]
    public void A_namespace_is_a_folder() =>
        Assert.Empty(Source.Where(file => file.Namespace.Length > 0 && file.Folder != "src/AdaptiveCards" && file.Namespace != file.Folder["src/".Length..].Replace('/', '.')));

    [Fact]
    public void A_file_holds_one_idea_and_is_named_after_it() => Assert.Empty(Source.Where(file =>
        file.Lines.Count > LongestFile
        || (file.Types.Count > 0 && file.Types.All(type => type.Name != file.Name))
        || file.Types.Any(type => type.Name != file.Name && type.Lines > LongestCompanion)));

    [Fact]
    public void A_folder_holds_few_files() =>
        Assert.Empty(Source.GroupBy(file => file.Folder).Where(folder => folder.Count() > LargestFolder).Select(folder => folder.Key));

    [Fact]
    public void A_type_has_a_name_of_its_own()
    {
        // The same part of two edges; neither sees the other.
        string[] both = ["Pace", "ReplySender", "SeenDeliveries", "TurnRunner"];
        Assert.Empty(Source.SelectMany(file => file.Types.Select(type => (type.Name, file.Path)))
            .GroupBy(type => type.Name, type => type.Path)
            .Where(type => type.Distinct().Count() > 1 && !both.Contains(type.Key))
            .Select(type => $"{type.Key}: {string.Join(", ", type)}"));
    }

    [Fact]
    public void A_line_fits_beside_another_window() => Assert.Empty(Source
        .SelectMany(file => file.Lines.Index().Where(line => line.Item.Length > LongestLine).Select(line => $"{file.Path}:{line.Index + 1}")));

    [Fact]
    public void Every_package_version_is_used_and_README_says_what_for()
    {
        var versions = XDocument.Load(Repository.At("src", "Directory.Packages.props")).Descendants("PackageVersion").Select(version => version.Attribute("Include")!.Value).ToList();
        var shipped = Packages("src");
        Assert.Empty(versions.Except(shipped).Except(Packages("tests")));
        var readme = Page.All.Single(page => page.Name == "README.md").Table("package", "why").Select(row => row[0]).ToList();
        Assert.Empty(shipped.Where(package => !readme.Exists(row => row.Split(", ").Any(named => package == named || package.StartsWith(named + ".", StringComparison.Ordinal)))));
    }

    [Fact]
    public void Every_project_has_its_tests()
    {
        // It stands in for a package of that name, and holds one type.
        var projects = Projects("src").Where(name => name != "AdaptiveCards");
        Assert.Equal(projects.Order(StringComparer.Ordinal), Projects("tests").Where(name => name.EndsWith(".Tests", StringComparison.Ordinal)).Select(name => name[..^".Tests".Length]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_test_is_named_by_a_sentence() =>
        Assert.Empty(SourceFile.In("tests").SelectMany(file => TestName.Matches(file.Text).Select(test => test.Groups["name"].Value).Where(name => !Sentence.IsMatch(name)).Select(name => $"{file.Path}: {name}")));

    private static IEnumerable<SourceFile> In(string folder) => Source.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>From the one to the other of two rooms that stand side by side; null where one is in the other.</summary>
    private static (string From, string To)? Arrow(string from, string to)
    {
        string[] a = from.Split('.'), b = to.Split('.');
        var same = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        return same < a.Length && same < b.Length ? (string.Join('.', a[..(same + 1)]), string.Join('.', b[..(same + 1)])) : null;
    }

    private static IReadOnlyList<string> Projects(string folder) =>
        [.. Directory.EnumerateFiles(Repository.At(folder), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file))];

    private static IReadOnlyList<string> Packages(string folder) =>
    [
        .. Directory.EnumerateFiles(Repository.At(folder), "*.*proj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.At(folder), "Directory.Build.props"))
            .SelectMany(file => XDocument.Load(file).Descendants("PackageReference"))
            .Select(reference => reference.Attribute("Include")!.Value)
            .Distinct(),
    ];

    [GeneratedRegex(@"\b(UtcNow|DateTime\.Now|DateTimeOffset\.Now|DateTime\.Today|TimeProvider|Stopwatch)\b")]
    private static partial Regex Clock { get; }

    [GeneratedRegex(@"\bTimeZoneInfo\b|\.(Normalize|ToUpper|ToLower)\(|\bCurrent(UI)?Culture|\bGetCultureInfo\b|(Comparison|Comparer)\.InvariantCulture|:[Hh]{1,2}:mm\}|RegexOptions\.IgnoreCase\)")]
    private static partial Regex Machine { get; }

    /// <summary>A room of Core named in full, without a using.</summary>
    [GeneratedRegex(@"^(?!using).*\bCore\.(Bot|Cards|Explain|Memory|Notes|Schedules|Streaks|Text)\.", RegexOptions.Multiline)]
    private static partial Regex InsideCore { get; }

    [GeneratedRegex(@"^ *\[(?:Fact|Theory)\b.*(?:\n *(?:\[|//|\().*)*\n *public [\w<> ]*?(?<name>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex TestName { get; }

    /// <summary>Words with underscores between them, in lower case where they are no names.</summary>
    [GeneratedRegex("_[a-z]")]
    private static partial Regex Sentence { get; }
}
