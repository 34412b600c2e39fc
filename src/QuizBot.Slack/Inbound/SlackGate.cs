using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QuizBot.Core.Chat;

namespace QuizBot.Slack.Inbound;

/// <summary>
/// Lets in what Slack signed, and nothing else. What its headers give away is refused before a byte of the body is read, and nothing a
/// stranger sends fills the log.
/// </summary>
internal sealed partial class SlackGate(UnverifiedBodies bodies, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackGate> log)
{
    private static readonly Meter Meter = new("QuizBot.Slack");
    private static readonly Counter<long> Counter = Meter.CreateCounter<long>(
        "quizbot.slack.refused", description: "Requests to Slack's routes that were refused, by status");

    private readonly FloodCount refused = new();
    private readonly long began = time.GetTimestamp();

    /// <summary>The body of a genuine request; else the status to refuse it with.</summary>
    public async Task<(int? Refused, byte[] Body)> AdmitAsync(HttpContext context)
    {
        if (options.Value.SigningSecret.Length == 0)
            return Refuse(context, StatusCodes.Status404NotFound, "Slack is off (Slack:SigningSecret is not set)");
        var timestamp = Header(context, SlackSignature.TimestampHeader);
        var signature = Header(context, SlackSignature.SignatureHeader);
        if (!SlackSignature.MayBeGenuine(timestamp, signature, time.GetUtcNow()))
            return Refuse(context, StatusCodes.Status401Unauthorized, "its headers are not those of Slack");
        if (context.Request.ContentLength > UnverifiedBodies.Longest)
            return Refuse(context, StatusCodes.Status413PayloadTooLarge, "it is too long");

        // How slow a body may come is decided here, and not by the server.
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } pace)
            pace.MinDataRate = null;
        try
        {
            if (await bodies.ReadAsync(context.Request.BodyReader) is not { } body)
                return Refuse(context, StatusCodes.Status413PayloadTooLarge, "it is too long");
            return SlackSignature.IsGenuine(options.Value.SigningSecret, timestamp, signature, body, time.GetUtcNow())
                ? (null, body)
                : Refuse(context, StatusCodes.Status401Unauthorized, "its signature is not Slack's");
        }
        catch (TimeoutException)
        {
            return Refuse(context, StatusCodes.Status408RequestTimeout, "its body did not come");
        }
        catch (BadHttpRequestException broken)
        {
            return Refuse(context, broken.StatusCode, "its body is broken");
        }
        catch (Exception gone) when (gone is IOException || context.RequestAborted.IsCancellationRequested)
        {
            return Refuse(context, StatusCodes.Status400BadRequest, "it hung up");
        }
    }

    /// <summary>A header that is there once; null for one that is missing or could mean two things.</summary>
    private static string? Header(HttpContext context, string name) => context.Request.Headers[name] is [{ } value] ? value : null;

    /// <summary>What is left of a refused body is not read: the connection ends.</summary>
    private (int? Refused, byte[] Body) Refuse(HttpContext context, int status, string reason)
    {
        context.Response.Headers.Connection = "close";
        Counter.Add(1, new KeyValuePair<string, object?>("status", status));
        if (refused.Add(time.GetElapsedTime(began)) is { } count)
            Log.Refused(log, count, reason);
        return (status, []);
    }

    private static partial class Log
    {
        [LoggerMessage(
            1, LogLevel.Warning, "Refused {Count} requests to Slack's routes since this was last said; the latest because {Reason}.")]
        public static partial void Refused(ILogger logger, int count, string reason);
    }
}
