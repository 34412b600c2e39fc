using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace QuizBot.Core.Schedules;

/// <summary>What people write for time zones besides their ids.</summary>
internal static class ZoneNames
{
    /// <summary>Abbreviations: shared by several places, or the name of only summer or winter.</summary>
    private static readonly FrozenDictionary<string, string> Abbreviations = Table(
        ("America/New_York", "EST EDT ET"),
        ("America/Chicago Asia/Shanghai America/Havana", "CST"),
        ("America/Chicago", "CDT CT"),
        ("America/Denver America/Phoenix", "MST MDT MT"),
        ("America/Los_Angeles", "PST PDT PT"),
        ("America/Anchorage", "AKST AKDT"),
        ("America/Halifax Asia/Riyadh", "AST"),
        ("America/Sao_Paulo", "BRT"),
        ("Asia/Kolkata Europe/Dublin Asia/Jerusalem", "IST"),
        ("Europe/London Asia/Dhaka", "BST"),
        ("Europe/Berlin", "CEST MEZ MESZ"),
        ("Europe/Athens", "EEST"),
        ("Europe/Lisbon", "WEST"),
        ("Europe/Moscow", "MSK"),
        ("Asia/Dubai", "GST"),
        ("Asia/Singapore", "SGT"),
        ("Asia/Hong_Kong", "HKT"),
        ("Asia/Tokyo", "JST"),
        ("Asia/Seoul", "KST"),
        ("Australia/Sydney", "AEST AEDT"),
        ("Australia/Adelaide", "ACST ACDT"),
        ("Australia/Perth", "AWST"),
        ("Pacific/Auckland", "NZST NZDT"));

    /// <summary>Large cities that share another city's zone.</summary>
    private static readonly FrozenDictionary<string, string> Cities = Table(
        ("Europe/Berlin", "munich hamburg cologne frankfurt stuttgart dusseldorf leipzig"),
        ("Europe/London", "manchester birmingham edinburgh glasgow cardiff bristol leeds"),
        ("Europe/Paris", "lyon marseille toulouse"),
        ("Europe/Madrid", "barcelona valencia seville"),
        ("Europe/Rome", "milan naples turin"),
        ("Europe/Zurich", "geneva basel bern"),
        ("Europe/Warsaw", "krakow wroclaw gdansk"),
        ("Europe/Amsterdam", "rotterdam utrecht"),
        ("Europe/Lisbon", "porto"),
        ("America/New_York", "washington boston philadelphia miami atlanta pittsburgh"),
        ("America/Chicago", "dallas houston austin minneapolis nashville"),
        ("America/Los_Angeles", "san_francisco seattle portland san_diego las_vegas"),
        ("America/Toronto", "ottawa montreal"),
        ("America/Edmonton", "calgary"),
        ("America/Sao_Paulo", "rio_de_janeiro brasilia"),
        ("Asia/Kolkata", "mumbai delhi new_delhi bangalore bengaluru chennai hyderabad pune"),
        ("Asia/Shanghai", "beijing shenzhen guangzhou"),
        ("Asia/Tokyo", "osaka kyoto"),
        ("Asia/Jerusalem", "tel_aviv haifa"),
        ("Asia/Karachi", "islamabad lahore"),
        ("Asia/Ho_Chi_Minh", "hanoi saigon"),
        ("Asia/Dubai", "abu_dhabi"),
        ("Australia/Sydney", "canberra"),
        ("Pacific/Auckland", "wellington"),
        ("Africa/Johannesburg", "cape_town pretoria durban"));

    /// <summary>Files beside the zones of a Unix machine that are no place: copies, one with leap seconds, and what the machine itself is set to.</summary>
    public static bool IsNoPlace(string name) =>
        name.StartsWith("right/", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("posix/", StringComparison.OrdinalIgnoreCase)
        || name.ToUpperInvariant() is "LOCALTIME" or "POSIXRULES" or "FACTORY" or "LOCAL";

    public static bool IsAmbiguous(string name) => Abbreviations.ContainsKey(name);

    /// <summary>Zones that an ambiguous name may stand for.</summary>
    public static List<string> Meanings(string name) => [.. Abbreviations[name].Split(' ')];

    public static bool TryGetCity(string name, [NotNullWhen(true)] out string? id) => Cities.TryGetValue(name.Replace(' ', '_'), out id);

    /// <summary>"A", "A or B", "A, B or C".</summary>
    public static string Or(List<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])} or {names[^1]}";

    private static FrozenDictionary<string, string> Table(params (string Zones, string Names)[] rows) => rows
        .SelectMany(row => row.Names.Split(' ').Select(name => KeyValuePair.Create(name, row.Zones)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
