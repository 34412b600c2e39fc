using System.Diagnostics.CodeAnalysis;
using QuizBot.Core.Schedules;

namespace QuizBot.Core.Streaks;

/// <summary>The days of the week on which a streak rests: it neither grows nor breaks. At least one day is not off.</summary>
public sealed record DaysOff
{
    public DaysOff(Days days) =>
        Days = days != Days.Every
            ? days
            : throw new ArgumentException("A streak needs at least one day of the week that is not off.", nameof(days));

    public static DaysOff Weekends { get; } = new(Days.Weekends);

    public static DaysOff None { get; } = new(Days.None);

    public Days Days { get; }

    /// <summary>Days away, which rest too whatever day of the week they are; null without any. Not a part of how it is written.</summary>
    public Absence? Away { get; init; }

    public bool Contains(DateOnly day) => Days.Has(day.DayOfWeek) || Away?.Contains(day) == true;

    /// <summary>Reads "weekends", "none", "fri, sat", "sunday", "saturday and sunday".</summary>
    /// <param name="text">What a person wrote; anything at all.</param>
    /// <param name="off">The days off.</param>
    /// <param name="problem">How to write it instead; empty when it was understood.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DaysOff? off, out string problem)
    {
        off = DayWords.TryParse(text, out var days) && days != Days.Every ? new DaysOff(days) : null;
        problem = off is not null ? ""
            : days == Days.Every
                ? "A streak needs at least one day of the week that is not off. Write the days off like this: weekends, or: fri, sat."
            : "Write the days off like this: weekends, or: fri, sat, or: none.";
        return off is not null;
    }

    /// <summary>"weekends", "none", "Friday and Saturday"; <see cref="TryParse"/> understands it.</summary>
    public override string ToString() => Days.Describe();
}
