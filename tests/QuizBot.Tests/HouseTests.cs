using System.Reflection;
using System.Text.RegularExpressions;
using QuizBot.Core.Chat;
using Xunit;

namespace QuizBot.Tests;

/// <summary>The rules of the house: which room may know which.</summary>
public sealed partial class HouseTests
{
    [Theory]
    [InlineData("QuizBot.Core", "Markdig")]
    [InlineData("QuizBot.Storage", "QuizBot.Core")]
    [InlineData("QuizBot.Teams", "QuizBot.Core")]
    [InlineData("QuizBot.BotFramework", "QuizBot.Core", "QuizBot.Teams")]
    [InlineData("QuizBot.Slack", "QuizBot.Core")]
    [InlineData("QuizBot.Cluster", "QuizBot.Core")]
    [InlineData("QuizBot", "QuizBot.Core", "QuizBot.Storage", "QuizBot.Teams", "QuizBot.BotFramework", "QuizBot.Slack", "QuizBot.Cluster")]
    public void Arrows_point_one_way(string room, params string[] known)
    {
        var rooms = Assembly.Load(room).GetReferencedAssemblies().Select(reference => reference.Name!);
        Assert.Empty(rooms.Where(name => name.StartsWith("QuizBot", StringComparison.Ordinal)).Except(known));
    }

    [Fact]
    public void Core_knows_no_package_but_Markdig_and_NodaTime()
    {
        var references = typeof(IBot).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);
        Assert.Equal(["Markdig", "NodaTime"], references.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Core_has_no_clock() =>
        Assert.DoesNotContain(Sources("src/QuizBot.Core"), file => Clock.IsMatch(File.ReadAllText(file)));

    [Fact]
    public void Core_asks_the_machine_for_no_zone_no_culture_and_no_ICU() =>
        Assert.DoesNotContain(Sources("src/QuizBot.Core"), file => Machine.IsMatch(File.ReadAllText(file)));

    [Fact]
    public void A_source_file_holds_one_type_and_at_most_250_lines() =>
        Assert.DoesNotContain(Sources("src"), file => Types.Count(File.ReadAllText(file)) > 1 || File.ReadLines(file).Count() > 250);

    private static IEnumerable<string> Sources(string folder)
    {
        DirectoryInfo root = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "QuizBot.sln")))
            root = root.Parent ?? throw new InvalidOperationException("The tests run inside the source tree.");
        return Directory.EnumerateFiles(Path.Combine(root.FullName, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b(UtcNow|DateTime\.Now|DateTimeOffset\.Now|DateTime\.Today|TimeProvider|Stopwatch)\b")]
    private static partial Regex Clock { get; }

    [GeneratedRegex(@"\bTimeZoneInfo\b|\.(Normalize|ToUpper|ToLower|ToLocalTime)\(|\bCurrent(UI)?Culture|\bGetCultureInfo\b|(Comparison|Comparer)\.InvariantCulture|:[Hh]{1,2}:mm\}|RegexOptions\.IgnoreCase\)")]
    private static partial Regex Machine { get; }

    [GeneratedRegex(@"^(public|internal|file)[a-z ]* (class|record|struct|interface|enum) ", RegexOptions.Multiline)]
    private static partial Regex Types { get; }
}
