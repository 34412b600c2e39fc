using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading;

/// <summary>Finds the Markdown files of a course.</summary>
internal sealed class NoteFiles(FileInsides root, Action<string, string, string> report)
{
    private const int MaxFiles = 20_000;
    private const int MaxDepth = 16;

    private readonly List<string> files = [];
    private readonly HashSet<string> visited = [];

    /// <summary>
    /// All *.md files below a folder by path, or the one file given. Names that begin with a dot or an underscore are not looked at.
    /// </summary>
    /// <param name="report">Told of each path that could not be read, what was wrong, and how to mend it.</param>
    public static IReadOnlyList<string> Find(string path, Action<string, string, string> report)
    {
        if (File.Exists(path))
            return [path];
        var folder = new DirectoryInfo(path);
        folder = (DirectoryInfo?)folder.ResolveLinkTarget(returnFinalTarget: true) ?? folder;
        var finder = new NoteFiles(new FileInsides(folder), report);
        finder.Visit(folder, path, 0);
        if (finder.files.Count == MaxFiles)
            report(
                path, $"There are more than {MaxFiles} notes here; the rest was not read.",
                "Name the folder that holds the notes themselves.");
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
            foreach (var entry in folder.EnumerateFileSystemInfos().Where(entry => entry.Name[0] is not ('.' or '_')).OrderBy(
                entry => entry.Name, NaturalOrder.Instance))
            {
                if (files.Count == MaxFiles)
                    return;
                var entryPath = Path.Join(path, entry.Name);
                var isFolder = Directory.Exists(entry.FullName);
                if (!isFolder && !entry.Extension.Equals(".md", StringComparison.OrdinalIgnoreCase))
                    continue;
                if (!root.Has(entry))
                    report(
                        entryPath, "This is a link that leads out of the course's folder, so it was not read.",
                        "Put the file itself into the folder.");
                else if (isFolder)
                    Visit(new DirectoryInfo(entry.FullName), entryPath, depth + 1);
                else if (FileInsides.IsEmpty(entry))
                    report(entryPath, "This file is empty.", "Write a note into it, or remove it.");
                else
                    files.Add(entryPath);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report(path, $"This folder cannot be read: {e.Message}", "Check that it exists and that QuizBot may read it.");
        }
    }
}
