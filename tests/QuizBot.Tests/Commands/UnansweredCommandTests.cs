using System.Text.Json;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Courses;
using QuizBot.Storage.Sqlite;
using Xunit;

namespace QuizBot.Tests.Commands;

/// <summary><c>unanswered</c>: what people asked, as authors of notes read it.</summary>
public sealed class UnansweredCommandTests : IDisposable
{
    private const string Note = "# S1 Sailing\n## Terms\n* **Cleat:** A fitting to which a line is made fast.\n* **Sheet:** The line that pulls a sail in.\n";

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task It_tells_what_was_asked_how_often_and_what_was_meant()
    {
        var lines = (await RunAsync()).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            [
                "   2  2026-03-05  What do I tie the line to?  (meant: S1/cleat)",
                "   1  2026-03-06  where does it go; really?  (meant: S1/cleat)",
                "   1  2026-03-05  what holds it",
                "   1  2026-03-04  who is the captain?",
            ],
            lines);
    }

    [Fact]
    public async Task It_prints_json()
    {
        using var json = JsonDocument.Parse((await RunAsync("--format", "json")).Output);
        var first = json.RootElement[0];
        Assert.Equal(("S1/cleat", 2), (first.GetProperty("meant").GetString(), first.GetProperty("times").GetInt32()));
        Assert.Equal(JsonValueKind.Null, json.RootElement[3].GetProperty("meant").ValueKind);
    }

    [Fact]
    public async Task It_prints_lines_for_words_md_by_which_the_course_then_knows_these_things()
    {
        var run = await RunAsync("--words");
        Assert.Equal("## Described as\n* **Cleat:** what do i tie the line to; where does it go, really\n", run.Output.ReplaceLineEndings("\n"));
        terminal.Write("notes/words.md", run.Output);
        var course = CourseFolder.Read(Path.Combine(terminal.Folder, "notes"), null);
        Assert.Empty(course.Words.Findings);
        var word = Assert.Single(course.Words.Descriptions);
        Assert.Equal(("Cleat", "where does it go, really"), (word.Name, word.Words[1]));
    }

    [Fact]
    public async Task Lines_for_words_md_are_no_json()
    {
        var run = await RunAsync("--words", "--format", "json");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--words prints Markdown", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_was_taken_it_says_so()
    {
        await RunAsync();
        var run = await terminal.RunAsync([.. Command, "--delete-older-than", "0", "--words"]);
        Assert.Equal("", run.Output);
        Assert.Contains("nobody has taken anything that was offered", run.Error, StringComparison.Ordinal);
    }

    private string[] Command => ["unanswered", "--Course:Path", Path.Combine(terminal.Folder, "notes"), "--Storage:Path", Path.Combine(terminal.Folder, "quizbot.db")];

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] more)
    {
        terminal.Write("notes/S1.md", Note);
        await using (var store = SqliteStore.Open(Path.Combine(terminal.Folder, "quizbot.db")))
        {
            var course = CourseFolder.Read(Path.Combine(terminal.Folder, "notes"), null).Id;
            UnansweredQuestions questions = new(store);
            await questions.AddAsync(course, "a", new("who is the captain?", new(2026, 3, 4)), CancellationToken.None);
            var meant = await questions.AddAsync(course, "b", new("what do i tie the line to", new(2026, 3, 4)), CancellationToken.None);
            await questions.AddAsync(course, "c", new("What do I tie the line to?", new(2026, 3, 5)), CancellationToken.None);
            await questions.AddAsync(course, "d", new("what holds it", new(2026, 3, 5)), CancellationToken.None);
            var other = await questions.AddAsync(course, "e", new("where does it go; really?", new(2026, 3, 6)), CancellationToken.None);
            await questions.MeansAsync(course, meant, "S1/cleat", CancellationToken.None);
            await questions.MeansAsync(course, other, "S1/cleat", CancellationToken.None);
        }

        return await terminal.RunAsync([.. Command, .. more]);
    }
}
