using System.Globalization;

namespace QuizBot.Core.Text;

/// <summary>Numbers and times as a person would say them.</summary>
public static class Wording
{
    /// <summary>"1 note", "3 notes".</summary>
    public static string Count(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>"1234", in every culture.</summary>
    public static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>"1,234".</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"09:00", in every culture.</summary>
    public static string Clock(TimeOnly time) => time.ToString("HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>"now", "in 10 minutes", "in 5 hours", "in 3 days", "in 4 months".</summary>
    public static string When(DateTimeOffset then, DateTimeOffset now)
    {
        var wait = then - now;
        return wait.TotalSeconds < 30 ? "now"
            : wait.TotalMinutes < 59.5 ? "in " + Count(Math.Max(1, (int)Math.Round(wait.TotalMinutes)), "minute")
            : wait.TotalHours < 23.5 ? "in " + Count((int)Math.Round(wait.TotalHours), "hour")
            : wait.TotalDays < 59.5 ? "in " + Count((int)Math.Round(wait.TotalDays), "day")
            : wait.TotalDays < 700 ? "in " + Count((int)Math.Round(wait.TotalDays / 30.44), "month")
            : "in " + Count((int)Math.Round(wait.TotalDays / 365.25), "year");
    }

    /// <summary>"yesterday", "Tuesday", "12 March".</summary>
    public static string Day(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        0 => "today",
        1 => "yesterday",
        > 1 and < 7 => day.DayOfWeek.ToString(),
        _ => DayAndMonth(day),
    };

    /// <summary>"12 January".</summary>
    public static string DayAndMonth(DateOnly day) => day.ToString("d MMMM", CultureInfo.InvariantCulture);

    /// <summary>"S3", "S3 and Glue", "S3, Glue and A2I".</summary>
    public static string List(IReadOnlyList<string> items, string and = "and") => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {and} {items[^1]}",
    };

    /// <summary>
    /// At most <paramref name="length"/> characters, with an ellipsis where something is missing; never half of a surrogate pair.
    /// </summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = length - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
