using System.CommandLine;
using QuizBot.Core.Cards;
using QuizBot.Core.Notes;
using Command = System.CommandLine.Command;

namespace QuizBot.Commands.Study;

/// <summary><c>QuizBot quiz &lt;folder&gt;</c>: asks cards in the terminal. Nothing is kept unless a file to keep it in is named.</summary>
internal static class QuizCommand
{
    private const int UsualCards = 10;

    public static Command Create(TextReader input)
    {
        var folder = new Argument<string>("folder") { Description = "A folder of notes, or one note." };
        var note = new Option<string>("--note") { Description = "Ask from this note only.", HelpName = "id" };
        var cards = new Option<int>("--cards")
        {
            Description = "How many cards to ask; "
            + $"{UsualCards} without it.",
            HelpName = "number",
            DefaultValueFactory = _ => UsualCards
        };
        var remember = new Option<string>("--remember")
        {
            Description = "Keep what you know in this file, and ask first what you are "
            + "about to forget.",
            HelpName = "file"
        };
        var command =
            new Command("quiz", "Ask cards here, in the terminal. Nothing is kept unless you say so.") { folder, note, cards, remember };
        command.SetAction(result =>
        {
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            var path = result.GetRequiredValue(folder);
            if (!NoteCommand.Exists(path, error))
                return CommandLine.WrongUse;
            var course = CourseFolder.Read(path, null);
            var deck = Deck.Build(course);
            var asked = result.GetValue(note) is { } id ? deck.OfNote(id) : deck.Cards;
            if (asked.Count == 0)
            {
                error.WriteLine(result.GetValue(note) is { } missing && deck.Cards.Count > 0
                    ? $"There is no note {missing}. There are: {string.Join(", ", course.Notes.Select(known => known.Id))}."
                    : $"There are no flashcards in {path}. QuizBot check {path} says why.");
                return CommandLine.WrongUse;
            }

            try
            {
                var memory = QuizMemory.Open(result.GetValue(remember));
                new TerminalQuiz(course, memory, input, output)
                    .Ask(memory.Choose(asked, Math.Max(1, result.GetValue(cards)), DateTimeOffset.UtcNow));
                return CommandLine.Fine;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
            {
                error.WriteLine($"{result.GetValue(remember)} cannot be used: {e.Message}");
                return CommandLine.WrongUse;
            }
        });
        return command;
    }
}
