using System.Text.Json;
using Xunit;

namespace QuizBot.Tests.Commands;

/// <summary>What <c>check</c> prints for machines.</summary>
public sealed class ReportTests : IDisposable
{
    private const string Broken = "# D1.3 Broken\n## Quiz\n<details><summary>Q1: 100%, really?</summary>\n</details>\n<details><summary>Q2: Which?</summary>\n* **Answer:** That\n* **Sticker:** a, b: c\n</details>\n";

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task GitHub_is_told_file_line_and_rule()
    {
        var run = await terminal.RunAsync("check", terminal.Write("my notes/a,b.md", Broken), "--format", "github");
        Assert.Equal(1, run.ExitCode);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, line => line.StartsWith("::error file=", StringComparison.Ordinal) && line.Contains("/my notes/a%2Cb.md,line=3,title=QuizBot%3A no-answer::Flashcard Q1 has no answer", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("::warning file=", StringComparison.Ordinal) && line.Contains(",line=7,title=QuizBot%3A unknown-label::“Sticker” is no label", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sarif_holds_every_finding_with_its_rule()
    {
        var file = terminal.Write("my notes/a.md", Broken);
        var run = await terminal.RunAsync("check", file, "--format", "sarif");
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var report = json.RootElement.GetProperty("runs")[0];
        var rules = report.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToList();
        var results = report.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(rules.Count, rules.Distinct().Count());
        Assert.All(results, result => Assert.Contains(result.GetProperty("ruleId").GetString(), rules));
        var error = Assert.Single(results, result => result.GetProperty("level").GetString() == "error");
        var place = error.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.EndsWith("/my%20notes/a.md", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public async Task Many_findings_of_one_kind_are_one_with_a_count()
    {
        var cards = string.Concat(Enumerable.Range(1, 200).Select(number => $"<details><summary>What is thing {number}?</summary>\n* **Answer:** Thing\n</details>\n"));
        using var json = JsonDocument.Parse((await terminal.RunAsync("check", terminal.Write("a.md", "# D1.3 Many\n## Quiz\n" + cards), "--format", "json")).Output);
        var finding = Assert.Single(json.RootElement.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("rule").GetString() == "no-number");
        Assert.Equal(200, finding.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Other_commands_know_text_and_json_only() =>
        Assert.Contains("“sarif” is no format. There are: text, json.", (await terminal.RunAsync("show", terminal.Write("a.md", Broken), "--format", "sarif")).Error, StringComparison.Ordinal);
}
