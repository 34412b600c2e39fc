namespace QuizBot.Core.Notes.Pictures;

/// <summary>Where a path leads once every link on the way is followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <exception cref="IOException">The links lead in a circle, or the disk cannot be read.</exception>
    public static string Of(string path)
    {
        var links = 0;
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        var left = new Stack<string>(PartsOf(path).Reverse());
        while (left.TryPop(out var part))
        {
            var next = Path.Join(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
                throw new IOException($"Too many links lead to {path}.");
            target = Path.GetFullPath(target, real);
            real = Path.GetPathRoot(target)!;
            foreach (var step in PartsOf(target).Reverse())
                left.Push(step);
        }

        return real;
    }

    private static string[] PartsOf(string path)
    {
        var full = Path.GetFullPath(path);
        return full[Path.GetPathRoot(full)!.Length..]
            .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
    }
}
