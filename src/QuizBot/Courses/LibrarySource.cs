using QuizBot.Core.Bot;
using QuizBot.Core.Notes;

namespace QuizBot.Courses;

/// <summary>
/// The library made from the course as it is now; made again when the notes change. The first is made while the rest of the bot starts.
/// </summary>
internal sealed class LibrarySource
{
    private readonly Task<Library> first;
    private volatile Library? current;

    public LibrarySource(CourseWatcher watcher)
    {
        first = MakeAsync(watcher.FirstAsync());
        watcher.Changed += course =>
        {
            current = new(course);
            Changed?.Invoke();
        };
    }

    /// <summary>Told after each change of <see cref="Current"/>.</summary>
    public event Action? Changed;

    /// <summary>Waits for the first library.</summary>
    public Library Current => current ?? first.GetAwaiter().GetResult();

    public async Task<Library> CurrentAsync() => current ?? await first;

    private static async Task<Library> MakeAsync(Task<Course> course) => new(await course);
}
