using System.CommandLine;
using QuizBot.Commands.Reports;
using QuizBot.Commands.Shown;
using QuizBot.Core.Explain;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Commands;

/// <summary><c>QuizBot check &lt;folder&gt;</c>: says what is wrong with the notes, and how to mend it.</summary>
internal static class CheckCommand
{
    public static Command Create() => NoteCommand.Create(
        "check",
        "Say what is wrong with notes, and how to mend it. Exits with 1 if there are errors.",
        new Argument<string>("folder") { Description = "A folder of notes, or one note." },
        Run,
        Format.GitHub,
        Format.Sarif);

    private static int Run(string path, Format format, TextWriter output, TextWriter error)
    {
        var course = CourseLint.WithFindings(CourseFolder.Read(path, null));
        var findings = Findings.Of(course);
        switch (format)
        {
            case Format.Json:
                Json.Write(output, CheckedCourse.From(course), CommandJson.Readable.CheckedCourse);
                break;
            case Format.GitHub:
                GitHubReport.Write(findings, output);
                break;
            case Format.Sarif:
                SarifReport.Write(findings, output);
                break;
            default:
                foreach (var finding in findings)
                    output.WriteLine(Findings.Line(finding));
                break;
        }

        error.WriteLine($"{course.Title}: {Wording.Count(course.Notes.Count, "note")}, "
            + $"{Wording.Count(course.Notes.Sum(note => note.Flashcards.Count), "flashcard")} written by authors. "
                + $"{Findings.Summary(findings)}");
        return Findings.ExitCode(findings);
    }
}
