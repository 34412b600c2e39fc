using System.CommandLine;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;
using QuizBot.Exchange;
using Command = System.CommandLine.Command;

namespace QuizBot.Commands.Exchange;

/// <summary><c>QuizBot import deck.apkg --to notes</c>: turns the flashcards of another program into notes.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file")
        {
            Description = "An Anki package (.apkg), or a table: "
            + "CSV, text with tabs, an export of Anki or Quizlet."
        };
        var to = new Option<string>("--to")
        {
            Description = "The folder to write notes into; "
            + "one named after the file without it.",
            HelpName = "folder"
        };
        var force = new Option<bool>("--force") { Description = "Write over notes that are there." };
        var command = new Command("import", "Turn the flashcards of Anki, Quizlet or a spreadsheet into notes.") { file, to, force };
        command.SetAction(result =>
        {
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            var path = result.GetRequiredValue(file);
            if (!File.Exists(path))
            {
                error.WriteLine($"There is no file “{path}”. Check the spelling, and that you are in the right folder.");
                return CommandLine.WrongUse;
            }

            try
            {
                return Run(path, result.GetValue(to) ?? Path.GetFileNameWithoutExtension(path), result.GetValue(force), output, error);
            }
            catch (Exception e) when (e is ExchangeException or IOException or UnauthorizedAccessException)
            {
                error.WriteLine($"{path} cannot be imported. {e.Message}");
                return CommandLine.WrongUse;
            }
        });
        return command;
    }

    private static int Run(string path, string folder, bool force, TextWriter output, TextWriter error)
    {
        var found = CardFile.Read(path);
        if (found.Cards.Count == 0)
            throw new ExchangeException(
                "It has no flashcards: a question and an answer in two columns, or with names above them such as “Question” and “Answer”.");
        var notes = found.Cards.GroupBy(card => card.Deck.Length > 0 ? card.Deck : Path.GetFileNameWithoutExtension(path))
            .Select(deck => (Title: deck.Key.Replace("::", " – ", StringComparison.Ordinal), Cards: deck.ToList()))
            .Select(note =>
                (File: Path.Join(folder, (Slug.From(note.Title) is { Length: > 0 } name ? name : "cards") + ".md"), note.Title, note.Cards))
            .GroupBy(note => note.File, StringComparer.OrdinalIgnoreCase)
                .Select(same => (File: same.Key, same.First().Title, Cards: same.SelectMany(note => note.Cards).ToList())).ToList();
        if (!force && notes.Find(note => File.Exists(note.File)) is { File: { } taken })
            throw new ExchangeException($"There is a {taken} already. Name another folder with --to, or write over it with --force.");
        Directory.CreateDirectory(folder);
        foreach (var note in notes)
        {
            File.WriteAllText(note.File, NoteWriter.Write(note.Title, note.Cards));
            output.WriteLine(note.File);
        }

        foreach (var (name, bytes) in found.Pictures)
        {
            Directory.CreateDirectory(Path.Join(folder, CardFile.Pictures));
            File.WriteAllBytes(Path.Join(folder, CardFile.Pictures, name), bytes);
        }

        var read = notes.Sum(note => CourseFolder.ReadNote(note.File).Flashcards.Count);
        var pictures = found.Pictures.Count > 0 ? $", with {Wording.Count(found.Pictures.Count, "picture")}" : "";
        error.WriteLine($"{Wording.Count(read, "flashcard")} in {Wording.Count(notes.Count, "note")}{pictures}.");
        if (found.LeftOut > 0)
            error.WriteLine($"Left out, without a question or an answer: {Wording.Count(found.LeftOut, "entry", "entries")}.");
        error.WriteLine($"QuizBot check {folder} says what to mend, QuizBot quiz {folder} asks them.");
        return CommandLine.Fine;
    }
}
