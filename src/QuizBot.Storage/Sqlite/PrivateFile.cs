namespace QuizBot.Storage.Sqlite;

/// <summary>
/// A file that only the account may read that runs QuizBot: people's answers are in it, and the keys to Slack. On Windows the folder's own
/// rules hold.
/// </summary>
internal static class PrivateFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Makes an empty file, and its folders where they are missing. One that is there stays.</summary>
    public static void Create(string path)
    {
        CreateFolder(path);
        if (OperatingSystem.IsWindows() || Path.Exists(path))
            return;
        try
        {
            using var file = new FileStream(
                path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Owner });
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Another process that starts now was quicker, or SQLite will say what is wrong.
        }
    }

    /// <summary>Makes the file's folders where they are missing.</summary>
    public static void CreateFolder(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
    }

    /// <summary>
    /// Takes from everybody else what an earlier QuizBot left open to all. A file that others may not read is as its admin wants it.
    /// </summary>
    public static void Close(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in (string[])[path, path + "-wal", path + "-shm"])
        {
            try
            {
                if (File.Exists(file) && (File.GetUnixFileMode(file) & Others) != 0)
                    File.SetUnixFileMode(file, Owner);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // It belongs to somebody else, or has just gone: who may not change it can at least use it.
            }
        }
    }
}
