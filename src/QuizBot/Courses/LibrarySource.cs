using QuizBot.Core.Bot;

namespace QuizBot.Courses;

/// <summary>The library made from the course as it is now; made again when the notes change.</summary>
internal sealed class LibrarySource
{
    private volatile Library current;

    public LibrarySource(CourseWatcher watcher)
    {
        current = new(watcher.Current);
        watcher.Changed += course =>
        {
            current = new(course);
            Changed?.Invoke();
        };
    }

    /// <summary>Told after each change of <see cref="Current"/>.</summary>
    public event Action? Changed;

    public Library Current => current;
}
