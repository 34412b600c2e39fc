using System.CommandLine;
using QuizBot.Core.Cards;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;
using QuizBot.Exchange;
using Command = System.CommandLine.Command;

namespace QuizBot.Commands.Exchange;

/// <summary><c>QuizBot export notes cards.apkg</c>: writes flashcards for another program.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "A folder of notes, or one note." };
        var file = new Argument<string>("file") { Description = "What to write: a name that ends in .apkg for Anki, or in .csv." };
        var authored = new Option<bool>("--authored")
        {
            Description = "Only what authors wrote, without cards that QuizBot makes from the "
            + "notes."
        };
        var command = new Command("export", "Write flashcards for Anki, or as CSV.") { folder, file, authored };
        command.SetAction(result =>
        {
            var error = result.InvocationConfiguration.Error;
            var (path, to) = (result.GetRequiredValue(folder), result.GetRequiredValue(file));
            if (!NoteCommand.Exists(path, error))
                return CommandLine.WrongUse;
            if (Path.GetExtension(to) is not (".apkg" or ".csv"))
            {
                error.WriteLine($"“{to}” should end in .apkg for Anki, or in .csv.");
                return CommandLine.WrongUse;
            }

            var course = CourseFolder.Read(path, null);
            List<Flashcard> cards = [.. Deck.Build(course).Cards.Where(card => !card.Derived || !result.GetValue(authored))];
            if (cards.Count == 0)
            {
                error.WriteLine($"There are no flashcards in {path}. QuizBot check {path} says why.");
                return CommandLine.WrongUse;
            }

            try
            {
                Write(course, cards, to);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                error.WriteLine($"{to} cannot be written: {e.Message}");
                return CommandLine.WrongUse;
            }

            error.WriteLine($"{to} holds {Wording.Count(cards.Count, "flashcard")}.");
            return CommandLine.Fine;
        });
        return command;
    }

    private static void Write(Course course, IReadOnlyList<Flashcard> cards, string to)
    {
        if (Path.GetExtension(to) == ".csv")
        {
            using var text = new StreamWriter(to);
            TableWriter.Write(cards, text);
            return;
        }

        using var package = File.Create(to);
        new AnkiWriter(course, DateTimeOffset.UtcNow).Write(cards, package);
    }
}
