using System.Net;

namespace QuizBot.Teams;

/// <summary>Which addresses may be called, with or without the bot's token.</summary>
internal sealed class ServiceHosts
{
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> suffixes = [];
    private readonly HashSet<string> origins = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidOperationException">An entry is not of its form.</exception>
    public ServiceHosts(IEnumerable<string> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Contains("://", StringComparison.Ordinal))
                origins.Add(Uri.TryCreate(entry, UriKind.Absolute, out var origin) && origin.IsLoopback
                    ? origin.GetLeftPart(UriPartial.Authority)
                    : throw Bad(entry));
            else if (Uri.CheckHostName(entry.StartsWith("*.", StringComparison.Ordinal) ? entry[2..] : entry) != UriHostNameType.Dns)
                throw Bad(entry);
            else if (entry.StartsWith('*'))
                suffixes.Add(entry[1..]);
            else
                names.Add(entry);
        }
    }

    /// <summary>True for https on its usual port at a listed host, and for a listed stand-in on this computer.</summary>
    public bool Allows(Uri address)
    {
        if (address.UserInfo.Length > 0)
            return false;
        if (origins.Contains(address.GetLeftPart(UriPartial.Authority)))
            return true;
        return address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort
            && (names.Contains(address.Host)
                || suffixes.Exists(suffix => address.Host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>True for this computer by number or by its own name, the only place that an unconfigured bot calls.</summary>
    public static bool IsThisComputer(Uri address) =>
        address.UserInfo.Length == 0 && address.Scheme is ("http" or "https")
        && (address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));

    private static InvalidOperationException Bad(string entry) =>
        new($"Teams:ServiceHosts has \"{entry}\"; an entry is a host name, *.name, or the origin of a stand-in on this computer such as "
            + "http://127.0.0.1:5000.");
}
