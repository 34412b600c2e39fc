using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.TimeZones;

namespace QuizBot.Core.Schedules;

/// <summary>The time zones of the world, from NodaTime's own data: the same on every machine.</summary>
public static class Zones
{
    /// <summary>The zone with an id, as a channel or a stored setting says it: IANA's or Windows's, in its exact spelling.</summary>
    public static bool TryGet(string? id, [NotNullWhen(true)] out DateTimeZone? zone)
    {
        zone = id is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)
            ?? (TzdbDateTimeZoneSource.Default.WindowsToTzdbIds.TryGetValue(id, out var iana) ? DateTimeZoneProviders.Tzdb[iana] : null);
        return zone is not null;
    }

    /// <summary>The first zone that is known, as <see cref="TryGet"/> finds it; UTC where none is.</summary>
    public static DateTimeZone OrUtc(params ReadOnlySpan<string?> ids)
    {
        foreach (var id in ids)
            if (TryGet(id, out var zone))
                return zone;
        return DateTimeZone.Utc;
    }

    /// <summary>
    /// Finds a zone by its id, a city ("new york", "München"), a country or region with one clock ("Japan", "Pacific Time", "CET"), or
    /// a distance from UTC ("UTC+2"). Case and accents do not matter; a name that several places share is asked about.
    /// </summary>
    /// <param name="text">What a person wrote; anything at all.</param>
    /// <param name="zone">The zone; its id is IANA's, or "UTC+05:30" for a distance that IANA does not have.</param>
    /// <param name="problem">What to tell the person, with the zones that are most likely meant; empty when the zone was found.</param>
    public static bool TryFind(string? text, [NotNullWhen(true)] out DateTimeZone? zone, out string problem)
    {
        var question = new ZoneQuestion(text ?? "");
        zone = question.Zones is [var only] ? DateTimeZoneProviders.Tzdb[only] : null;
        problem = zone is null ? question.Problem() : "";
        return zone is not null;
    }

    /// <summary>
    /// What people read for a zone id: "UTC+2" for Etc/GMT-2, which counts the other way round, and the id itself for every other.
    /// </summary>
    public static string Describe(string id) => UtcOffset.Describe(id);
}
