using System.Diagnostics;
using System.Text.Json;
using QuizBot.Commands;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private const string Good = "# D1.2 Data (Domain 1: 20%)\n## Services\n* **AWS Glue (The Plumber):** Cleans “it” — 🎬.\n## Quiz\n<details><summary>Q1: What cleans?</summary>\n* **Choices:** AWS Glue | Amazon S3\n* **Answer:** AWS Glue\n</details>\n";
    private const string Broken = "# D1.3 Broken\n## Services\n* **AWS Glue:** Cleans.\n## Quiz\n<details><summary>Q1: No answer?</summary>\n</details>\n";

    private readonly string folder = Directory.CreateTempSubdirectory("course").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_seed_is_shown_as_json()
    {
        var run = await Run("show", SeedPath, "--format", "json");
        using var json = JsonDocument.Parse(run.Output);
        var note = json.RootElement;
        Assert.Equal(["id", "title", "domain", "weight", "analogy", "terms", "stages", "flashcards", "findings"], Names(note));
        Assert.Equal(["step", "text"], Names(note.GetProperty("analogy")[0]));
        Assert.Equal(["name", "aliases", "role", "definition", "stages"], Names(note.GetProperty("terms")[0]));
        Assert.Equal(["title", "concepts"], Names(note.GetProperty("stages")[0]));
        Assert.Equal(["name", "text"], Names(note.GetProperty("stages")[0].GetProperty("concepts")[0]));
        Assert.Equal(["id", "kind", "prompt", "answer", "choices", "why", "line"], Names(note.GetProperty("flashcards")[0]));
        Assert.Equal(["severity", "line", "message", "mend"], Names(note.GetProperty("findings")[0]));

        Assert.Equal(("D1.2", "ML Lifecycle", 1, 20), (note.GetProperty("id").GetString(), note.GetProperty("title").GetString(), note.GetProperty("domain").GetInt32(), note.GetProperty("weight").GetInt32()));
        Assert.Equal((4, 4, 3, 3), (note.GetProperty("analogy").GetArrayLength(), note.GetProperty("terms").GetArrayLength(), note.GetProperty("stages").GetArrayLength(), note.GetProperty("flashcards").GetArrayLength()));
        Assert.Equal(["Deployment (Hosting)", "Model Monitoring", "Data Drift", "Model Drift (Concept Drift)", "Retraining"], note.GetProperty("stages")[2].GetProperty("concepts").EnumerateArray().Select(concept => concept.GetProperty("name").GetString()));
        Assert.Equal(("D1.2/Q1", "typed", 49), (note.GetProperty("flashcards")[0].GetProperty("id").GetString(), note.GetProperty("flashcards")[0].GetProperty("kind").GetString(), note.GetProperty("flashcards")[0].GetProperty("line").GetInt32()));
        Assert.Equal(("information", 3), (note.GetProperty("findings")[0].GetProperty("severity").GetString(), note.GetProperty("findings")[0].GetProperty("line").GetInt32()));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_question_in_other_words_than_the_notes_is_answered_by_what_it_means()
    {
        var run = await Run(
            "explain", "something that gets rid of dirt in tables of numbers", "--course", Write("D1.2.md", Good), "--Explain:Vectors", folder);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("AWS Glue", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coverage_is_printed_of_a_course_that_lists_objectives_and_asked_for_where_none_are_listed()
    {
        var none = await Run("coverage", Write("D1.2.md", Good));
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("with a heading “Objectives”", none.Error, StringComparison.Ordinal);
        var ships = await Run("coverage", Path.Combine(AppContext.BaseDirectory, "content", "aif-c01"), "--format", "json");
        using var json = JsonDocument.Parse(ships.Output);
        Assert.Equal((14, 55), (json.RootElement.GetProperty("tasks").GetArrayLength(), json.RootElement.GetProperty("names").GetArrayLength()));
        Assert.Contains("69 of 69 objectives", ships.Error, StringComparison.Ordinal);
        Assert.Contains("55 of 55 names explained", ships.Error, StringComparison.Ordinal);
        Assert.Equal(0, ships.ExitCode);
    }

    [Fact]
    public async Task A_note_is_shown_as_text_with_readable_quotes_and_emoji()
    {
        var run = await Run("show", Write("D1.2.md", Good));
        Assert.Equal(
            """
            D1.2 Data (domain 1, 20% of the exam)

            Terms
              AWS Glue, The Plumber: Cleans “it” — 🎬.
                also: Glue, The Plumber, Plumber

            Flashcards
              D1.2/Q1 (multiple-choice, line 5): What cleans?
                choices: AWS Glue | Amazon S3
                AWS Glue

            """,
            run.Output,
            ignoreLineEndingDifferences: true);
        Assert.Contains("There are no stages or key concepts.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_takes_a_folder_with_one_note_and_asks_for_one_of_several()
    {
        Write("a.md", Good);
        Assert.StartsWith("D1.2 Data", (await Run("show", folder)).Output, StringComparison.Ordinal);
        var second = Write("b.md", Broken);
        var run = await Run("show", folder);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"{second}  D1.3 Broken", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_prints_each_finding_with_file_line_severity_and_mend_and_exits_with_1_on_errors()
    {
        Write("a.md", Good);
        var broken = Write("b.md", Broken);
        var run = await Run("check", folder);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"{broken}:5: error: Flashcard Q1 has no answer, so it was left out. Add a line “* **Answer:** ...” under the question.", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 notes, 1 flashcard written by authors. 1 error, 4 warnings, 2 remarks.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_takes_a_file_and_exits_with_0_without_errors()
    {
        var run = await Run("check", Write("a.md", Good), "--format", "JSON");
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(["title", "notes", "findings"], Names(json.RootElement));
        Assert.Equal("D1.2", json.RootElement.GetProperty("notes")[0].GetProperty("id").GetString());
        Assert.Equal(["file", "line", "severity", "message", "mend", "rule", "count"], Names(json.RootElement.GetProperty("findings")[0]));
    }

    [Fact]
    public async Task Cards_lists_every_flashcard_with_its_id()
    {
        Write("a.md", Good);
        var text = await Run("cards", folder);
        Assert.Contains(text.Output.Split('\n'), line => line.StartsWith("D1.2/Q1", StringComparison.Ordinal) && line.Contains("  multiple-choice ", StringComparison.Ordinal) && line.TrimEnd().EndsWith("  What cleans?", StringComparison.Ordinal));
        using var json = JsonDocument.Parse((await Run("cards", folder, "-f", "json")).Output);
        Assert.Equal(["AWS Glue", "Amazon S3"], json.RootElement[0].GetProperty("choices").EnumerateArray().Select(choice => choice.GetString()).Order(StringComparer.Ordinal));
        Assert.Equal("D1.2", json.RootElement[0].GetProperty("note").GetString());
    }

    [Theory]
    [InlineData("There is no file or folder “nowhere”.", "check", "nowhere")]
    [InlineData("There is no file or folder “nowhere”.", "cards", "nowhere")]
    [InlineData("There is no file or folder “@nowhere”.", "show", "@nowhere")]
    [InlineData("There is no file or folder “”.", "show", "")]
    [InlineData("Required argument missing", "check")]
    [InlineData("“b” is too much for check.", "check", "a", "b")]
    [InlineData("“--frmat” is too much for check.", "check", "a", "--frmat", "json")]
    [InlineData("“xml” is no format. There are: text, json.", "show", "x", "--format", "xml")]
    [InlineData("“chek” is no command. There are: check,", "chek", "notes")]
    public async Task Wrong_use_says_what_is_wrong_and_exits_with_2(string message, params string[] args)
    {
        var run = await Run(args);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("cards")]
    [InlineData("show")]
    public async Task Every_command_has_help(string command)
    {
        var run = await Run(command, "--help");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("--format", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--Urls=http://127.0.0.1:0")]
    [InlineData("--Course:Path", "notes")]
    [InlineData("Storage:Path=x.db")]
    public async Task Without_a_command_it_serves_with_all_arguments(params string[] args)
    {
        string[]? served = null;
        var exitCode = await CommandLine.RunAsync(args, (all, _) => { served = all; return Task.FromResult(7); }, TextWriter.Null, TextWriter.Null);
        Assert.Equal(7, exitCode);
        Assert.Equal(args, served);
    }

    [Fact]
    public async Task The_built_program_prints_data_to_stdout_and_talk_to_stderr()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "QuizBot.dll"), "check", Write("b.md", Broken)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("error: Flashcard Q1 has no answer", output, StringComparison.Ordinal);
        Assert.Contains("1 note, 0 flashcards", await error, StringComparison.Ordinal);
    }

    private static string SeedPath => Repository.At("tests", "QuizBot.Core.Tests", "Samples", "D1.2-seed.md");

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    [Fact]
    public async Task What_people_said_is_listed_newest_first()
    {
        var path = Path.Combine(folder, "quizbot.db");
        Assert.Equal(2, (await Run("reports", "--Storage:Path", path)).ExitCode);
        Assert.False(File.Exists(path));
        await using (var store = SqliteStore.Open(path))
        {
            Assert.Contains("Nobody has said anything yet.", (await Run("reports", "--Storage:Path", path)).Error, StringComparison.Ordinal);
            var reports = new ReportBook(store);
            await reports.AddAsync(Rating("1"), new Report(new(2026, 11, 22, 21, 0, 0, TimeSpan.Zero), "D1.2/aws-glue", "") { Good = true }, TestContext.Current.CancellationToken);
            await reports.AddAsync(Rating("2"), new Report(new(2026, 11, 23, 7, 30, 0, TimeSpan.Zero), null, "The role is wrong.") { Good = false }, TestContext.Current.CancellationToken);
        }

        var run = await Run("reports", $"--Storage:Path={path}");
        Assert.Equal(
            """
            2026-11-23 07:30  an explanation: not good
              The role is wrong.
            2026-11-22 21:00  D1.2/aws-glue: good

            """,
            run.Output,
            ignoreLineEndingDifferences: true);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse((await Run("reports", "--format", "json", "--Storage:Path", path)).Output);
        Assert.Equal(["at", "about", "text", "good"], Names(json.RootElement[1]));
    }

    [Fact]
    public async Task A_word_too_much_is_refused_also_where_settings_may_follow()
    {
        var run = await Run("reports", "yesterday");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("“yesterday” is too much for reports.", run.Error, StringComparison.Ordinal);
    }

    private static Turn Rating(string id) => new()
    {
        Id = id,
        Learner = new("teams", "tenant", "ada"),
        LearnerName = "Ada",
        Room = new("teams", "tenant", "a:1"),
        RoomKind = RoomKind.Personal,
        Input = new Rated(true, "", null),
        Now = DateTimeOffset.UnixEpoch,
    };

    private static async Task<(int ExitCode, string Output, string Error)> Run(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var exitCode = await CommandLine.RunAsync(args, (_, _) => throw new InvalidOperationException("This is no reason to serve."), output, error);
        return (exitCode, output.ToString(), error.ToString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
