using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;

namespace QuizBot.Teams.Auth;

/// <summary>Refuses calls: counts them, and writes one line a minute, however many there are.</summary>
internal sealed partial class Refusals(TimeProvider time, ILogger<Refusals> log)
{
    private static readonly Meter Meter = new("QuizBot.Teams");
    private static readonly Counter<long> Counter = Meter.CreateCounter<long>(
        "quizbot.teams.refused", description: "Calls to /api/messages that were refused, by status");

    private readonly FloodCount tally = new();
    private readonly long began = time.GetTimestamp();

    /// <summary>Nothing that is left of the body is read: the connection ends.</summary>
    public void Refuse(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Connection = "close";
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        Counter.Add(1, new KeyValuePair<string, object?>("status", status));
        if (tally.Add(time.GetElapsedTime(began)) is { } count)
            Log.Refused(log, count, reason);
    }

    private static partial class Log
    {
        [LoggerMessage(
            1, LogLevel.Warning, "Refused {Count} calls to /api/messages since this was last said; the latest because {Reason}.")]
        public static partial void Refused(ILogger log, int count, string reason);
    }
}
