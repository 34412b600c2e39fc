using QuizBot.Core.Notes;
using Xunit;

namespace QuizBot.Core.Tests.Notes;

public sealed class CoursePicturesTests : IDisposable
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private readonly string outside = Directory.CreateTempSubdirectory("pictures").FullName;

    private string Folder => Path.Join(outside, "course");

    public void Dispose() => Directory.Delete(outside, recursive: true);

    [Theory]
    [InlineData("![A curve](curve.png)", "a/curve.png")]
    [InlineData("![A curve](../pictures/curve.png)", "pictures/curve.png")]
    [InlineData("![A curve](/pictures/curve.png)", "pictures/curve.png")]
    [InlineData("![A curve](pictures/curve.png \"title\")", "pictures/curve.png")]
    [InlineData("![A curve](my%20curve.png)", "a/my curve.png")]
    [InlineData("![A curve](<my curve.png>)", "a/my curve.png")]
    [InlineData("![[curve.png]]", "deep/down/curve.png")]
    [InlineData("![[curve.png|200]]", "deep/curve.png")]
    [InlineData("<img src=\"curve.png\" alt=\"A curve\" width=\"20\">", "a/curve.png")]
    public void A_picture_in_the_folder_is_served_under_a_name_made_of_what_is_in_it(string written, string file)
    {
        Write(file, Png);
        var course = Read(written);
        var picture = Assert.Single(course.Pictures).Value;
        Assert.Equal("image/png", picture.MediaType);
        Assert.Equal(Png, picture.Read());
        Assert.Matches("^[0-9a-f]{32}\\.png$", picture.Name);
        Assert.Equal("https://bot.example/pictures/" + picture.Name, Shown(course).Address);
        Assert.Empty(course.Notes[0].Findings.Where(finding => finding.Rule == "picture"));

        Write(file, [.. Png, 4]);
        Assert.Null(picture.Read());
        Assert.NotEqual(picture.Name, Assert.Single(CourseFolder.Read(Folder, course).Pictures).Key);
    }

    [Theory]
    [InlineData("![A curve](../../secret.png)", "outside")]
    [InlineData("![A curve](/etc/secret.png)", "not there")]
    [InlineData("![A curve](link.png)", "outside")]
    [InlineData("![A curve](linked/secret.png)", "outside")]
    [InlineData("![A curve](gone.png)", "not there")]
    [InlineData("![A curve](huge.png)", "larger than 5 MB")]
    [InlineData("![A curve](text.png)", "no PNG")]
    [InlineData("![A curve](https://example.org/curve.png)", "on the web")]
    [InlineData("![A curve](file:///etc/secret.png)", "on the web")]
    [InlineData("![A curve](data:image/png;base64,AAAA)", "into the note itself")]
    public void A_picture_that_cannot_be_shown_is_told_and_is_words_to_learners(string written, string why)
    {
        File.WriteAllBytes(Path.Join(outside, "secret.png"), Png);
        Write("a/text.png", "hello"u8.ToArray());
        Write("a/huge.png", new byte[6 * 1024 * 1024]);
        File.CreateSymbolicLink(Path.Join(Folder, "a", "link.png"), Path.Join(outside, "secret.png"));
        Directory.CreateSymbolicLink(Path.Join(Folder, "a", "linked"), outside);
        var course = Read(written);
        Assert.Empty(course.Pictures);
        Assert.Equal(("A curve", null), (Shown(course).Alt, Shown(course).Address));
        var finding = Assert.Single(course.Notes[0].Findings, finding => finding.Rule == "picture");
        Assert.Contains(why, finding.Message, StringComparison.Ordinal);
        Assert.Single(CourseFolder.Read(Folder, course).Notes[0].Findings, finding => finding.Rule == "picture");
    }

    [Fact]
    public void A_picture_of_fifty_megabytes_is_told_without_being_read()
    {
        Write("a/curve.png", Png);
        using (var file = File.OpenWrite(Path.Join(Folder, "a", "curve.png")))
            file.SetLength(50 * 1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var course = Read("![A curve](curve.png)");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 25 * 1024 * 1024);
        Assert.Empty(course.Pictures);
        var finding = Assert.Single(course.Notes[0].Findings, finding => finding.Rule == "picture");
        Assert.Contains("larger than 5 MB", finding.Message, StringComparison.Ordinal);
        Assert.Contains("Make it smaller", finding.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_larger_than_Teams_shows_is_told()
    {
        Write("a/curve.png", [.. Png, .. new byte[1024 * 1024]]);
        var course = Read("![A curve](curve.png)");
        Assert.Single(course.Pictures);
        Assert.Contains(course.Notes[0].Findings, finding => finding.Message.Contains("1 MB", StringComparison.Ordinal));
    }

    private static PicturePart Shown(Course course) => course.Notes[0].Flashcards[0].PromptParts.OfType<PicturePart>().Single();

    private Course Read(string written)
    {
        Write("a/note.md", System.Text.Encoding.UTF8.GetBytes($"# D1.1 A\n## Quiz\n<details><summary>Q1: Which curve is it?</summary>\n\n{written}\n\n* **Answer:** The second\n</details>\n"));
        return CourseFolder.Read(Folder, null, "https://bot.example/pictures/");
    }

    private void Write(string name, byte[] bytes)
    {
        var path = Path.Join(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
