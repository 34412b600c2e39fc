using System.Globalization;
using System.Text;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Progress;

/// <summary>A picture of study days in plain characters: a row for each weekday, a column for each week, the present week last.</summary>
internal static class StudyCalendar
{
    private const int SomeAnswers = 5;
    private const int ManyAnswers = 15;

    /// <summary>The Monday on which the picture begins.</summary>
    public static DateOnly FirstDay(DateOnly today, int weeks) => CalendarWeek.MondayOf(today).AddDays(-7 * (weeks - 1));

    public static string Draw(IReadOnlyDictionary<DateOnly, DayCount> days, DateOnly today, int weeks)
    {
        var first = FirstDay(today, weeks);
        var text = new StringBuilder();
        for (var weekday = 0; weekday < 7; weekday++)
        {
            text.Append(first.AddDays(weekday).ToString("ddd", CultureInfo.InvariantCulture)).Append(' ');
            for (var week = 0; week < weeks; week++)
            {
                var day = first.AddDays((7 * week) + weekday);
                text.Append(' ').Append(day > today ? ' ' : Mark(days.GetValueOrDefault(day)));
            }

            text.Append('\n');
        }

        return text.Append("· none  ░ some  ▒ ").Append(SomeAnswers).Append("+  █ ").Append(ManyAnswers).Append('+').ToString();
    }

    public static string Describe(IReadOnlyDictionary<DateOnly, DayCount> days, DateOnly today, int weeks)
    {
        var thisWeek = days.Keys.Count(day => day >= CalendarWeek.MondayOf(today));
        return $"Calendar of the last {weeks} weeks: {Wording.Count(days.Count, "day")} with answers, {thisWeek} of them this week";
    }

    private static char Mark(DayCount? day) => day?.Reviews switch
    {
        null or 0 => '·',
        < SomeAnswers => '░',
        < ManyAnswers => '▒',
        _ => '█',
    };
}
