using System.Text;
using QuizBot.Playground;

namespace QuizBot.Health;

/// <summary>Whether the process lives, and whether it can answer people.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("alive\n"));
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
