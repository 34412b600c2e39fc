using System.Threading.Channels;
using QuizBot.Core.Notes;

namespace QuizBot.Hosting;

/// <summary>Keeps the course as it is on disk: an edit shows within seconds, and of a note that an edit broke the last good version stays.</summary>
internal sealed partial class CourseWatcher : BackgroundService
{
    /// <summary>Containers and network drives do not always tell of changes, so we look as well.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <summary>Editors save in several steps; the folder must be still for this long.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(300);

    /// <summary>A folder that is never still is read all the same.</summary>
    private const int MaxSettles = 10;

    private readonly string path;
    private readonly TimeProvider clock;
    private readonly ILogger<CourseWatcher> logger;
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile Course current;
    private string stamp;

    /// <param name="path">The folder of notes; it need not exist yet.</param>
    public CourseWatcher(string path, TimeProvider clock, ILogger<CourseWatcher> logger)
    {
        this.path = path;
        this.clock = clock;
        this.logger = logger;
        stamp = CourseFolder.Stamp(path);
        current = CourseFolder.Read(path, null);
        Report(current, []);
    }

    /// <summary>Raised after <see cref="Current"/> has changed, one change at a time.</summary>
    public event Action<Course>? Changed;

    public Course Current => current;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = Watch();
        using var timer = clock.CreateTimer(_ => Wake(), null, LookEvery, LookEvery);
        await foreach (var _ in wake.Reader.ReadAllAsync(stoppingToken))
        {
            var latest = CourseFolder.Stamp(path);
            if (latest == stamp)
                continue;
            for (var i = 0; i < MaxSettles && stamp != latest; i++)
            {
                stamp = latest;
                await Task.Delay(Settle, clock, stoppingToken);
                latest = CourseFolder.Stamp(path);
            }

            Reload();
        }
    }

    private void Reload()
    {
        var before = current;
        current = CourseFolder.Read(path, before);
        Report(current, FindingsOf(before));
        try
        {
            Changed?.Invoke(current);
        }
#pragma warning disable CA1031 // Whatever a listener trips over in a note, the bot goes on with what it has.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogListenerFailed(e);
        }
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(path) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => Wake();
            watcher.Created += (_, _) => Wake();
            watcher.Deleted += (_, _) => Wake();
            watcher.Renamed += (_, _) => Wake();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            LogOnlyLooking(path, LookEvery.TotalSeconds, e.Message);
            return null;
        }
    }

    private void Wake() => wake.Writer.TryWrite(true);

    private void Report(Course course, HashSet<Finding> known)
    {
        LogRead(course.Title, course.Notes.Count, path);
        foreach (var finding in FindingsOf(course).Where(finding => !known.Contains(finding)))
        {
            var level = finding.Severity switch { Severity.Error => LogLevel.Error, Severity.Warning => LogLevel.Warning, _ => LogLevel.Debug };
            LogFinding(level, finding.File, finding.Line, finding.Message, finding.Mend);
        }
    }

    private static HashSet<Finding> FindingsOf(Course course) => [.. course.Findings, .. course.Notes.SelectMany(note => note.Findings)];

    [LoggerMessage(LogLevel.Information, "Read {Title}: {Notes} notes from {Path}.")]
    private partial void LogRead(string title, int notes, string path);

    [LoggerMessage("{File}:{Line}: {Message} {Mend}")]
    private partial void LogFinding(LogLevel level, string file, int line, string message, string mend);

    [LoggerMessage(LogLevel.Information, "{Path} is looked at every {Seconds} seconds, for it does not tell of changes: {Reason}")]
    private partial void LogOnlyLooking(string path, double seconds, string reason);

    [LoggerMessage(LogLevel.Error, "The course on disk has changed, but the change could not be taken over.")]
    private partial void LogListenerFailed(Exception exception);
}
