using QuizBot.Core.Notes;

namespace QuizBot.Commands.Reports;

/// <summary>Findings as commands of a GitHub workflow, which shows them beside the lines that a pull request changes.</summary>
internal static class GitHubReport
{
    public static void Write(IEnumerable<Finding> findings, TextWriter output)
    {
        foreach (var finding in findings)
        {
            var level = finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
            var line = finding.Line > 0 ? $",line={finding.Line}" : "";
            var title = Property($"QuizBot: {finding.Rule}");
            output.WriteLine($"::{level} file={Property(ReportPath.Of(finding.File))}{line},title={title}::"
                + Data($"{finding.Message} {finding.Mend}"));
        }
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace(
            "\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
