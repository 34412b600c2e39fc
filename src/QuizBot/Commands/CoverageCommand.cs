using System.CommandLine;
using System.Globalization;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Folders;
using QuizBot.Core.Text;

namespace QuizBot.Commands;

/// <summary><c>QuizBot coverage &lt;folder&gt;</c>: how much of what course.md lists the notes and their flashcards have.</summary>
internal static class CoverageCommand
{
    private const int LongestText = 90;

    public static Command Create() => NoteCommand.Create(
        "coverage",
        "Say how much of the exam the notes cover: flashcards by domain, task, objective and kind, and what is thin.",
        new Argument<string>("folder") { Description = "A folder of notes whose course.md lists objectives." },
        Run);

    private static int Run(string path, Format format, TextWriter output, TextWriter error)
    {
        var course = CourseFolder.Read(path, null);
        if (course.Page.Objectives.Count == 0)
        {
            error.WriteLine(
                "The course lists no objectives. Write a course.md beside the notes with a heading “Objectives”, and below it a line for "
                + "each, such as “* 1.1.1 Define the basic terms”; flashcards name them in a line “* **Objective:** 1.1.1”.");
            return CommandLine.WrongUse;
        }

        var coverage = Coverage.Of(course);
        if (format == Format.Json)
            Json.Write(output, coverage, CommandJson.Readable.Coverage);
        else
            Print(coverage, output);
        List<Finding> findings = [.. course.Findings, .. CourseCoverage.Check(course)];
        foreach (var finding in findings)
            error.WriteLine(Findings.Line(finding));
        var objectives = coverage.Tasks.Sum(task => task.Objectives.Count);
        error.WriteLine(
            $"{course.Title}: {objectives - coverage.Thin.Count} of {Wording.Count(objectives, "objective")} "
            + $"with {Coverage.Enough} flashcards or more, "
            + $"{coverage.Names.Count - coverage.Missing.Count} of {coverage.Names.Count} names explained.");
        return Findings.ExitCode(findings);
    }

    private static void Print(Coverage coverage, TextWriter output)
    {
        var all = Math.Max(1, coverage.Domains.Sum(domain => domain.Cards));
        foreach (var domain in coverage.Domains)
        {
            var share = (100.0 * domain.Cards / all).ToString("F0", CultureInfo.InvariantCulture);
            var weight = domain.Weight is { } percent ? $", {percent.ToString(CultureInfo.InvariantCulture)} % of the exam" : "";
            output.WriteLine(
                $"Domain {Number(domain.Number, 0)}: {Wording.Count(domain.Notes, "note")}, {Wording.Count(domain.Cards, "flashcard")}, "
                + $"{share} % of them{weight}");
        }

        foreach (var task in coverage.Tasks)
        {
            output.WriteLine();
            output.WriteLine($"{task.Number} {task.Text}: {Wording.Count(task.Cards, "flashcard")}");
            foreach (var objective in task.Objectives)
                output.WriteLine($"{Number(objective.Cards, 5)}  {objective.Number} {Wording.Shorten(objective.Text, LongestText)}");
        }

        output.WriteLine();
        foreach (var (kind, cards) in coverage.Kinds)
            output.WriteLine($"{Number(cards, 5)}  {kind}");
        output.WriteLine();
        foreach (var name in coverage.Names)
            output.WriteLine($"{name.Note ?? "nowhere",7}  {name.Name}");
        foreach (var thin in coverage.Thin)
            output.WriteLine($"Thin: {thin.Number} has {Wording.Count(thin.Cards, "flashcard")}. {thin.Text}");
    }

    private static string Number(int number, int width) => number.ToString(CultureInfo.InvariantCulture).PadLeft(width);
}
