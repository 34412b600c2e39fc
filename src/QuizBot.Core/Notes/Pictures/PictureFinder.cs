namespace QuizBot.Core.Notes.Pictures;

/// <summary>Finds the file that a note means, inside the course's folder and nowhere else.</summary>
/// <param name="folder">The course's folder.</param>
internal sealed class PictureFinder(string folder)
{
    private const int MostFiles = 20_000;

    private readonly string root = RealPath.Of(folder);
    private readonly Lazy<ILookup<string, string>> byName = new(() => Directory.EnumerateFiles(
        folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 16 })
        .Take(MostFiles).ToLookup(file => Path.GetFileName(file), StringComparer.OrdinalIgnoreCase));

    /// <param name="note">The note's file.</param>
    /// <param name="source">As the note writes it: beside the note, below the course's folder, or a name that stands anywhere in the
    /// course.</param>
    /// <returns>The file; null where there is none.</returns>
    /// <exception cref="UnauthorizedAccessException">It lies outside of the course's folder.</exception>
    /// <exception cref="IOException">The disk cannot be read.</exception>
    public string? Find(string note, string source)
    {
        var path = Uri.UnescapeDataString(source.Split('?', '#')[0]).Trim().Replace('\\', '/');
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            return null;
        var below = path.TrimStart('/');
        string[] places =
            path[0] == '/' ? [Path.Join(folder, below)] : [Path.Join(Path.GetDirectoryName(note), path), Path.Join(folder, path)];
        var found = places.FirstOrDefault(File.Exists)
            ?? (below.Contains('/', StringComparison.Ordinal) ? null : byName.Value[below].Order(StringComparer.Ordinal).FirstOrDefault());
        if (found is null)
            return null;
        var real = RealPath.Of(found);
        return real.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? real
            : throw new UnauthorizedAccessException("it lies outside of the folder of notes");
    }
}
