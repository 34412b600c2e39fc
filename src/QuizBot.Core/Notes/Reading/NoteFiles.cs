using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading;

/// <summary>Finds the Markdown files of a course.</summary>
internal sealed class NoteFiles(Action<string, string, string> report)
{
    private const int MaxFiles = 5000;
    private const int MaxDepth = 16;

    private readonly List<string> files = [];
    private readonly HashSet<string> visited = [];

    /// <summary>All *.md files below a folder by path, or the one file given. Names that begin with a dot or an underscore are not looked at.</summary>
    /// <param name="report">Told of each path that could not be read, what was wrong, and how to mend it.</param>
    public static IReadOnlyList<string> Find(string path, Action<string, string, string> report)
    {
        if (File.Exists(path))
            return [path];
        var finder = new NoteFiles(report);
        finder.Visit(new DirectoryInfo(path), path, 0);
        if (finder.files.Count == MaxFiles)
            report(path, $"There are more than {MaxFiles} notes here; the rest was not read.", "Name the folder that holds the notes themselves.");
        return finder.files;
    }

    private void Visit(DirectoryInfo folder, string path, int depth)
    {
        try
        {
            // A link may lead back to where we came from.
            var real = folder.ResolveLinkTarget(returnFinalTarget: true) ?? folder;
            if (depth > MaxDepth || !visited.Add(real.FullName))
                return;
            foreach (var entry in folder.EnumerateFileSystemInfos().Where(entry => entry.Name[0] is not ('.' or '_')).OrderBy(entry => entry.Name, NaturalOrder.Instance))
            {
                if (files.Count == MaxFiles)
                    return;
                var entryPath = Path.Join(path, entry.Name);
                if (Directory.Exists(entry.FullName))
                    Visit(new DirectoryInfo(entry.FullName), entryPath, depth + 1);
                else if (entry.Extension.Equals(".md", StringComparison.OrdinalIgnoreCase))
                    files.Add(entryPath);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report(path, $"This folder cannot be read: {e.Message}", "Check that it exists and that QuizBot may read it.");
        }
    }
}
