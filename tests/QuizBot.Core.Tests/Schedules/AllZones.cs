namespace QuizBot.Core.Tests.Schedules;

/// <summary>Every IANA zone of this machine, old names and links as well; where there is no folder of zones, those that .NET lists.</summary>
internal static class AllZones
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("TZDIR") ?? "/usr/share/zoneinfo";

    private static readonly string[] NoPlaces = ["posix/", "right/", "localtime", "posixrules", "Factory"];

    public static IReadOnlyList<TimeZoneInfo> List { get; } = [.. (Directory.Exists(Folder) ? Files() : Listed()).Order(StringComparer.Ordinal).Select(TimeZoneInfo.FindSystemTimeZoneById)];

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file))
        .Where(id => !NoPlaces.Any(no => id.StartsWith(no, StringComparison.Ordinal)) && IsZone(Path.Combine(Folder, id)));

    private static IEnumerable<string> Listed() => TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).Select(zone => zone.Id);

    private static bool IsZone(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> mark = stackalloc byte[4];
        return stream.ReadAtLeast(mark, 4, throwOnEndOfStream: false) == 4 && mark.SequenceEqual("TZif"u8);
    }
}
