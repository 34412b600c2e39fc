using System.Globalization;
using System.Text.RegularExpressions;

namespace QuizBot.Core.Schedules;

/// <summary>Times of day as people write them: "09:00", "9am", "8:30 pm", "17.30", "1730", "17h30", "noon", "9 o'clock", "9".</summary>
internal static partial class ClockTime
{
    /// <summary>Reads a text that is a time of day and nothing else.</summary>
    public static bool TryParse(string text, out TimeOnly time)
    {
        time = default;
        var words = DayWords.Split(DayWords.Lower(text));
        return words.Length > 0 && TryParse(words, out time, out var read) && read == words.Length;
    }

    /// <summary>Reads the time that the words begin with.</summary>
    /// <param name="words">Lower case.</param>
    /// <param name="time">The time, to the minute.</param>
    /// <param name="read">How many words it took.</param>
    public static bool TryParse(ReadOnlySpan<string> words, out TimeOnly time, out int read)
    {
        read = 1;
        time = default;
        if (words[0] is "noon" or "midday")
            time = new TimeOnly(12, 0);
        if (words[0] is "noon" or "midday" or "midnight")
            return true;
        var form = Form().Match(words[0]);
        if (!form.Success)
            return false;
        int hour = Number(form.Groups["h"]), minute = Number(form.Groups["m"]);
        char? half = form.Groups["half"].Success ? form.Groups["half"].ValueSpan[0] : null;
        if (half is null && words.Length > 1 && Half().IsMatch(words[1]))
        {
            half = words[1][0];
            read++;
        }
        else if (words.Length > 1 && words[1] is "o'clock" or "o’clock" or "oclock" or "h" or "uhr")
        {
            read++;
        }
        if (minute > 59 || hour > 23 || (half is not null && hour is < 1 or > 12))
            return false;
        time = new TimeOnly(half is null ? hour : hour % 12 + (half == 'p' ? 12 : 0), minute);
        return true;
    }

    /// <summary>True for a word that can only be meant as a time, right or wrong.</summary>
    public static bool LooksLikeOne(string word) => Digits().IsMatch(word);

    private static int Number(Group group) =>
        group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^((?<h>[0-9]{1,2})([:.h](?<m>[0-9]{2}))?h?|(?<h>[0-9]{2})(?<m>[0-9]{2}))(?<half>[ap]\.?m?\.?)?$")]
    private static partial Regex Form();

    [GeneratedRegex(@"^[ap]\.?m\.?$")]
    private static partial Regex Half();

    [GeneratedRegex("^[0-9]")]
    private static partial Regex Digits();
}
