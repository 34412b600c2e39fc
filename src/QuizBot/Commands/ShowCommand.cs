using System.CommandLine;
using QuizBot.Commands.Shown;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Commands;

/// <summary><c>QuizBot show &lt;file&gt;</c>: prints a note as QuizBot reads it.</summary>
internal static class ShowCommand
{
    public static Command Create() => NoteCommand.Create(
        "show",
        "Print a note as QuizBot reads it.",
        new Argument<string>("file") { Description = "A note, or a folder that holds one." },
        Run);

    private static int Run(string path, Format format, TextWriter output, TextWriter error)
    {
        if (Directory.Exists(path))
        {
            var notes = CourseFolder.Read(path, null).Notes;
            if (notes.Count != 1)
            {
                error.WriteLine(
                    $"{path} is a folder with {Wording.Count(notes.Count, "note")}.{(notes.Count > 0 ? " Name one of them:" : "")}");
                foreach (var note in notes)
                    error.WriteLine($"  {note.File}  {note.Id} {note.Title}");
                return CommandLine.WrongUse;
            }

            path = notes[0].File;
        }

        try
        {
            return Show(CourseFolder.ReadNote(path), format, output, error);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{path} cannot be read: {e.Message}");
            return CommandLine.WrongUse;
        }
    }

    private static int Show(Note note, Format format, TextWriter output, TextWriter error)
    {
        if (format == Format.Json)
        {
            Json.Write(output, ShownNote.From(note), CommandJson.Readable.ShownNote);
        }
        else
        {
            NotePrinter.Write(note, output);
            foreach (var finding in note.Findings)
                error.WriteLine(Findings.Line(finding));
        }

        return Findings.ExitCode(note.Findings);
    }
}
