using System.Diagnostics.CodeAnalysis;

namespace QuizBot.Core.Schedules;

/// <summary>The time zones of this machine.</summary>
public static class Zones
{
    private static readonly Lazy<ZoneList> Machine = new(() => new ZoneList(
        Ids(),
        id => TimeZoneInfo.TryFindSystemTimeZoneById(IanaId(id), out var zone) ? zone : null));

    /// <inheritdoc cref="ZoneList.TryFind"/>
    public static bool TryFind(string? text, [NotNullWhen(true)] out TimeZoneInfo? zone, out string problem) =>
        Machine.Value.TryFind(text, out zone, out problem);

    /// <summary>The zone with an id, as a channel or a stored setting says it; nothing is guessed.</summary>
    public static bool TryGet(string? id, [NotNullWhen(true)] out TimeZoneInfo? zone) => Machine.Value.TryGet(id, out zone);

    /// <summary>The zone with an id, as <see cref="TryGet"/> finds it; UTC where there is none.</summary>
    public static TimeZoneInfo OrUtc(string? id) => TryGet(id, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>What people read for a zone id: "UTC+2" for Etc/GMT-2, which counts the other way round, and the id itself for every other.</summary>
    public static string Describe(string id) => UtcOffset.Describe(id);

    /// <summary>Reads hundreds of files when it is gone through, which the first answer after a start should not wait for.</summary>
    private static IEnumerable<string> Ids()
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
            yield return IanaId(zone.Id);
    }

    /// <summary>Windows names its zones its own way.</summary>
    private static string IanaId(string id) => TimeZoneInfo.TryConvertWindowsIdToIanaId(id, out var iana) ? iana : id;
}
