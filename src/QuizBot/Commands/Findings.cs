using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Commands;

/// <summary>Findings as commands print them.</summary>
internal static class Findings
{
    /// <summary>Those of the folder, then those of each note.</summary>
    public static IReadOnlyList<Finding> Of(Course course) => [.. course.Findings, .. course.Notes.SelectMany(note => note.Findings)];

    /// <summary>"notes/D1.2.md:12: warning: what is wrong. How to mend it."</summary>
    public static string Line(Finding finding) =>
        $"{finding.File}{(finding.Line > 0 ? $":{finding.Line}" : "")}: {Kebab.Of(finding.Severity)}: {finding.Message} {finding.Mend}";

    public static string Summary(IReadOnlyList<Finding> findings) =>
        findings.Count == 0 ? "Nothing to mend." : $"{Count(findings, Severity.Error, "error")}, "
            + $"{Count(findings, Severity.Warning, "warning")}, {Count(findings, Severity.Information, "remark")}.";

    public static int ExitCode(IEnumerable<Finding> findings) =>
        findings.Any(finding => finding.Severity == Severity.Error) ? CommandLine.HasErrors : CommandLine.Fine;

    private static string Count(IReadOnlyList<Finding> findings, Severity severity, string thing) =>
        Wording.Count(findings.Count(finding => finding.Severity == severity), thing);
}
