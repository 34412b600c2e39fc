using System.Globalization;
using System.Text.RegularExpressions;
using QuizBot.Core.Schedules;

namespace QuizBot.Core.Bot.Settings;

/// <summary>Reads until when someone is away: "until 12 Jan", "2 weeks", "till friday", "2027-01-12".</summary>
internal static partial class AwayWords
{
    public const string Example = "Say for example “away until 12 Jan” or “away 2 weeks”";
    private const int LongestText = 60;
    private const int LongestDays = 366;

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Numbers =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <param name="text">What a person wrote after "away"; anything at all.</param>
    /// <param name="today">The learner's day.</param>
    /// <param name="until">The last day away.</param>
    /// <param name="problem">How to write it instead; empty when it was understood.</param>
    public static bool TryRead(string text, DateOnly today, out DateOnly until, out string problem)
    {
        until = default;
        problem = "";
        var line = Opening.Replace(DayWords.Lower(text.Trim().TrimEnd('!', '?')), "");
        if (text.Length > LongestText || Read(line.Trim(), today) is not { } day)
            problem = $"I could not read until when you are away. {Example}; the month as a word.";
        else if (day < today)
            problem = $"That day is past. {Example}.";
        else if (day.DayNumber - today.DayNumber >= LongestDays)
            problem = $"That is more than a year. {Example}.";
        else
            until = day;
        return problem.Length == 0;
    }

    private static DateOnly? Read(string line, DateOnly today)
    {
        if (line is "today" or "tomorrow")
            return today.AddDays(line == "today" ? 0 : 1);
        if (Span.Match(line) is { Success: true } span)
            return After(span.Groups["count"].Value, span.Groups["unit"].Value, today);
        if (DayWords.TryParse(line, out var days) && int.PopCount((int)days) == 1)
            return Enumerable.Range(1, 7).Select(today.AddDays).First(day => days.Has(day.DayOfWeek));
        if (DateOnly.TryParseExact(line, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
            return iso;
        var found = DayMonth.Match(line) is { Success: true } first ? first : MonthDay.Match(line);
        if (!found.Success)
            return null;
        var month = Array.FindIndex(Months, name => name.StartsWith(found.Groups["month"].Value, StringComparison.Ordinal)) + 1;
        if (month == 0 && !int.TryParse(found.Groups["month"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out month))
            return null;
        var number = int.Parse(found.Groups["day"].Value, CultureInfo.InvariantCulture);
        return found.Groups["year"].Success
            ? On(int.Parse(found.Groups["year"].Value, CultureInfo.InvariantCulture), month, number)
            : On(today.Year, month, number) is { } same && same >= today ? same : On(today.Year + 1, month, number);
    }

    private static DateOnly? After(string count, string unit, DateOnly today)
    {
        var number = count is "" or "a" or "an" or "the" or "another" ? 1
            : Array.IndexOf(Numbers, count) is >= 0 and var word ? word
            : int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits <= LongestDays ? digits
            : LongestDays + 1;
        return number == 0 ? null : unit switch
        {
            "day" => today.AddDays(number - 1),
            "week" => today.AddDays((7 * number) - 1),
            "fortnight" => today.AddDays((14 * number) - 1),
            _ => today.AddMonths(number).AddDays(-1),
        };
    }

    private static DateOnly? On(int year, int month, int day) =>
        year is > 0 and < 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day)
            : null;

    [GeneratedRegex(@"^((until|till|til|to|through|for|on|from now|the next|next)\s+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Opening { get; }

    [GeneratedRegex(@"^((?<count>[a-z]+|[0-9]{1,4})\s+)?(?<unit>day|week|fortnight|month)s?$", RegexOptions.CultureInvariant)]
    private static partial Regex Span { get; }

    /// <summary>"12 jan", "12th of january 2027", "12.1.", "12.01.2027".</summary>
    [GeneratedRegex(
        @"^(the )?(?<day>[0-9]{1,2})"
        + @"((st|nd|rd|th)?\s*(of )?(?<month>[a-z]{3,9})[.,]?|\.\s?(?<month>[0-9]{1,2})\.?)(\s*(?<year>[0-9]{4}))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex DayMonth { get; }

    /// <summary>"jan 12", "january 12th, 2027".</summary>
    [GeneratedRegex(
        @"^(?<month>[a-z]{3,9})\.?\s*(?<day>[0-9]{1,2})(st|nd|rd|th)?(,?\s*(?<year>[0-9]{4}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthDay { get; }
}
