using QuizBot.Tests.Shared;

namespace QuizBot.Core.Tests.Notes;

/// <summary>Notes to test with.</summary>
internal static class Sample
{
    /// <summary>A note as a person wrote it by hand, before there was a bot.</summary>
    public static string SeedPath => Repository.At("tests", "QuizBot.Core.Tests", "Samples", "D1.2-seed.md");

    public static byte[] Seed => File.ReadAllBytes(SeedPath);

    /// <summary>The three notes, as they were then, that the tables of questions were written for.</summary>
    public static string CourseOfTheTables => Repository.At("tests", "QuizBot.Core.Tests", "Samples", "aif-three");

    /// <summary>The course that ships.</summary>
    public static string Course => Repository.At("src", "QuizBot", "content", "aif-c01");
}
