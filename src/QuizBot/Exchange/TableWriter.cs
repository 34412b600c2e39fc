using System.Globalization;
using CsvHelper;
using QuizBot.Core.Notes;

namespace QuizBot.Exchange;

/// <summary>Writes flashcards as CSV, a column for everything that a card has.</summary>
internal static class TableWriter
{
    public static void Write(IEnumerable<Flashcard> cards, TextWriter output)
    {
        using var csv = new CsvWriter(output, CultureInfo.InvariantCulture, leaveOpen: true);
        foreach (var name in QuizBotFields.All)
            csv.WriteField(name);
        csv.NextRecord();
        foreach (var fields in cards.Select(QuizBotFields.Of))
        {
            foreach (var name in QuizBotFields.All)
                csv.WriteField(fields[name]);
            csv.NextRecord();
        }
    }
}
