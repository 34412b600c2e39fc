using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.TimeZones;
using QuizBot.Core.Text;

namespace QuizBot.Core.Schedules;

/// <summary>A time zone in a person's words: the zones that they can mean, and what to ask where that is not one.</summary>
internal sealed partial class ZoneQuestion
{
    private const int LongestText = 64;
    private const string Example = "Write a city, like Berlin or New York.";

    /// <summary>Ids of two parts, and Windows's, with IANA's for each.</summary>
    private static readonly Lazy<Dictionary<string, string>> Ids = new(() =>
        DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal)).Select(id => KeyValuePair.Create(id, id))
            .Concat(TzdbDateTimeZoneSource.Default.WindowsToTzdbIds).ToDictionary(StringComparer.OrdinalIgnoreCase));

    private readonly string name;

    public ZoneQuestion(string text)
    {
        name = Gaps().Replace(text, " ").Trim();
        Zones = name.Length <= LongestText ? Read(name) : [];
    }

    /// <summary>IANA ids, the most likely first; none where the words mean no zone.</summary>
    public IReadOnlyList<string> Zones { get; }

    /// <summary>What to tell the person.</summary>
    public string Problem()
    {
        if (name.Length == 0)
            return $"Which time zone? {Example}";
        if (name.Length > LongestText)
            return $"That is too long for a time zone. {Example}";
        if (Zones.Count > 0)
            return $"“{name}” can mean several time zones. Which one: {Wording.List(Zones, "or")}?";
        if (UtcOffset.TryParse(name, out _))
            return $"“{name}” is no time zone: they go from UTC-12 to UTC+14. {Example}";
        var near = ZoneNames.Near(name);
        return $"I do not know the time zone “{name}”. {(near.Count == 0 ? Example : $"Did you mean {Wording.List(near, "or")}?")}";
    }

    private static IReadOnlyList<string> Read(string name)
    {
        if (name.ToUpperInvariant() is "UTC" or "ETC/UTC" or "GMT" or "Z" or "ZULU")
            return ["UTC"];
        if (UtcOffset.TryParse(name, out var minutes))
            return UtcOffset.TryGetId(minutes, out var fixedZone) ? [fixedZone] : [];
        return Ids.Value.TryGetValue(name, out var id) || Ids.Value.TryGetValue(name.Replace(' ', '_'), out id) ? [id]
            : Listed().Match(name) is { Success: true } listed ? Read(listed.Groups["rest"].Value)
            : ZoneNames.Find(name);
    }

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Gaps();

    /// <summary>Windows's lists say "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna".</summary>
    [GeneratedRegex(@"^\((UTC|GMT)[^()]*\)\s*(?<rest>.+)$")]
    private static partial Regex Listed();
}
