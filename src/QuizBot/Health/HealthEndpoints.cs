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
        endpoints.MapGet("/health/live", LiveAsync);
        endpoints.MapGet("/health/ready", ReadyAsync);
    }

    private static Task LiveAsync(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<StoreCheck>().StoreName is { } name)
            context.Response.Headers[StoreHeader] = name;
        return Results.Text("alive\n").ExecuteAsync(context);
    }

    /// <summary>Everyone hears whether; what and why, which names accounts and folders, only who asks from this machine.</summary>
    private static async Task ReadyAsync(HttpContext context)
    {
        var readiness = context.RequestServices.GetRequiredService<Readiness>();
        await readiness.LookedAsync(context.RequestAborted);
        var text = new StringBuilder(readiness.IsReady ? "ready\n" : "not ready\n");
        if (CallerGuard.IsHere(context))
        {
            foreach (var (check, problem) in readiness.Problems.OrderBy(check => check.Key, StringComparer.Ordinal))
                text.Append(check).Append(": ").Append(problem ?? "well").Append('\n');
        }

        var status = readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await Results.Text(text.ToString(), statusCode: status).ExecuteAsync(context);
    }
}
