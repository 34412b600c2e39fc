namespace QuizBot.Tests.Shared;

/// <summary>The source tree that the tests run in.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>A whole path of something in it.</summary>
    public static string At(params IEnumerable<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>A path in tests/.work, which Git ignores: for what a run leaves behind for people to look at.</summary>
    public static string Work(params IEnumerable<string> parts)
    {
        var path = At(["tests", ".work", .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "QuizBot.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"There is no QuizBot.sln above {AppContext.BaseDirectory}: tests run inside the source tree.");
    }
}
