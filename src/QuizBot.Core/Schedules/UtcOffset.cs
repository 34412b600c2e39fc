using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace QuizBot.Core.Schedules;

/// <summary>Fixed distances from UTC: "UTC+2", "gmt-5", "+02:00". IANA has them by whole hours, with the sign turned round: UTC+2 is Etc/GMT-2.</summary>
internal static partial class UtcOffset
{
    private const string IanaPrefix = "Etc/GMT";

    /// <summary>Minutes ahead of UTC; can be more than any zone has.</summary>
    public static bool TryParse(string text, out int minutes)
    {
        minutes = 0;
        var match = Form().Match(text);
        if (!match.Success)
            return false;
        minutes = (Number(match.Groups["h"]) * 60 + Number(match.Groups["m"])) * (match.Groups["sign"].Value == "+" ? 1 : -1);
        return true;
    }

    /// <summary>The id of a fixed zone, for whole hours from 12 behind to 14 ahead.</summary>
    public static bool TryGetId(int minutes, [NotNullWhen(true)] out string? id)
    {
        var hours = minutes / 60;
        id = minutes % 60 != 0 || hours is < -12 or > 14 ? null
            : hours == 0 ? "UTC"
            : string.Create(CultureInfo.InvariantCulture, $"{IanaPrefix}{-hours:+0;-0}");
        return id is not null;
    }

    public static string Describe(string id)
    {
        if (!id.StartsWith(IanaPrefix, StringComparison.Ordinal) || !int.TryParse(id.AsSpan(IanaPrefix.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var behind))
            return id;
        return behind == 0 ? "UTC" : string.Create(CultureInfo.InvariantCulture, $"UTC{-behind:+0;-0}");
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(utc|gmt)?\s?(?<sign>[+-])\s?(?<h>[0-9]{1,2})(:?(?<m>[0-9]{2}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
