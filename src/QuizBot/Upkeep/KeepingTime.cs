using System.Globalization;
using QuizBot.Core.Text;

namespace QuizBot.Upkeep;

/// <summary>How long something is kept: months and days of the calendar.</summary>
internal readonly record struct KeepingTime(int Months, int Days)
{
    /// <summary>From when on it is kept.</summary>
    public DateTimeOffset Before(DateTimeOffset now) => now.AddMonths(-Months).AddDays(-Days);

    /// <summary>"13 months".</summary>
    public override string ToString() => Months > 0 ? Wording.Count(Months, "month") : Wording.Count(Days, "day");

    /// <summary>"13 months", "400 days", "2 years".</summary>
    public static bool TryParse(string text, out KeepingTime time)
    {
        var words = text.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        time = default;
        if (words is not [var number, var unit] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var many)
            || many is < 1 or > 36_500)
            return false;
        KeepingTime? read = unit.ToUpperInvariant().TrimEnd('S') switch
        {
            "DAY" => new(0, many),
            "WEEK" when many <= 5_000 => new(0, many * 7),
            "MONTH" when many <= 1_200 => new(many, 0),
            "YEAR" when many <= 100 => new(many * 12, 0),
            _ => null,
        };
        time = read ?? default;
        return read is not null;
    }
}
