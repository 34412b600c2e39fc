using QuizBot.Core.Bot;

namespace QuizBot.Hosting;

/// <summary>The library made from the course as it is now; made again when the notes change.</summary>
internal sealed class LibrarySource
{
    private volatile Library _current;

    public LibrarySource(CourseWatcher watcher)
    {
        _current = new(watcher.Current);
        watcher.Changed += course => _current = new(course);
    }

    public Library Current => _current;
}
