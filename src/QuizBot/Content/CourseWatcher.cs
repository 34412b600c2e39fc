using QuizBot.Core.Notes;

namespace QuizBot.Content;

/// <summary>
/// Keeps the course as the folder has it now. It looks every two seconds instead of listening for file events: those do not arrive
/// from network shares and container volumes, and looking at a folder of notes costs next to nothing.
/// </summary>
internal sealed partial class CourseWatcher(string folder, TimeProvider time, ILogger<CourseWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private string fingerprint = Fingerprint(folder);
    private volatile Course current = CourseFolder.Read(folder, null);

    /// <summary>Told after each change, with the new course.</summary>
    public event Action<Course>? Changed;

    public Course Current => current;

    /// <summary>Reads the folder again if anything in it has changed.</summary>
    public void Look()
    {
        string now = Fingerprint(folder);
        if (now == fingerprint)
            return;
        fingerprint = now;
        Course before = current;
        current = CourseFolder.Read(folder, before);
        Log.Reread(logger, current.Title, current.Notes.Count);
        Report(Problems(current).Except(Problems(before)));
        Changed?.Invoke(current);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Report(Problems(current));
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Look();
    }

    /// <summary>Changes whenever a note is added, removed or written.</summary>
    private static string Fingerprint(string folder)
    {
        try
        {
            var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
            return string.Join('\n', new DirectoryInfo(folder).EnumerateFiles("*.md", options)
                .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}")
                .Order(StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static IEnumerable<Finding> Problems(Course course) =>
        course.Findings.Concat(course.Notes.SelectMany(note => note.Findings)).Where(finding => finding.Severity != Severity.Information);

    private void Report(IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
            Log.Found(logger, finding.File, finding.Line, finding.Message, finding.Mend);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The notes have changed: {Title} now has {Notes} notes.")]
        public static partial void Reread(ILogger logger, string title, int notes);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{File}:{Line}: {Message} {Mend}")]
        public static partial void Found(ILogger logger, string file, int line, string message, string mend);
    }
}
