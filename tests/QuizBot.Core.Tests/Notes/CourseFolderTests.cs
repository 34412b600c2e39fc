using QuizBot.Core.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Notes;

public sealed class CourseFolderTests : IDisposable
{
    private const string Glue = "# D1.2 Data\n## Services\n* **AWS Glue (The Plumber):** Cleans.\n* **Amazon S3 (The Warehouse):** Stores.\n## Quiz\n<details><summary>Q1: What cleans?</summary>\n* **Answer:** AWS Glue\n</details>\n";

    private readonly string folder = Directory.CreateTempSubdirectory("aif-course").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Read_takes_the_title_from_course_md_and_orders_notes_by_value()
    {
        Write("course.md", "# AWS Certified AI Practitioner\nWelcome.\n\nTo **authors**: more.");
        Write("b/D1.10.md", Glue.Replace("D1.2", "D1.10", StringComparison.Ordinal));
        Write("a.md", Glue.Replace("D1.2", "D2.1", StringComparison.Ordinal));
        Write("z.md", Glue);
        Write("notes.txt", Glue);
        Write(".hidden.md", Glue);
        Write("_drafts/D9.md", Glue);
        var course = CourseFolder.Read(folder, null);
        Assert.Equal("AWS Certified AI Practitioner", course.Title);
        Assert.Equal("Welcome.", course.Page.About);
        Assert.Equal(["D1.2", "D1.10", "D2.1"], course.Notes.Select(note => note.Id));
        Assert.Equal(Path.Join(folder, "b", "D1.10.md"), course.Notes[1].File);
        Assert.Empty(course.Findings);
    }

    [Fact]
    public void Read_takes_the_title_from_the_folders_name_without_one()
    {
        Write("data-engineering_2/D1.2.md", Glue);
        Assert.Equal("Data Engineering 2", CourseFolder.Read(Path.Join(folder, "data-engineering_2") + "/", null).Title);
    }

    [Fact]
    public void Read_keeps_both_when_two_notes_have_one_id_and_calls_the_second_after_its_file()
    {
        Write("a.md", Glue);
        Write("b.md", Glue.Replace("D1.2", "d1.2", StringComparison.Ordinal));
        var course = CourseFolder.Read(folder, null);
        Assert.Equal([(Path.Join(folder, "b.md"), "b"), (Path.Join(folder, "a.md"), "D1.2")], course.Notes.Select(note => (note.File, note.Id)));
        var finding = Assert.Single(course.Findings);
        Assert.Equal((Path.Join(folder, "b.md"), Severity.Warning), (finding.File, finding.Severity));
        Assert.Contains(Path.Join(folder, "a.md"), finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_leaves_out_what_cannot_be_studied_and_keeps_the_others()
    {
        Write("a.md", Glue);
        Write("empty.md", "");
        Write("huge.md", new string('x', CourseFolder.MaxFileSize + 1));
        File.CreateSymbolicLink(Path.Join(folder, "gone.md"), Path.Join(folder, "nowhere.md"));
        var course = CourseFolder.Read(folder, null);
        Assert.Single(course.Notes);
        Assert.Equal(
            ["empty.md", "gone.md", "huge.md"],
            course.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => Path.GetFileName(finding.File)).Order());
    }

    [Fact]
    public void Read_ends_when_links_lead_in_a_circle()
    {
        Write("a/D1.2.md", Glue);
        Directory.CreateSymbolicLink(Path.Join(folder, "a", "loop"), folder);
        Directory.CreateSymbolicLink(Path.Join(folder, "self"), Path.Join(folder, "self"));
        Assert.Single(CourseFolder.Read(folder, null).Notes);
    }

    [Fact]
    public void Read_does_not_open_a_pipe_that_nobody_may_ever_write_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        Write("a.md", Glue);
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", Path.Join(folder, "pipe.md")))
            mkfifo.WaitForExit();
        File.CreateSymbolicLink(Path.Join(folder, "zero.md"), "/dev/zero");
        var course = CourseFolder.Read(folder, null);
        Assert.Single(course.Notes);
        Assert.Equal(["pipe.md", "zero.md"], course.Findings.Select(finding => Path.GetFileName(finding.File)).Order());
        Assert.Equal(CourseFolder.Stamp(folder), CourseFolder.Stamp(folder));
    }

