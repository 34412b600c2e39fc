namespace QuizBot.Commands;

internal static class Paths
{
    /// <summary>Whether there is a file or folder of that name; says so where there is none.</summary>
    public static bool Exist(string path, TextWriter error)
    {
        if (File.Exists(path) || Directory.Exists(path))
            return true;
        error.WriteLine($"There is no file or folder “{path}”. Check the spelling, and that you are in the right folder.");
        return false;
    }
}
