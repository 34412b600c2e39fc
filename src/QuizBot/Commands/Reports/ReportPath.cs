namespace QuizBot.Commands.Reports;

/// <summary>A note's path as reports name it: from where the command runs, with slashes.</summary>
internal static class ReportPath
{
    public static string Of(string file) => Path.GetRelativePath(Environment.CurrentDirectory, file).Replace('\\', '/');
}
