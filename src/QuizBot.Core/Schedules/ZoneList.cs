using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace QuizBot.Core.Schedules;

/// <summary>The time zones that a machine knows, found by what people write.</summary>
public sealed partial class ZoneList
{
    private const int LongestText = 64;

    private readonly Func<string, TimeZoneInfo?> find;
    private readonly Lazy<FrozenDictionary<string, string>> ids;
    private readonly Lazy<FrozenDictionary<string, string>> cities;

    /// <param name="ids">The IANA ids to look through; a machine may know others besides. Read when the first name has to be guessed.</param>
    /// <param name="find">The zone with an id in its exact spelling, IANA's or Windows's, or null; its own id is IANA's. It only sees ids made of letters, digits and <c>_ + - / .</c> and spaces, without "..".</param>
    public ZoneList(IEnumerable<string> ids, Func<string, TimeZoneInfo?> find)
    {
        this.find = find;
        this.ids = new(() => ids.Distinct(StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase));
        cities = new(() => Ids.Values.Where(id => id.Contains('/', StringComparison.Ordinal))
            .GroupBy(City, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(city => city.Key, city => city.Order(StringComparer.Ordinal).First(), StringComparer.OrdinalIgnoreCase));
    }

    private FrozenDictionary<string, string> Ids => ids.Value;

    /// <summary>
    /// Finds a zone by its IANA id, its Windows id, its city ("new york"), or a whole number of hours from UTC ("UTC+2").
    /// Case does not matter. Abbreviations that several places share, or that mean only half of the year, are refused.
    /// </summary>
    /// <param name="text">What a person wrote; anything at all.</param>
    /// <param name="zone">The zone, with an IANA id.</param>
    /// <param name="problem">What to tell the person, with the zones that look most like it; empty when the zone was found.</param>
    public bool TryFind(string? text, [NotNullWhen(true)] out TimeZoneInfo? zone, out string problem)
    {
        var name = Whitespace().Replace(text ?? "", " ").Trim();
        zone = name.Length <= LongestText ? Find(name) : null;
        problem = zone is null ? Explain(name) : "";
        return zone is not null;
    }

    /// <summary>The zone with an id in its exact spelling.</summary>
    public bool TryGet(string? id, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = id is not null && id.Length <= LongestText ? FindExact(id) : null;
        return zone is not null;
    }

    private TimeZoneInfo? Find(string name)
    {
        if (name.ToUpperInvariant() is "UTC" or "ETC/UTC" or "GMT" or "Z" or "ZULU")
            return TimeZoneInfo.Utc;
        if (UtcOffset.TryParse(name, out var minutes))
            return UtcOffset.TryGetId(minutes, out var id) ? FindExact(id) : null;
        if (ZoneNames.IsAmbiguous(name))
            return null;
        var underscored = name.Replace(' ', '_');
        if (Ids.TryGetValue(underscored, out var known) || cities.Value.TryGetValue(underscored, out known) || ZoneNames.TryGetCity(name, out known))
            return FindExact(known);
        var zone = Spellings(name, underscored).Select(FindExact).FirstOrDefault(found => found is not null);
        const string suffix = " time";
        return zone ?? (name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) ? Find(name[..^suffix.Length]) : null);
    }

    /// <summary>On Unix an id becomes the path of a file: nothing but a zone's is let through.</summary>
    private TimeZoneInfo? FindExact(string id) =>
        id == "UTC" ? TimeZoneInfo.Utc
        : Safe().IsMatch(id) && !id.Contains("..", StringComparison.Ordinal) && !ZoneNames.IsNoPlace(id) ? find(id)
        : null;

    private string Explain(string name)
    {
        const string example = "Write a city, like Europe/Berlin or New York.";
        if (name.Length == 0)
            return $"Which time zone? {example}";
        if (name.Length > LongestText)
            return $"That is too long for a time zone. {example}";
        if (Ids.Count <= 1)
            return "The computer that runs me knows no time zone but UTC. Whoever looks after it can install its time zone data (the tzdata package); until then, write UTC.";
        if (UtcOffset.TryParse(name, out var minutes))
            return UtcOffset.TryGetId(minutes, out _)
                ? $"I do not know the time zone {name} here. {example}"
                : $"{name} is not a whole number of hours between UTC-12 and UTC+14, so please name a city that keeps that time{Like(SameOffset(minutes))}.";
        if (ZoneNames.IsAmbiguous(name))
            return $"{name} can mean several times, or only half of the year. Please name a city{Like(ZoneNames.Meanings(name))}.";
        var nearest = Nearest(name);
        return $"I do not know the time zone “{name}”. " + (nearest.Count == 0 ? example : $"Did you mean {ZoneNames.Or(nearest)}?");
    }

    private static string Like(List<string> zones) => zones.Count == 0 ? "" : ", like " + ZoneNames.Or(zones);

    private List<string> SameOffset(int minutes) =>
        [.. Ids.Values.Where(id => id.Contains('/', StringComparison.Ordinal) && find(id)?.BaseUtcOffset.TotalMinutes == minutes).Order(StringComparer.Ordinal).Take(3)];

    private List<string> Nearest(string name)
    {
        var wanted = name.Replace(' ', '_').ToUpperInvariant();
        var city = City(wanted);
        var most = Math.Max(1, city.Length / 3);
        return [.. Ids.Values
            .Select(id => (Id: id, Distance: Math.Min(Distance(wanted, id.ToUpperInvariant(), most), Distance(city, City(id).ToUpperInvariant(), most))))
            .Where(candidate => candidate.Distance <= most)
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Id, StringComparer.Ordinal)
            .Take(3).Select(candidate => candidate.Id)];
    }

    /// <summary>Insertions, deletions and replacements from one to the other; any number over <paramref name="most"/> where it is more.</summary>
    private static int Distance(string from, string to, int most)
    {
        if (Math.Abs(from.Length - to.Length) > most)
            return int.MaxValue;
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }

    private static string City(string id) => id[(id.LastIndexOf('/') + 1)..];

    /// <summary>
    /// Spellings of ids that are not listed: Windows ids, and old names such as US/Pacific, Asia/Calcutta, EST5EDT and Etc/GMT-2,
    /// written in any case.
    /// </summary>
    private static IEnumerable<string> Spellings(string name, string underscored)
    {
        yield return name;
        yield return TitleCase(name);
        var slash = underscored.IndexOf('/', StringComparison.Ordinal) + 1;
        string area = underscored[..slash], place = underscored[slash..];
        yield return TitleCase(area) + TitleCase(place);
        yield return area.ToUpperInvariant() + TitleCase(place);
        yield return TitleCase(area) + place.ToUpperInvariant();
    }

    [SuppressMessage("Globalization", "CA1308", Justification = "Ids are spelled in lower case after the first letter.")]
    private static string TitleCase(string text) => Word().Replace(text.ToUpperInvariant(), word => word.Value[0] + word.Value[1..].ToLowerInvariant());

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+\-/. ]*$")]
    private static partial Regex Safe();

    [GeneratedRegex("[A-Z0-9]+")]
    private static partial Regex Word();
}
