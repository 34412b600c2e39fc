using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Courses;

/// <summary>
/// Keeps the course as it is on disk: an edit shows within seconds, and of a note that an edit broke the last good version stays.
/// It looks instead of listening for file events, which do not arrive from network shares and container volumes.
/// </summary>
/// <param name="folder">The folder of notes; it need not exist yet.</param>
/// <param name="pictures">What stands before a picture's name in its address.</param>
/// <param name="time">When to look.</param>
/// <param name="logger">Told what is wrong with the notes.</param>
/// <param name="links">Where people can open the notes; null where they cannot.</param>
/// <param name="first">The folder as it is being read; null to read it now.</param>
internal sealed partial class CourseWatcher(
    string folder, string pictures, TimeProvider time, ILogger<CourseWatcher> logger, NoteLinks? links = null,
    Task<CourseReading>? first = null) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Task<CourseReading> first = first ?? Task.FromResult(CourseReading.Of(folder, pictures, links));

    /// <summary>The folder when it was read again, and when it was looked at last.</summary>
    private string? read;
    private string seen = "";
    private volatile Course? current;

    /// <summary>Told of each new course after it has become <see cref="Current"/>, one after the other.</summary>
    public event Action<Course>? Changed;

    /// <summary>Waits for the first reading.</summary>
    public Course Current => current ?? first.GetAwaiter().GetResult().Course;

    public async Task<Course> FirstAsync() => (await first).Course;

    public string Folder => folder;

    /// <summary>Reads the folder again if it has changed and has been still since the look before: editors save in several steps.</summary>
    public void Look()
    {
        var now = CourseFolder.Stamp(folder);
        var isStill = now == seen;
        seen = now;
        if (!isStill || (now == (read ?? first.GetAwaiter().GetResult().Stamp) && !HasOtherPictures(now)))
            return;
        read = now;
        var before = Current;
        var after = CourseFolder.Read(folder, before, pictures) with { Links = links };
        current = after;
        Report(Findings(after).Except(Findings(before)));
        try
        {
            Changed?.Invoke(after);
        }
#pragma warning disable CA1031 // Whatever a listener trips over in a note, the bot goes on with what it has.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.ListenerFailed(logger, e);
        }
    }

    /// <summary>A folder that is gone, or empty all at once, keeps its notes and pictures as they were.</summary>
    private bool HasOtherPictures(string stamp) => stamp.Length > 0
        && Current.Findings.All(finding => finding.Rule != CourseFolder.AllGone)
        && Current.Pictures.Values.Any(picture => picture.HasChanged);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Report(Findings(await FirstAsync()));
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Look();
    }

    private static IEnumerable<Finding> Findings(Course course) => course.Findings.Concat(course.Notes.SelectMany(note => note.Findings));

    private void Report(IEnumerable<Finding> findings)
    {
        var notes = Wording.Count(Current.Notes.Count, "note");
        Log.Read(logger, Current.Title, notes, folder);
        foreach (var finding in findings)
        {
            var level =
                finding.Severity switch { Severity.Error => LogLevel.Error, Severity.Warning => LogLevel.Warning, _ => LogLevel.Debug };
            var place = Place(finding);
            Log.Found(logger, level, place, finding.Message, finding.Mend);
        }
    }

    private static string Place(Finding finding) => finding.Line > 0 ? $"{finding.File}:{finding.Line}" : finding.File;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Read {Title}: {Notes} from {Folder}.")]
        public static partial void Read(ILogger logger, string title, string notes, string folder);

        [LoggerMessage("{Place}: {Message} {Mend}")]
        public static partial void Found(ILogger logger, LogLevel level, string place, string message, string mend);

        [LoggerMessage(LogLevel.Error, "The notes have changed, but the change could not be taken over.")]
        public static partial void ListenerFailed(ILogger logger, Exception exception);
    }
}
