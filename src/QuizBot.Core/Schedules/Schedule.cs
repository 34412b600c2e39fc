using System.Diagnostics.CodeAnalysis;
using QuizBot.Core.Text;

namespace QuizBot.Core.Schedules;

/// <summary>On which days and when a room gets a card, in the wall-clock time of a zone.</summary>
public sealed record Schedule
{
    /// <summary>At least one day.</summary>
    public required Days Days { get; init; }

    /// <summary>Hours and minutes.</summary>
    public required TimeOnly Time { get; init; }

    /// <summary>An IANA zone id.</summary>
    public required string Zone { get; init; }

    /// <summary>The note to take cards from, as it was typed; null for all notes.</summary>
    public string? NoteId { get; init; }

    /// <summary>Reads "weekdays 09:00 Europe/Berlin", "daily at 9am", "mon, wed 17:30 D1.2", "monday to friday at 9".</summary>
    /// <param name="text">What a person wrote; anything at all. Without days it means every day.</param>
    /// <param name="defaultZone">The zone's id where the text names none.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="problem">What is wrong and how to write it instead; empty when it was understood.</param>
    public static bool TryParse(string? text, string defaultZone, [NotNullWhen(true)] out Schedule? schedule, out string problem) =>
        ScheduleText.TryParse(text, defaultZone, out schedule, out problem);

    /// <summary>
    /// The first run after an instant, in UTC. A time that the clock skips on a day runs as soon as the clock goes on; a time that it
    /// shows twice runs the first time; a day that the calendar leaves out has no run.
    /// </summary>
    /// <param name="after">Not itself a run.</param>
    /// <returns>Null where the zone is unknown, or without days.</returns>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        if (!Zones.TryGet(Zone, out var zone))
            return null;
        // Yesterday's time may be skipped at midnight and run today; the only day of a week may be one that the calendar leaves out.
        const int longestWait = 15;
        var day = LocalClock.Day(after, zone).AddDays(-1);
        for (var i = 0; i <= longestWait; i++, day = day.AddDays(1))
        {
            if (!Days.Has(day.DayOfWeek))
                continue;
            var run = LocalClock.FirstAt(day, Time, zone);
            if (run > after && LocalClock.Exists(day, zone))
                return run;
        }
        return null;
    }

    /// <summary>"weekdays at 09:00 (Europe/Berlin), note D1.2"; <see cref="TryParse"/> understands it.</summary>
    public override string ToString() =>
        $"{Days.Describe()} at {Wording.Clock(Time)} ({Zones.Describe(Zone)}){(NoteId is null ? "" : $", note {NoteId}")}";
}
