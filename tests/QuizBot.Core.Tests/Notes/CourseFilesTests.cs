using QuizBot.Core.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Notes;

/// <summary>Which files of a folder are notes, what they are called, and what the course's own page says.</summary>
public sealed class CourseFilesTests : IDisposable
{
    private const string Cards = "## Quiz\n<details><summary>Q1: What cleans?</summary>\n* **Answer:** AWS Glue\n</details>\n";

    private readonly string folder = Directory.CreateTempSubdirectory("course-files").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_readme_below_the_courses_own_folder_is_a_note_called_after_its_folder()
    {
        Write("README.md", "# Cloud notes\nWelcome.\n");
        Write("s3/README.md", "# S3 Basics\nS3 keeps files.\n" + Cards);
        Write("ec2/index.md", "# EC2 Basics\nEC2 computes.\n" + Cards);
        Write("images/README.md", "# Pictures\nOnly pictures here.\n");
        Write("CONTRIBUTING.md", "# Contributing\n" + Cards);
        var course = CourseFolder.Read(folder, null);
        Assert.Equal("Cloud notes", course.Title);
        Assert.Equal([("ec2", "EC2 Basics"), ("s3", "S3 Basics")], course.Notes.Select(note => (note.Id, note.Title)));
        Assert.Empty(course.Findings);
    }

    [Fact]
    public void Files_of_one_name_are_told_apart_by_their_folders()
    {
        Write("chapter-01/notes.md", "# Introduction\n" + Cards);
        Write("chapter-02/notes.md", "# More\n" + Cards);
        Write("chapter-03/notes.md", "# Most\n" + Cards);
        var course = CourseFolder.Read(folder, null);
        Assert.Equal(["chapter-02-notes", "chapter-03-notes", "notes"], course.Notes.Select(note => note.Id).Order(StringComparer.Ordinal));
        Assert.All(course.Notes, note => Assert.All(note.Flashcards, card => Assert.Equal((note.Id, note.Id + "/Q1"), (card.NoteId, card.Id))));
        Assert.Equal(2, course.Findings.Count(finding => finding is { Severity: Severity.Warning, Rule: "double-id" }));
    }

    [Theory]
    [InlineData("s3-basics.md", "# S3 Basics\nS3 keeps files.", "s3-basics", "S3 Basics")]
    [InlineData("a.md", "# EC2 Instances\nAn EC2 instance is a computer.", "a", "EC2 Instances")]
    [InlineData("b.md", "# 3 Reasons to test\nThey are good.", "b", "3 Reasons to test")]
    [InlineData("10_10_Ideas.md", "# Ideas\nGood ones.", "10-10-ideas", "Ideas")]
    [InlineData("10_20_Uses.md", "Uses of it.", "10-20-uses", "10 20 Uses")]
    [InlineData("0_AI-questions.md", "Questions.", "0-ai-questions", "0 AI questions")]
    [InlineData("G1-snapshots.md", "# G1 Snapshots\nHow a folder is kept.", "G1", "Snapshots")]
    [InlineData("D1.2-ml.md", "Text.", "D1.2", "Ml")]
    [InlineData("c.md", "# 1. Networks\nWires.", "1", "Networks")]
    [InlineData("d.md", "# [N7] Networks\nN7 is about wires.", "N7", "Networks")]
    [InlineData("e.md", "# GPT-4 Basics\nGPT-4 is a model.", "e", "GPT-4 Basics")]
    public void An_id_is_what_looks_like_one(string file, string text, string id, string title)
    {
        Write(file, text + "\n" + Cards);
        var note = Assert.Single(CourseFolder.Read(folder, null).Notes);
        Assert.Equal((id, title), (note.Id, note.Title));
    }

    [Fact]
    public void No_note_is_lost_to_one_of_the_same_id()
    {
        foreach (var number in Enumerable.Range(1, 40))
            Write($"part-{number}/D1.2.md", "# D1.2 Data\n" + Cards);
        Write("D1.2 (copy).md", "# D1.2 Data\n" + Cards);
        var ids = CourseFolder.Read(folder, null).Notes.Select(note => note.Id).ToList();
        Assert.Equal((41, 41), (ids.Count, ids.Distinct(StringComparer.OrdinalIgnoreCase).Count()));
        Assert.Contains("D1.2", ids);
    }

    [Fact]
    public void The_page_of_a_course_says_what_there_is_to_learn()
    {
        Write("a.md", "# D1.1 A\n## Quiz\n<details><summary>Q1: What?</summary>\n* **Answer:** This\n* **Objective:** 1.1.1, 9.9.9\n</details>\n");
        Write("course.md", """
            # A course
            ## Objectives
            * **Domain 1**
                * **1.1 Explain it** (D1.1)
                    * 1.1.1 Say this
                    * 1.1.2 Say that
            ## Services in scope
            * **Storage**
                * Amazon S3 — Simple Storage Service, S3
                * Amazon EBS
            ## Words
            * **Vendors:** AWS | Amazon
            """);
        var page = CourseFolder.Read(folder, null).Page;
        Assert.Equal(["1.1", "1.1.1", "1.1.2"], page.Objectives.Select(objective => objective.Number));
        Assert.Equal("Say this", page.Objectives[1].Text);
        Assert.Equal(["Amazon S3", "Amazon EBS"], page.InScope.Select(name => name.Name));
        Assert.Equal(["Simple Storage Service", "S3"], page.InScope[0].OtherNames);
        Assert.Equal(["AWS", "Amazon"], page.Words["vendors"]);

        var findings = Core.Explain.CourseLint.WithFindings(CourseFolder.Read(folder, null)).Findings;
        Assert.Contains(findings, finding => finding is { Rule: "unknown-objective", Line: 3 } && finding.Message.Contains("9.9.9", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding is { Rule: "unasked-objective" } && finding.Message.Contains("1 of 2 objectives: 1.1.2", StringComparison.Ordinal));
    }

    private void Write(string name, string text)
    {
        var path = Path.Join(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
