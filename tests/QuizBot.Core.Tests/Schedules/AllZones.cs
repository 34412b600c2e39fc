using NodaTime;
using NodaTime.TimeZones;

namespace QuizBot.Core.Tests.Schedules;

/// <summary>Every IANA zone, old names and links as well.</summary>
internal static class AllZones
{
    public static IReadOnlyList<DateTimeZone> List { get; } = [.. DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id])];

    /// <summary>True for two names of one zone, such as Asia/Calcutta and Asia/Kolkata, or UTC and GMT.</summary>
    public static bool IsSame(string id, string other) => Canonical(id) == Canonical(other) || (IsUtc(id) && IsUtc(other));

    private static bool IsUtc(string id) => DateTimeZoneProviders.Tzdb[id] is { MinOffset: var least, MaxOffset: var most } && least == Offset.Zero && most == Offset.Zero;

    private static string Canonical(string id) => TzdbDateTimeZoneSource.Default.CanonicalIdMap[id];
}
