using System.Text.Json;
using Xunit;

namespace QuizBot.Tests.Commands;

public sealed class StudyCommandTests : IDisposable
{
    private const string Notes = """
        # D1.2 Data
        ## Quiz
        <details><summary>Q1: What cleans?</summary>
        * **Choices:** AWS Glue | Amazon S3
        * **Answer:** AWS Glue
        * **Why not:** Amazon S3 — it stores.
        </details>
        <details><summary>Q2: What hangs from the roof?</summary>
        * **Answer:** Stalactite
        </details>
        <details><summary>Q3: What grows from the floor?</summary>
        * **Answer:** Stalagmite
        </details>
        <details><summary>Q4: How do you tell them apart?</summary>
        * **Answer:** One of them holds on tight, the other one might reach it some day.
        </details>
        """;

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Grade_says_what_each_answer_would_count_as()
    {
        var run = await terminal.RunAsync("grade", "--answer", "Amazon S3", "--accept", "the bucket", "s3", "buckets", "Amazon EBS", "");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["right      s3", "right      buckets", "wrong      Amazon EBS"], run.Output.Split('\n').Take(3).Select(line => line.TrimEnd()));
        Assert.StartsWith("no answer", run.Output.Split('\n')[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grade_reads_lines_and_knows_the_other_answers_of_a_course()
    {
        var notes = terminal.Write("notes/D1.2.md", Notes);
        var run = await terminal.TypeAsync("stalagmite\nstalaktite\n", "grade", "--answer", "Stalactite", "--course", notes, "--format", "json");
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(["wrong", "right"], json.RootElement.EnumerateArray().Select(graded => graded.GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task Quiz_asks_grades_and_asks_once_more_what_was_missed()
    {
        var notes = terminal.Write("notes/D1.2.md", Notes);
        var run = await terminal.TypeAsync(string.Concat(Enumerable.Repeat("y\ny\n", 20)), "quiz", notes);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var said in new[] { "What cleans?", "A) ", "B) ", "The answer: AWS Glue", "Not this time.", "Did you have it?", "Once more what you missed: 3 cards.", "1 of 4 right." })
            Assert.Contains(said, run.Output, StringComparison.Ordinal);
        Assert.Equal([notes], Directory.EnumerateFiles(terminal.Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Quiz_remembers_where_it_is_asked_to()
    {
        var (notes, memory) = (terminal.Write("notes/D1.2.md", Notes), terminal.At("memory.json"));
        await terminal.TypeAsync("stop\n", "quiz", notes, "--remember", memory);
        Assert.False(File.Exists(memory));
        await terminal.TypeAsync(string.Concat(Enumerable.Repeat("\n", 20)), "quiz", notes, "--remember", memory, "--cards", "2");
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(memory, TestContext.Current.CancellationToken));
        Assert.Equal(2, json.RootElement.EnumerateObject().Count());

        var broken = await terminal.RunAsync("quiz", notes, "--remember", notes);
        Assert.Equal(2, broken.ExitCode);
        Assert.Contains("cannot be used", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiz_says_where_there_is_nothing_to_ask()
    {
        var notes = terminal.Write("notes/D1.2.md", Notes);
        Assert.Contains("There is no note D9. There are: D1.2.", (await terminal.RunAsync("quiz", notes, "--note", "D9")).Error, StringComparison.Ordinal);
        Assert.Contains("There are no flashcards", (await terminal.RunAsync("quiz", terminal.Write("empty/a.md", "# A"))).Error, StringComparison.Ordinal);
    }
}
