using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QuizBot.Hosting;
using QuizBot.Core.Notes;
using Xunit;

namespace QuizBot.Edge.Tests.Content;

public sealed class CourseWatcherTests : IDisposable
{
    private const string Good = "# D1.2 Data\n## Services\n* **AWS Glue (The Plumber):** Cleans.\n* **Amazon S3 (The Warehouse):** Stores.\n";

    private readonly string folder = Directory.CreateTempSubdirectory("course").FullName;
    private readonly FakeTimeProvider clock = new();
    private readonly RecordingLogger logger = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_edit_shows_and_is_told()
    {
        Write("D1.2.md", Good);
        using var watcher = await Start();
        Assert.Equal(2, watcher.Current.Notes[0].Terms.Count);
        var course = await ChangeAfter(watcher, () => Write("D1.2.md", Good + "* **Amazon Lex (The Talker):** Talks.\n* **Amazon Lex:** Again.\n"));
        Assert.Same(course, watcher.Current);
        Assert.Equal(3, course.Notes[0].Terms.Count);
        Assert.Contains(logger.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("D1.2.md:6: “Amazon Lex” is defined twice", StringComparison.Ordinal));
        Assert.Single(logger.Lines, line => line.Contains("There are no flashcards", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_and_a_removed_note_show()
    {
        using var watcher = await Start();
        Assert.Empty(watcher.Current.Notes);
        Assert.Single((await ChangeAfter(watcher, () => Write("D1.2.md", Good))).Notes);
        Assert.Empty((await ChangeAfter(watcher, () => File.Delete(Path.Combine(folder, "D1.2.md")))).Notes);
    }

    [Fact]
    public async Task A_broken_edit_keeps_the_last_good_version_until_it_is_mended()
    {
        Write("D1.2.md", Good);
        using var watcher = await Start();
        Assert.Equal(2, (await ChangeAfter(watcher, () => Write("D1.2.md", "oops"))).Notes[0].Terms.Count);
        Assert.Contains(logger.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("There is nothing to study in this note", StringComparison.Ordinal));
        var mended = await ChangeAfter(watcher, () => Write("D1.2.md", Good.Replace("Cleans", "Scrubs", StringComparison.Ordinal)));
        Assert.Equal("Scrubs.", mended.Notes[0].Terms[0].Definition);
    }

    [Fact]
    public async Task A_folder_that_appears_later_is_read()
    {
        Directory.Delete(folder);
        using var watcher = await Start();
        Assert.Single(watcher.Current.Findings);
        var course = await ChangeAfter(watcher, () =>
        {
            Directory.CreateDirectory(folder);
            Write("D1.2.md", Good);
        });
        Assert.Single(course.Notes);
    }

    [Fact]
    public async Task A_listener_that_fails_does_not_stop_the_watching()
    {
        Write("D1.2.md", Good);
        using var watcher = await Start();
        var fails = true;
        watcher.Changed += _ => { if (fails) throw new InvalidOperationException("listener"); };
        await Until(() => logger.Lines.Any(line => line.Contains("could not be taken over", StringComparison.Ordinal)), () => Write("D1.2.md", Good + "\nmore"));
        fails = false;
        Assert.Single((await ChangeAfter(watcher, () => Write("D1.2.md", Good + "\nmore and more"))).Notes);
    }

    private async Task<CourseWatcher> Start()
    {
        var watcher = new CourseWatcher(folder, clock, logger);
        await watcher.StartAsync(TestContext.Current.CancellationToken);
        return watcher;
    }

    private async Task<Course> ChangeAfter(CourseWatcher watcher, Action edit)
    {
        Course? changed = null;
        watcher.Changed += course => changed ??= course;
        await Until(() => changed is not null, edit);
        return changed!;
    }

    /// <summary>Moves the clock on until it is so; the file system needs real time for its part.</summary>
    private async Task Until(Func<bool> isSo, Action edit)
    {
        edit();
        while (!isSo())
        {
            clock.Advance(TimeSpan.FromMilliseconds(500));
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

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
