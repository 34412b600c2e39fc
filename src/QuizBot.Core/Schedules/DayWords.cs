using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using QuizBot.Core.Text;

namespace QuizBot.Core.Schedules;

/// <summary>Days of the week as people write them.</summary>
public static class DayWords
{
    private static readonly DayOfWeek[] MondayFirst =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    ];

    private static readonly Dictionary<string, Days> Single = Words(
        (Days.Monday, "mon monday mondays"),
        (Days.Tuesday, "tue tues tuesday tuesdays"),
        (Days.Wednesday, "wed weds wednesday wednesdays"),
        (Days.Thursday, "thu thur thurs thursday thursdays"),
        (Days.Friday, "fri friday fridays"),
        (Days.Saturday, "sat saturday saturdays"),
        (Days.Sunday, "sun sunday sundays"));

    private static readonly Dictionary<string, Days> Group = Words(
        (Days.Weekdays, "weekday weekdays workday workdays"),
        (Days.Weekends, "weekend weekends"),
        (Days.Every, "daily everyday"));

    public static bool Has(this Days days, DayOfWeek day) => ((int)days >> (int)day & 1) == 1;

    /// <summary>
    /// "weekdays", "every day", "Monday, Wednesday and Friday"; "none" for no day; <see cref="TryParse"/> understands it.
    /// </summary>
    public static string Describe(this Days days)
    {
        string[] names =
            [.. MondayFirst.Where(day => days.Has(day)).Select(day => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(day))];
        return days switch
        {
            Days.None => "none",
            Days.Every => "every day",
            Days.Weekdays => "weekdays",
            Days.Weekends => "weekends",
            _ => Wording.List(names),
        };
    }

    /// <summary>Reads a text that is days of the week and nothing else ("fri, sat", "weekends"), or "none".</summary>
    public static bool TryParse(string? text, out Days days)
    {
        days = Days.None;
        const int longestText = 200;
        if (text is null || text.Length > longestText)
            return false;
        var words = Split(Lower(text));
        if (words is ["none"] or ["no"] or ["never"])
            return true;
        return words.Length > 0 && Read(words, out days) == words.Length;
    }

    /// <summary>The words of a text, without the commas, brackets and spaces between them.</summary>
    internal static string[] Split(string text) =>
        text.Split([' ', ',', ';', '(', ')', '\t', '\r', '\n', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);

    [SuppressMessage("Globalization", "CA1308", Justification = "Words are compared in lower case, as they are spelled here.")]
    internal static string Lower(string text) => text.ToLowerInvariant();

    /// <summary>Reads the days that the words begin with ("mon", "monday to friday", "sat and sun", "every day").</summary>
    /// <param name="words">Lower case, without commas.</param>
    /// <param name="days">The days read.</param>
    /// <returns>How many words were days; 0 where the first is none.</returns>
    public static int Read(ReadOnlySpan<string> words, out Days days)
    {
        days = Days.None;
        var read = 0;
        while (true)
        {
            var joint = read > 0 && read < words.Length && words[read] is "and" or "&" ? 1 : 0;
            var more = ReadItem(words[(read + joint)..], out var item);
            if (more == 0)
                return read;
            days |= item;
            read += joint + more;
        }
    }

    private static int ReadItem(ReadOnlySpan<string> words, out Days days)
    {
        days = Days.None;
        if (words.IsEmpty)
            return 0;
        if (words.Length > 2 && words[1] is "to" or "-" or "until" or "till" or "through" or "thru"
            && TryRange(words[0], words[2], out days))
            return 3;
        if (words.Length > 1 && words[0] is "every" or "each" or "all" && words[1] is "day" or "days")
        {
            days = Days.Every;
            return 2;
        }
        var word = words[0];
        var dash = word.IndexOf('-', StringComparison.Ordinal);
        var known = Single.TryGetValue(word, out days) || Group.TryGetValue(word, out days)
            || (dash > 0 && TryRange(word[..dash], word[(dash + 1)..], out days));
        return known ? 1 : 0;
    }

    private static bool TryRange(string from, string to, out Days days)
    {
        days = Days.None;
        if (!Single.TryGetValue(from, out var day) || !Single.TryGetValue(to, out var last))
            return false;
        for (; day != last; day = day == Days.Saturday ? Days.Sunday : (Days)((int)day << 1))
            days |= day;
        days |= last;
        return true;
    }

    private static Dictionary<string, Days> Words(params (Days Days, string Words)[] rows)
    {
        Dictionary<string, Days> words = [];
        foreach (var (days, names) in rows)
            foreach (var name in names.Split(' '))
                words.Add(name, days);
        return words;
    }
}
