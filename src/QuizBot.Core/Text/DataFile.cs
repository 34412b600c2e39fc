namespace QuizBot.Core.Text;

/// <summary>Texts that are part of the program. Lines that begin with <c>#</c> are remarks.</summary>
internal static class DataFile
{
    /// <param name="name">The file's name, without folders.</param>
    public static IEnumerable<string> Lines(string name)
    {
        using var file = new StreamReader(typeof(DataFile).Assembly.GetManifestResourceStream(name)!);
        while (file.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line;
    }

    /// <summary>Each of the texts of a file whose lines are a meaning, a colon, and what is said for it with | between.</summary>
    /// <param name="name">The file's name, without folders.</param>
    public static IEnumerable<(string Meaning, string Said)> Sayings(string name) =>
        from line in Lines(name)
        let colon = line.IndexOf(':', StringComparison.Ordinal)
        from said in line[(colon + 1)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        select (line[..colon], said);
}
