using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace QuizBot.Slack.Installs;

/// <summary>
/// How often somebody may come back from Slack in a minute, each address and all together: every visit is a row in the store and a call
/// with the app's secret.
/// </summary>
internal sealed class InstallVisits : IDisposable
{
    public const int FromOneAddress = 20;
    public const int FromAll = 120;

    private readonly PartitionedRateLimiter<string> limits =
        PartitionedRateLimiter.CreateChained(Limit(address => address, FromOneAddress), Limit(_ => "", FromAll));

    public bool Allows(HttpContext context)
    {
        using var visit = limits.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");
        return visit.IsAcquired;
    }

    public void Dispose() => limits.Dispose();

    private static PartitionedRateLimiter<string> Limit(Func<string, string> key, int visits) =>
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(
            key(address), _ => new() { PermitLimit = visits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
}
