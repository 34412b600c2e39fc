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
}
