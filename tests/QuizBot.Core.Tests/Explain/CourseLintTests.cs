using QuizBot.Core.Explain;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Tests.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Explain;

public sealed class CourseLintTests
{
    private const string First = """
        # D1.1 First
        ## Services
        * **AWS Glue (The Plumber):** Cleans raw data in many ways before training.
        * **Amazon S3 (The Warehouse):** Stores raw data for as long as you like.
        ## Quiz
        <details><summary>Q1: What cleans?</summary>
        * **Answer:** AWS Glue
        </details>
        <details><summary>Q2: What is it that nobody knows?</summary>
        * **Answer:** Kubernetes
        </details>
        """;

    private const string Second = """
        # D2.1 Second
        ## Services
        * **Glue Studio (Glue) (The Warehouse):** Draws jobs that clean data.
        * **Amazon S3 (The Warehouse):** Stores raw data for as long as you like.
        ## Quiz
        <details><summary>Q1: What draws jobs?</summary>
        * **Answer:** Glue Studio
        </details>
        <details><summary>Q2: What stores?</summary>
        * **Answer:** Amazon S3
        </details>
        """;

    [Fact]
    public void Check_warns_of_shared_names_and_roles_used_twice()
    {
        var found = Lint(First, Second);
        Assert.Contains(found, finding => finding is { File: "D2.1.md", Line: 3, Severity: Severity.Warning } && finding.Message.StartsWith("“Glue” is a name of Glue Studio", StringComparison.Ordinal));
        Assert.Contains(found, finding => finding is { File: "D2.1.md", Line: 3, Severity: Severity.Warning } && finding.Message.Contains("learners cannot tell them apart", StringComparison.Ordinal));
        Assert.DoesNotContain(found, finding => finding is { File: "D2.1.md", Line: 4 });
    }

    [Fact]
    public void Check_warns_of_answers_that_nothing_explains()
    {
        Finding finding = Assert.Single(Lint(First), finding => finding.Message.StartsWith("Nothing in the notes", StringComparison.Ordinal));
        Assert.Contains("D1.1/Q2, “Kubernetes”", finding.Message, StringComparison.Ordinal);
        Assert.Equal((9, Severity.Warning), (finding.Line, finding.Severity));
    }

    [Fact]
    public void Check_finds_nothing_in_the_course_that_ships()
    {
        var course = CourseFolder.Read(Sample.Course, null);
        Assert.Empty(CourseLint.WithFindings(course).Notes.SelectMany(note => note.Findings));
    }

    [Fact]
    public void Check_says_once_what_one_note_tells_already()
    {
        var note = NoteParser.Parse("D1.1.md", "# D1.1 First\n## Services\n* **AWS Glue (The Plumber):** Cleans data well.\n* **Amazon S3 (The Plumber):** Stores data well.\n");
        Assert.Single(CourseLint.WithFindings(new("Course", [note], [])).Notes[0].Findings, finding => finding.Message.Contains("Plumber", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Which of these are unstructured data?", false)]
    [InlineData("Which of these are shiny?", true)]
    public void Check_accepts_choices_that_are_instances_of_what_the_question_names(string prompt, bool warns)
    {
        var found = Lint($"# D1.1 First\n## Services\n* **Unstructured Data:** Fits in no table.\n## Quiz\n<details><summary>Q1: {prompt}</summary>\n* **Choices:** Posters | Interviews | Invoices\n* **Answer:** Posters\n</details>\n");
        Assert.Equal(warns, found.Any(finding => finding.Message.StartsWith("Nothing in the notes", StringComparison.Ordinal)));
    }

    [Fact]
    public void Check_warns_of_terms_that_have_no_flashcard_at_all() =>
        Assert.Contains(Lint("# D1.1 First\n## Services\n* **Zebra:**\n* **AWS Glue:** Cleans data well.\n"), finding => finding is { Line: 3, Severity: Severity.Warning, Message: "No flashcard asks about Zebra." });

    [Fact]
    public void Parse_warns_of_an_alias_that_two_terms_of_a_note_share()
    {
        var note = NoteParser.Parse("D1.1.md", "# D1.1 First\n## Services\n* **Amazon Elastic Storage (ES):** Stores.\n* **Amazon Event Stream (ES):** Streams.\n");
        Assert.Contains(note.Findings, finding => finding is { Line: 4, Severity: Severity.Warning } && finding.Message.StartsWith("“ES” would be short for", StringComparison.Ordinal));
    }

    private static IReadOnlyList<Finding> Lint(params string[] notes)
    {
        var course = CourseLint.WithFindings(new("Course", [.. notes.Select((text, i) => NoteParser.Parse($"D{i + 1}.1.md", text) with { Findings = [] })], []));
        return [.. course.Notes.SelectMany(note => note.Findings)];
    }
}
