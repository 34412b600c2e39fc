using System.Net;

namespace QuizBot.Playground;

/// <summary>
/// The playground is for the person at this computer and its own page. A web site they have open elsewhere must not reach it,
/// neither by a form or script (Origin, Sec-Fetch-Site) nor by a name that it points at 127.0.0.1 (Host); and someone who
/// comes through a tunnel, opened for Teams or Slack to reach this process, is not at this computer (forwarding headers).
/// </summary>
internal static class CallerGuard
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Host"];

    public static RequestDelegate Around(RequestDelegate inner) => async context =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        if (Refusal(context) is { } reason)
            await RequestBodies.ProblemAsync(context, StatusCodes.Status403Forbidden, reason);
        else
            await inner(context);
    };

    /// <summary>Why the caller is turned away; null for a welcome one.</summary>
    public static string? Refusal(HttpContext context)
    {
        var request = context.Request;
        if (!IsHere(context))
            return "The playground answers only on the computer it runs on.";
        if (request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
            return "Open the playground by the address that was printed when it started, such as http://localhost:3978.";
        if (request.Headers.TryGetValue("Origin", out var origin) && origin != $"{request.Scheme}://{request.Host}")
            return "The playground takes requests from its own page only.";
        return request.Headers.TryGetValue("Sec-Fetch-Site", out var site) && site != "same-origin" && site != "none" && !IsVisit(request)
            ? "The playground takes requests from its own page only."
            : null;
    }

    /// <summary>True for a caller on this computer who does not come through a proxy or tunnel.</summary>
    public static bool IsHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !Forwarding.Any(context.Request.Headers.ContainsKey);

    /// <summary>Someone follows a link to the page, as from the text of another site.</summary>
    private static bool IsVisit(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path == "/" && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";
}
