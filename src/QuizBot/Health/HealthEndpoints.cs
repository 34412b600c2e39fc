using System.Text;
using QuizBot.Playground;

namespace QuizBot.Health;

/// <summary>Whether the process lives, and whether it can answer people.</summary>
internal static class HealthEndpoints
{
    /// <summary>Says which store this instance serves from, by a name that means nothing to others.</summary>
    public const string StoreHeader = "QuizBot-Store";

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", (HttpContext context, StoreCheck store) =>
        {
            if (store.StoreName is { } name)
                context.Response.Headers[StoreHeader] = name;
            return Results.Text("alive\n");
        });
        endpoints.MapGet("/health/ready", ReadyAsync);
    }

    /// <summary>Everyone hears whether; what and why, which names accounts and folders, only who asks from this machine.</summary>
    private static async Task<IResult> ReadyAsync(HttpContext context, Readiness readiness, CancellationToken cancel)
    {
        await readiness.LookedAsync(cancel);
        var text = new StringBuilder(readiness.IsReady ? "ready\n" : "not ready\n");
        if (CallerGuard.IsHere(context))
        {
            foreach (var (check, problem) in readiness.Problems.OrderBy(check => check.Key, StringComparer.Ordinal))
                text.Append(check).Append(": ").Append(problem ?? "well").Append('\n');
        }

        return Results.Text(
            text.ToString(), statusCode: readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
