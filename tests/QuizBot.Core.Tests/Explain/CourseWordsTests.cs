using QuizBot.Core.Explain;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using Xunit;

namespace QuizBot.Core.Tests.Explain;

public sealed class CourseWordsTests : IDisposable
{
    private const string Note = """
        # D1.1 Storage
        ## Services
        * **Amazon S3:** Object storage that keeps files.
        * **AWS Glue:** Prepares tables for analysis.
        """;

    private const string AllWords = """
        # Words of this course

        ## Also called
        * **Amazon S3:** simple storage service, the bucket

        ## Described as
        - **AWS Glue:** my spreadsheets are a mess; columns need tidying up

        ## Written as
        * **generative:** gen, genai
        * **AWS:** awz
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("simple storage service", "amazon-s3")]
    [InlineData("what is the bucket", "amazon-s3")]
    [InlineData("my spreadsheets are a mess, which service", "aws-glue")]
    [InlineData("awz glue", "aws-glue")]
    public void Words_beside_the_notes_lead_to_what_they_stand_for(string question, string slug)
    {
        var answer = new Explainer(Read(AllWords)).Answer(question);
        Assert.Equal(slug, answer.Entries.Concat(answer.Likely).First().Slug);
    }

    [Fact]
    public void The_file_is_no_note_and_whatever_changes_it_changes_the_course()
    {
        var course = Read(AllWords);
        Assert.Equal("D1.1", Assert.Single(course.Notes).Id);
        Assert.Empty(CourseLint.WithFindings(course).Findings);
        var stamp = CourseFolder.Stamp(folder);
        File.AppendAllText(Path.Combine(folder, "words.md"), "* **AWS:** asw\n");
        Assert.NotEqual(stamp, CourseFolder.Stamp(folder));
    }

    [Theory]
    [InlineData("## Sometimes called\n* **Amazon S3:** bucket\n", 1, "is no heading")]
    [InlineData("* **Amazon S3:** bucket\n", 1, "under no known heading")]
    [InlineData("## Also called\n* Amazon S3, bucket\n", 2, "not of the form")]
    [InlineData("## Also called\n\n* **Amazon S4:** bucket\n", 3, "No note explains “Amazon S4”")]
    public void Check_tells_what_of_it_leads_nowhere(string words, int line, string message)
    {
        var finding = CourseLint.WithFindings(Read(words)).Findings[0];
        Assert.Equal((line, Severity.Warning), (finding.Line, finding.Severity));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.EndsWith("words.md", finding.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_words_are_read_in_bounded_time()
    {
        var text = "## Also called\n" + string.Concat(Enumerable.Repeat("* **" + new string('*', 50) + ":** a" + new string(',', 200) + "\n", 2_000)) + new string('\0', 10_000);
        Assert.Empty(CourseWords.Parse("words.md", text).Names.Where(word => word.Words.Count == 0));
    }

    private Course Read(string words)
    {
        File.WriteAllText(Path.Combine(folder, "D1.1.md"), Note);
        File.WriteAllText(Path.Combine(folder, "words.md"), words);
        return CourseFolder.Read(folder, null);
    }
}
