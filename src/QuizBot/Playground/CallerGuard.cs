using QuizBot.Teams.Auth;

namespace QuizBot.Playground;

/// <summary>The playground is for the person at this computer and its own page.</summary>
internal static class CallerGuard
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

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
    public static string? Refusal(HttpContext context) => LocalCaller.Place(context.Request) switch
    {
        CallerPlace.Here => null,
        CallerPlace.Link when IsVisit(context.Request) => null,
        CallerPlace.Elsewhere => "The playground answers only on the computer it runs on.",
        CallerPlace.OtherName => "Open the playground by the address that was printed when it started, such as http://localhost:3978.",
        _ => "The playground takes requests from its own page only.",
    };

    /// <summary>True for a caller on this computer who does not come through a proxy or tunnel.</summary>
    public static bool IsHere(HttpContext context) => LocalCaller.Place(context.Request) != CallerPlace.Elsewhere;

    /// <summary>Someone follows a link to the page, as from the text of another site.</summary>
    private static bool IsVisit(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path == "/" && request.Headers["Sec-Fetch-Mode"] == "navigate"
            && request.Headers["Sec-Fetch-Dest"] == "document";
}
