using System.Runtime.CompilerServices;
using Xunit;

namespace QuizBot.Tests.Shared;

/// <summary>Texts kept beside the tests. With QUIZBOT_SNAPSHOTS=write in the environment they are written anew, to be read before they are committed.</summary>
public static class Snapshot
{
    public static bool AreWritten => Environment.GetEnvironmentVariable("QUIZBOT_SNAPSHOTS") == "write";

    public static void Matches(string name, string actual, [CallerFilePath] string from = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(from)!, "Snapshots", name);
        if (AreWritten)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.Equal(expected.ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));
    }
}
