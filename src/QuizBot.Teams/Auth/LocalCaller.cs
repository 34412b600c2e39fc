using System.Net;
using Microsoft.AspNetCore.Http;

namespace QuizBot.Teams.Auth;

/// <summary>
/// Whether a request comes from the person at this computer. A web site they have open elsewhere must not pass for them, neither by a form
/// or script (Origin, Sec-Fetch-Site) nor by a name that it points at 127.0.0.1 (Host); and someone who comes through a proxy or tunnel,
/// opened for Teams or Slack to reach this process, is not at this computer (forwarding headers).
/// </summary>
public static class LocalCaller
{
    private static readonly string[] ForwardingPrefixes = ["X-Forwarded-", "X-Original-", "CF-"];

    private static readonly string[] Forwarding =
    [
        "Forwarded", "Via", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "True-Client-IP", "Fastly-Client-IP", "Fly-Client-IP",
        "X-ProxyUser-IP",
    ];

    public static CallerPlace Place(HttpRequest request)
    {
        if (request.HttpContext.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address)
            || IsForwarded(request.Headers))
            return CallerPlace.Elsewhere;
        if (request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
            return CallerPlace.OtherName;
        if (request.Headers.TryGetValue("Origin", out var origin) && origin != $"{request.Scheme}://{request.Host}")
            return CallerPlace.OtherSite;
        return request.Headers.TryGetValue("Sec-Fetch-Site", out var site) && site != "same-origin" && site != "none"
            ? CallerPlace.Link
            : CallerPlace.Here;
    }

    private static bool IsForwarded(IHeaderDictionary headers) => headers.Keys.Any(name =>
        Forwarding.Contains(name, StringComparer.OrdinalIgnoreCase)
        || ForwardingPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>Where a request comes from.</summary>
public enum CallerPlace
{
    /// <summary>This computer, by a program or by a page of this process.</summary>
    Here,

    /// <summary>Another computer, or a tunnel.</summary>
    Elsewhere,

    /// <summary>This computer under another name.</summary>
    OtherName,

    /// <summary>A page of another site.</summary>
    OtherSite,

    /// <summary>Another site that says nothing of itself, as where someone follows a link.</summary>
    Link,
}
