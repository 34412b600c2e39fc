using NodaTime.TimeZones;
using QuizBot.Core.Text;

namespace QuizBot.Core.Schedules;

/// <summary>
/// What people call the time of a place: cities, countries, regions and their clocks, from times.txt, places.txt and the ids themselves.
/// </summary>
internal static class ZoneNames
{
    private static readonly string[] Endings = [" standard time", " daylight time", " summer time", " time zone", " timezone", " time"];

    private static readonly Lazy<Dictionary<string, Place>> Places = new(Read);

    /// <summary>The zones that a name can mean, the most likely first; none where it is unknown.</summary>
    public static IReadOnlyList<string> Find(string name) => FindKey(Key(name));

    /// <summary>
    /// At most three names that look like it, as "Munich (Europe/Berlin)" or, where the zone has that name, "Europe/Berlin".
    /// </summary>
    public static IReadOnlyList<string> Near(string name)
    {
        var isId = name.Contains('/', StringComparison.Ordinal);
        var key = Key(City(name));
        var most = Spelling.Budget(key.Length);
        return [.. Places.Value
            .Select(known => (known.Key, known.Value, Distance: Spelling.Distance(key, known.Key, most)))
            .Where(known => known.Distance <= most && (!isId || known.Value.NamesItsZone))
            .OrderBy(known => known.Distance).ThenBy(known => known.Key[0] == key[0] ? 0 : 1)
            .Select(known => known.Value.ToString()).Distinct().Take(3)];
    }

    private static IReadOnlyList<string> FindKey(string key) =>
        Places.Value.TryGetValue(key, out var place) ? place.Zones
        : Endings.FirstOrDefault(ending => key.EndsWith(ending, StringComparison.Ordinal)) is { } ending ? FindKey(key[..^ending.Length])
        : FindTwo(key);

    /// <summary>"Portland, Oregon" and "Birmingham USA": what both can mean, else what the second says.</summary>
    private static IReadOnlyList<string> FindTwo(string key)
    {
        for (var gap = key.IndexOf(' ', StringComparison.Ordinal); gap > 0; gap = key.IndexOf(' ', gap + 1))
        {
            if (!Places.Value.TryGetValue(key[..gap], out var first) || FindKey(key[(gap + 1)..]) is not { Count: > 0 } second)
                continue;
            string[] both = [.. first.Zones.Intersect(second)];
            return both.Length > 0 ? both : second;
        }

        return [];
    }

    private static string Key(string name) => string.Join(' ', Words.Of(name)
        .Select(word => word.Text is "saint" or "sankt" or "sint" ? "st" : word.Text)
        .Where(word => word is not ("and" or "the")));

    private static Dictionary<string, Place> Read()
    {
        var places = new Dictionary<string, Place>();
        string[] zones = [];
        foreach (var line in DataFile.Lines("times.txt").Concat(DataFile.Lines("places.txt")))
        {
            if (line[0] != ' ')
            {
                zones = line.Split(' ');
                continue;
            }

            var names = line.Split([':', ','], StringSplitOptions.TrimEntries);
            foreach (var name in names)
                places.TryAdd(Key(name), new(names[0], zones));
        }

        var source = TzdbDateTimeZoneSource.Default;
        foreach (var id in source.ZoneLocations!.Select(location => location.ZoneId)
            .Concat(source.GetIds().Where(id => !id.Contains('/', StringComparison.Ordinal))))
            places.TryAdd(Key(City(id)), new(City(id), [id]));
        return places;
    }

    private static string City(string id) => id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    /// <param name="Name">As people write it.</param>
    /// <param name="Zones">IANA ids, the most likely first.</param>
    private sealed record Place(string Name, string[] Zones)
    {
        public bool NamesItsZone => Zones is [var zone] && Key(City(zone)) == Key(Name);

        public override string ToString() => NamesItsZone ? Zones[0] : $"{Name} ({Wording.List(Zones, "or")})";
    }
}
