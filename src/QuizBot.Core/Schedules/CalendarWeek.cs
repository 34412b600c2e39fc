namespace QuizBot.Core.Schedules;

/// <summary>Weeks begin on Monday.</summary>
public static class CalendarWeek
{
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-DayIn(day));

    /// <summary>0 for Monday to 6 for Sunday.</summary>
    public static int DayIn(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;
}
