using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace QuizBot.Core.Schedules;

/// <summary>
/// Fixed distances from UTC: "UTC+2", "gmt-5", "+02:00", "UTC+5:30". IANA has them by whole hours, with the sign turned round (UTC+2 is
/// Etc/GMT-2); NodaTime has the others ("UTC+05:30").
/// </summary>
internal static partial class UtcOffset
{
    private const string IanaPrefix = "Etc/GMT";

    /// <summary>Minutes ahead of UTC; can be more than any zone has.</summary>
    public static bool TryParse(string text, out int minutes)
    {
        var match = Form().Match(text);
        minutes = (Number(match.Groups["h"]) * 60 + Number(match.Groups["m"])) * (match.Groups["sign"].Value == "+" ? 1 : -1);
        return match.Success;
    }

    /// <summary>The id of a fixed zone, from 12 hours behind to 14 ahead, in steps of a quarter of an hour.</summary>
    public static bool TryGetId(int minutes, [NotNullWhen(true)] out string? id)
    {
        var (hours, rest) = Math.DivRem(minutes, 60);
        id = minutes is < -12 * 60 or > 14 * 60 || minutes % 15 != 0 ? null
            : minutes == 0 ? "UTC"
            : rest == 0 ? string.Create(CultureInfo.InvariantCulture, $"{IanaPrefix}{-hours:+0;-0}")
            : string.Create(CultureInfo.InvariantCulture, $"UTC{(minutes < 0 ? '-' : '+')}{Math.Abs(hours):00}:{Math.Abs(rest):00}");
        return id is not null;
    }

    /// <summary>"UTC+2" and "UTC+5:30" for the ids of fixed zones, the id itself for every other.</summary>
    public static string Describe(string id)
    {
        var match = Id().Match(id);
        if (!match.Success)
            return id;
        var turned = match.Groups["iana"].Success;
        var sign = match.Groups["sign"].Value == "+" != turned ? "+" : "-";
        var minutes = match.Groups["m"].Success && Number(match.Groups["m"]) > 0 ? ":" + match.Groups["m"].Value : "";
        var hours = Number(match.Groups["h"]);
        return hours == 0 && minutes.Length == 0 ? "UTC" : string.Create(CultureInfo.InvariantCulture, $"UTC{sign}{hours}{minutes}");
    }

    private static int Number(Group group) =>
        group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^(utc|gmt)?\s?(?<sign>[+-])\s?(?<h>[0-9]{1,2})(:?(?<m>[0-9]{2}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"^((?<iana>Etc/GMT)|UTC)(?<sign>[+-])(?<h>[0-9]{1,2})(:(?<m>[0-9]{2}))?$")]
    private static partial Regex Id();
}
