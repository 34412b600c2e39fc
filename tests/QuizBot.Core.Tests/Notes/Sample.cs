namespace QuizBot.Core.Tests.Notes;

/// <summary>Files beside the tests, found from wherever the tests run.</summary>
internal static class Sample
{
    public static string TestsFolder { get; } = Find();

    public static string SeedPath => Path.Combine(TestsFolder, "Samples", "D1.2-seed.md");

    public static byte[] Seed => File.ReadAllBytes(SeedPath);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "QuizBot.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
        return Path.Combine(folder.FullName, "tests", "QuizBot.Core.Tests");
    }
}
