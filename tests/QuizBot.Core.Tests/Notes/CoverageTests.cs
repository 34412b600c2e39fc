using QuizBot.Core.Explain;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Folders;
using Xunit;

namespace QuizBot.Core.Tests.Notes;

public sealed class CoverageTests : IDisposable
{
    private const string Page = """
        # Paint

        ## Objectives

        * **Domain 1: Colors**
            * **1.1 Mix colors** (D1)
                * 1.1.1 Name the primary colors
                * 1.1.2 Mix two of them
            * **1.2 Keep brushes** (D2)
                * 1.2.1 Clean a brush

        ## In scope

        * Red
        * Umber — Burnt Umber
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-paint").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Cards_are_counted_by_domain_task_objective_and_kind_and_what_is_thin_is_named()
    {
        Write("course.md", Page);
        Write("D1.md", Note("D1", "Red", Card(1, "1.1.1"), Card(2, "1.1.1"), Card(3, "1.1.1, 1.1.2")));
        var coverage = Coverage.Of(CourseFolder.Read(folder, null));
        Assert.Equal([("1.1", 3), ("1.2", 0)], coverage.Tasks.Select(task => (task.Number, task.Cards)));
        Assert.Equal([("1.1.1", 3), ("1.1.2", 1)], coverage.Tasks[0].Objectives.Select(objective => (objective.Number, objective.Cards)));
        Assert.Equal(["1.1.2", "1.2.1"], coverage.Thin.Select(thin => thin.Number));
        Assert.Equal([("Red", "d1"), ("Umber", null)], coverage.Names.Select(name => (name.Name, name.Note)));
        Assert.Equal(["Umber"], coverage.Missing);
        Assert.Equal(3, coverage.Kinds[FlashcardKind.Typed]);
        Assert.Equal((1, 3), (coverage.Domains[0].Number, coverage.Domains[0].Cards));
    }

    [Fact]
    public void A_name_may_be_explained_by_one_it_also_has()
    {
        Write("course.md", Page);
        Write("D1.md", Note("D1", "Burnt Umber", Card(1, "1.1.1")));
        Assert.Equal(["Red"], Coverage.Of(CourseFolder.Read(folder, null)).Missing);
    }

    [Fact]
    public void An_authors_slips_are_found_with_file_line_and_mend()
    {
        Write("course.md", Page);
        Write("D1.md", Note("D1", "Red", Card(1, "1.1.1")));
        Write("D2.md", Note("D2", "Green (Verdant)", Card(1, "1.1.2"), Card(2, "9.9.9"),
            "<details><summary>Q3: Which color is grass?</summary>\n\n* **Choices:** Green | Verdant | Pink\n* **Answer:** Green\n</details>\n"));
        var course = CourseLint.WithFindings(CourseFolder.Read(folder, null));
        var findings = course.Findings.Concat(course.Notes.SelectMany(note => note.Findings)).ToLookup(finding => finding.Rule);
        foreach (var rule in (string[])["task-twice", "unknown-objective", "unasked-objective", "unexplained-name", "right-distractor"])
        {
            var finding = Assert.Single(findings[rule]);
            Assert.True(File.Exists(finding.File), rule);
            Assert.NotEmpty(finding.Mend);
        }

        Assert.EndsWith("D2.md", findings["task-twice"].Single().File, StringComparison.Ordinal);
        Assert.Equal(course.Page.InScope[1].Line, findings["unexplained-name"].Single().Line);
        Assert.Contains("Verdant", findings["right-distractor"].Single().Message, StringComparison.Ordinal);
    }

    private static string Note(string id, string term, params string[] cards) =>
        $"# {id} Paint (Domain 1: 20% Exam Weight)\n\n## Terms\n* **{term} (The {id} Brush):** A color that is found on every wall.\n\n## Quiz\n\n{string.Join('\n', cards)}";

    private static string Card(int number, string objective) =>
        $"<details><summary>Q{number}: Which color is number {number}?</summary>\n\n* **Answer:** Color {number}\n* **Objective:** {objective}\n</details>\n";

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
