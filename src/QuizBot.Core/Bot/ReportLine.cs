using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot;

/// <summary>What a person says about a card or an explanation, as it is kept.</summary>
internal static class ReportLine
{
    /// <summary>On one line and not too long; half a letter at the end is left out.</summary>
    public static string Of(string text)
    {
        char[] gaps = [' ', .. text.Where(char.IsControl).Distinct()];
        var line = string.Join(' ', text.Split(gaps, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Report.MostText)
            return line;
        return line[..(char.IsHighSurrogate(line[Report.MostText - 1]) ? Report.MostText - 1 : Report.MostText)];
    }
}
