using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QuizBot.Core.Notes;
using QuizBot.Courses;
using Xunit;

namespace QuizBot.Tests.Content;

public sealed class CourseWatcherTests : IDisposable
{
    private const string Good = "# D1.2 Data\n## Services\n* **AWS Glue (The Plumber):** Cleans.\n* **Amazon S3 (The Warehouse):** Stores.\n";

    private readonly string folder = Directory.CreateTempSubdirectory("course").FullName;
    private readonly FakeTimeProvider clock = new();
    private readonly RecordingLogger logger = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_edit_shows_and_is_told()
    {
        Write("D1.2.md", Good);
        using var watcher = Watcher();
        var told = new List<Course>();
        watcher.Changed += told.Add;
        Write("D1.2.md", Good + "* **Amazon Lex (The Talker):** Talks.\n* **Amazon Lex:** Again.\n");
        LookTwice(watcher);
        Assert.Same(watcher.Current, Assert.Single(told));
        Assert.Equal(3, watcher.Current.Notes[0].Terms.Count);
        Assert.Contains(logger.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("D1.2.md:6: “Amazon Lex” is defined twice", StringComparison.Ordinal));
        Assert.DoesNotContain(logger.Lines, line => line.Contains("There are no flashcards", StringComparison.Ordinal));
        LookTwice(watcher);
        Assert.Single(told);
    }

    [Fact]
    public void A_folder_that_is_still_being_written_is_left_for_the_next_look()
    {
        using var watcher = Watcher();
        Write("D1.2.md", "# D1.2 Data\n");
        watcher.Look();
        Write("D1.2.md", Good);
        watcher.Look();
        Assert.Empty(watcher.Current.Notes);
        watcher.Look();
        Assert.Single(watcher.Current.Notes);
    }

    [Fact]
    public void New_moved_and_removed_notes_show()
    {
        using var watcher = Watcher();
        Write("D1.2.md", Good);
        LookTwice(watcher);
        Assert.Single(watcher.Current.Notes);
        File.Move(Path.Combine(folder, "D1.2.md"), Path.Combine(folder, "moved.md"));
        LookTwice(watcher);
        Assert.EndsWith("moved.md", watcher.Current.Notes[0].File, StringComparison.Ordinal);
        File.Delete(Path.Combine(folder, "moved.md"));
        LookTwice(watcher);
        Assert.Empty(watcher.Current.Notes);
    }

    [Fact]
    public void A_mounted_configuration_shows_when_its_link_is_turned_to_a_new_version()
    {
        Write("..v1/D1.2.md", Good);
        Write("..v2/D1.2.md", Good.Replace("Cleans", "Scrubs", StringComparison.Ordinal));
        Directory.CreateSymbolicLink(Path.Combine(folder, "..data"), "..v1");
        File.CreateSymbolicLink(Path.Combine(folder, "D1.2.md"), "..data/D1.2.md");
        File.SetLastWriteTimeUtc(Path.Combine(folder, "..v2", "D1.2.md"), new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc));
        using var watcher = Watcher();
        Assert.Equal("Cleans.", watcher.Current.Notes[0].Terms[0].Definition);
        Directory.Delete(Path.Combine(folder, "..data"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "..data"), "..v2");
        LookTwice(watcher);
        Assert.Equal("Scrubs.", watcher.Current.Notes[0].Terms[0].Definition);
    }

    [Fact]
    public void A_broken_edit_keeps_the_last_good_version_until_it_is_mended()
    {
        Write("D1.2.md", Good);
        using var watcher = Watcher();
        Write("D1.2.md", "oops");
        LookTwice(watcher);
        Assert.Equal(2, watcher.Current.Notes[0].Terms.Count);
        Assert.Contains(logger.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("There is nothing to study in this note", StringComparison.Ordinal));
        Write("D1.2.md", Good.Replace("Cleans", "Scrubs", StringComparison.Ordinal));
        LookTwice(watcher);
        Assert.Equal("Scrubs.", watcher.Current.Notes[0].Terms[0].Definition);
    }

    /// <summary>A share takes its folder with it, or leaves an empty one where it was mounted.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_share_that_goes_away_takes_no_notes_with_it_and_is_read_again_when_it_is_back(bool leavesItsFolder)
    {
        Write("D1.2.md", Good);
        Write("D1.3.md", Good.Replace("D1.2", "D1.3", StringComparison.Ordinal));
        Write("words.md", "## Also called\n* **AWS Glue:** the gluer\n");
        using var watcher = Watcher();
        var before = watcher.Current;
        var away = folder + "-away";
        Directory.Move(folder, away);
        if (leavesItsFolder)
            Directory.CreateDirectory(folder);
        LookTwice(watcher);
        Assert.Equal(before.Notes, watcher.Current.Notes);
        Assert.Same(before.Words, watcher.Current.Words);
        Assert.NotSame(CourseWords.None, before.Words);
        Assert.Single(logger.Lines, line => line.StartsWith($"Error {folder}: ", StringComparison.Ordinal) && line.EndsWith(
            leavesItsFolder ? "Look whether the share with the notes is there. If they are to be gone, start QuizBot again." : "There is no such folder. Name a folder that holds notes, one *.md file each.", StringComparison.Ordinal));

        if (leavesItsFolder)
            Directory.Delete(folder);
        Directory.Move(away, folder);
        Write("D1.2.md", Good.Replace("Cleans", "Scrubs", StringComparison.Ordinal));
        LookTwice(watcher);
        Assert.Equal("Scrubs.", watcher.Current.Notes[0].Terms[0].Definition);
        Assert.DoesNotContain(watcher.Current.Findings, finding => finding.Severity == Core.Notes.Severity.Error);
    }

    [Fact]
    public void A_folder_that_appears_later_is_read()
    {
        Directory.Delete(folder);
        using var watcher = Watcher();
        Assert.Single(watcher.Current.Findings);
        Directory.CreateDirectory(folder);
        Write("D1.2.md", Good);
        LookTwice(watcher);
        Assert.Single(watcher.Current.Notes);
    }

    [Fact]
    public void A_listener_that_fails_does_not_stop_the_watching()
    {
        using var watcher = Watcher();
        watcher.Changed += _ => throw new InvalidOperationException("listener");
        Write("D1.2.md", Good);
        LookTwice(watcher);
        Assert.Single(watcher.Current.Notes);
        Assert.Contains(logger.Lines, line => line.Contains("could not be taken over", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_looks_every_second_while_it_runs()
    {
        using var watcher = Watcher();
        var changed = new TaskCompletionSource<Course>(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Changed += changed.SetResult;
        await watcher.StartAsync(TestContext.Current.CancellationToken);
        Write("D1.2.md", Good);
        while (!changed.Task.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        Assert.Single((await changed.Task).Notes);
    }

    private CourseWatcher Watcher() => new(folder, "/pictures/", clock, logger);

    private static void LookTwice(CourseWatcher watcher)
    {
        watcher.Look();
        watcher.Look();
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private sealed class RecordingLogger : ILogger<CourseWatcher>
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel} {formatter(state, exception)}");
    }
}
