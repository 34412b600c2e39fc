using System.CommandLine;
using QuizBot.Commands.Shown;
using QuizBot.Core.Cards;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Commands;

/// <summary><c>QuizBot cards &lt;folder&gt;</c>: lists every flashcard with its id.</summary>
internal static class CardsCommand
{
    public static Command Create() => NoteCommand.Create(
        "cards",
        "List every flashcard with its id.",
        new Argument<string>("folder") { Description = "A folder of notes, or one note." },
        Run);

    private static int Run(string path, Format format, TextWriter output, TextWriter error)
    {
        var course = CourseFolder.Read(path, null);
        var cards = Deck.Build(course).Cards;
        if (format == Format.Json)
        {
            Json.Write(output, [.. cards.Select(ListedCard.From)], CommandJson.Readable.IReadOnlyListListedCard);
        }
        else
        {
            var width = cards.Select(card => card.Id.Length).DefaultIfEmpty().Max();
            foreach (var card in cards)
                output.WriteLine($"{card.Id.PadRight(width)}  {Kebab.Of(card.Kind),-17}  {card.Prompt}");
        }

        var kinds = cards.CountBy(card => card.Kind).OrderBy(kind => kind.Key).Select(kind => $"{kind.Value} {Kebab.Of(kind.Key)}");
        error.WriteLine(
            $"{course.Title}: {Wording.Count(cards.Count, "flashcard")}{(cards.Count > 0 ? $" ({string.Join(", ", kinds)})" : "")}.");
        var findings = Findings.Of(course);
        if (Findings.ExitCode(findings) != CommandLine.Fine)
            error.WriteLine($"{Findings.Summary(findings)} QuizBot check {path} lists them.");
        return Findings.ExitCode(findings);
    }
}