    [Fact]
    public void Read_follows_links_within_the_folder_and_none_that_leads_out_of_it()
    {
        Write("course/real/D1.2.md", Glue);
        Write("course/.versions/one/D1.3.md", Glue.Replace("D1.2", "D1.3", StringComparison.Ordinal));
        Write("secret/D1.4.md", Glue.Replace("D1.2", "D1.4", StringComparison.Ordinal));
        Write("secret/.env", "password");
        var course = Path.Join(folder, "course");
        Directory.CreateSymbolicLink(Path.Join(course, ".data"), ".versions/one");
        File.CreateSymbolicLink(Path.Join(course, "inside.md"), ".data/D1.3.md");
        File.CreateSymbolicLink(Path.Join(course, "file.md"), "../secret/D1.4.md");
        File.CreateSymbolicLink(Path.Join(course, "env.md"), Path.Join(folder, "secret", ".env"));
        Directory.CreateSymbolicLink(Path.Join(course, "folder"), "../secret");
        Directory.CreateSymbolicLink(Path.Join(course, ".out"), "../secret");
        File.CreateSymbolicLink(Path.Join(course, "twice.md"), ".out/D1.4.md");
        Directory.CreateSymbolicLink(Path.Join(folder, "link"), "course");
        foreach (var path in (string[])[course, Path.Join(folder, "link")])
        {
            var read = CourseFolder.Read(path, null);
            Assert.Equal(["D1.2", "D1.3"], read.Notes.Select(note => note.Id));
            Assert.Equal(["env.md", "file.md", "folder", "twice.md"], read.Findings.Select(finding => Path.GetFileName(finding.File)).Order());
            Assert.All(read.Findings, finding => Assert.Contains("leads out of the course's folder", finding.Message, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("not there")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void Read_finds_a_missing_folder(string path)
    {
        var course = CourseFolder.Read(path, null);
        Assert.Empty(course.Notes);
        Assert.Equal(Severity.Error, Assert.Single(course.Findings).Severity);
    }

    [Fact]
    public void Read_takes_a_single_file_as_a_course()
    {
        var file = Write("readme.md", Glue);
        Assert.Equal("D1.2", Assert.Single(CourseFolder.Read(file, null).Notes).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing to study here")]
    [InlineData("# D1.2 Data\n## Quiz\n<details><summary>Q1: What cleans?</summary>\n</details>\n")]
    public void Read_keeps_the_last_good_version_when_an_edit_breaks_the_note(string broken)
    {
        Write("D1.2.md", Glue);
        var good = CourseFolder.Read(folder, null);
        Write("D1.2.md", broken);
        var kept = CourseFolder.Read(folder, good);
        Assert.Equal(good.Notes, kept.Notes);
        Assert.Contains(kept.Findings, finding => finding.Severity == Severity.Error);
        Assert.Contains(kept.Findings, finding => finding.Message.Contains("learners still see the version before it", StringComparison.Ordinal));

        Assert.Equal(good.Notes, CourseFolder.Read(folder, kept).Notes);
        Write("D1.2.md", Glue + "<details><summary>Q2: What stores?</summary>\n* **Answer:** Amazon S3\n</details>\n");
        var mended = CourseFolder.Read(folder, kept);
        Assert.Equal(2, mended.Notes[0].Flashcards.Count);
        Assert.Empty(mended.Findings);
    }

    [Fact]
    public void Read_takes_the_new_version_when_content_is_removed_on_purpose()
    {
        Write("D1.2.md", Glue);
        var before = CourseFolder.Read(folder, null);
        Write("D1.2.md", Glue[..Glue.IndexOf("## Quiz", StringComparison.Ordinal)]);
        Assert.Empty(CourseFolder.Read(folder, before).Notes[0].Flashcards);
        File.Delete(Path.Join(folder, "D1.2.md"));
        Assert.Empty(CourseFolder.Read(folder, before).Notes);
    }

    [Fact]
    public void Read_keeps_all_notes_when_the_folder_is_gone()
    {
        Write("D1.2.md", Glue);
        var before = CourseFolder.Read(folder, null);
        Directory.Move(folder, folder + "-away");
        var after = CourseFolder.Read(folder, before);
        Directory.Move(folder + "-away", folder);
        Assert.Equal(before.Notes, after.Notes);
        Assert.Single(after.Findings);
    }

    private string Write(string name, string text)
    {
        var path = Path.Join(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
