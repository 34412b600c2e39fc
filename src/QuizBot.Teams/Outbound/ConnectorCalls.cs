using System.Diagnostics.Metrics;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;
using QuizBot.Teams.Auth;

namespace QuizBot.Teams.Outbound;

/// <summary>
/// Calls to the connector, by whichever adapter: only to hosts that may have the bot's token, in their turn, again where that may help.
/// </summary>
internal sealed partial class ConnectorCalls(
    OutboundTokens tokens, ServiceHosts hosts, Paces paces, TimeProvider time, ILogger<ConnectorCalls> log) : IDisposable
{
    private const int Attempts = 4;

    /// <summary>
    /// Pushes of one tenant that stand in the tenant's queue at once, a second's worth: replies, which people wait for, are never long
    /// behind them.
    /// </summary>
    private const int PushesAhead = 50;

    /// <summary>Longest wait for what Retry-After asks, and of a push for its turn.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait of a reply for its turn. At a tenant's full pace that is a queue of 6,000.</summary>
    private static readonly TimeSpan ReplyPatience = TimeSpan.FromMinutes(2);

    private static readonly Meter Meter = new("QuizBot.Teams");
    private static readonly Counter<long> Dropped =
        Meter.CreateCounter<long>("quizbot.teams.dropped", description: "Replies that were not sent because too many were waiting");

    private readonly PartitionedRateLimiter<string> pushes = PartitionedRateLimiter.Create<string, string>(tenant =>
        RateLimitPartition.GetConcurrencyLimiter(tenant, _ => new() { PermitLimit = PushesAhead, QueueLimit = int.MaxValue }));

    private readonly FloodCount dropped = new();
    private readonly long began = time.GetTimestamp();

    public void Dispose() => pushes.Dispose();

    /// <param name="route">Where it goes.</param>
    /// <param name="method">A post that may have arrived is not sent again: Teams would show it twice.</param>
    /// <param name="call">Makes one attempt, with the token that the bot has now; null where it has none to show.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<SendResult> RunAsync(
        Route route, HttpMethod method, Func<string?, CancellationToken, Task<ConnectorAnswer>> call, CancellationToken cancel)
    {
        if (!(tokens.IsConfigured ? hosts.Allows(route.Service) : ServiceHosts.IsThisComputer(route.Service)))
        {
            Log.NotAllowed(log, route.Service.Host);
            return new SendResult(SendOutcome.Refused);
        }

        var renewed = false;
        for (var attempt = 1; ; attempt++)
        {
            if (!await TurnAsync(route, cancel))
                return new SendResult(SendOutcome.TryLater) { IsDropped = true };
            TimeSpan? wait;
            try
            {
                var token = await tokens.GetAsync(cancel);
                var answer = await call(token, cancel);
                if (answer.IsSuccess)
                    return new SendResult(SendOutcome.Done, answer.Id);
                if (answer.Status == HttpStatusCode.Unauthorized && token is not null && !renewed)
                {
                    renewed = true;
                    tokens.Forget(token);
                    continue;
                }

                var code = ConnectorErrors.Code(answer.Body);
                wait = answer.RetryAfter;
                if (answer.Status == HttpStatusCode.TooManyRequests && wait is { } quiet)
                    paces.Hold(route.Conversation, quiet);
                var outcome = ConnectorErrors.Judge(answer.Status, code);
                if (outcome != SendOutcome.TryLater || attempt == Attempts || wait > Patience)
                {
                    Report(outcome, method, (int)answer.Status, code);
                    return new SendResult(outcome) { RetryAfter = wait };
                }
            }
            catch (Exception problem) when (problem is HttpRequestException or TokenUnavailableException
                || (problem is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                var again = method != HttpMethod.Post || problem is TokenUnavailableException
                    or HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };
                wait = null;
                if (!again || attempt == Attempts)
                {
                    Log.Unreachable(log, method.Method, route.Service.Host, problem.Message);
                    return new SendResult(problem is TokenUnavailableException ? SendOutcome.Alarm : SendOutcome.TryLater);
                }
            }

            await Task.Delay(wait ?? Backoff(attempt), time, cancel);
        }
    }

    /// <summary>
    /// Waits for the call's turn; false where that takes too long. A push is then tried again by whoever sends it; a reply is lost, which
    /// is said.
    /// </summary>
    private async ValueTask<bool> TurnAsync(Route route, CancellationToken cancel)
    {
        if (route.IsPush)
        {
            using var place = await pushes.AcquireAsync(route.Tenant, cancellationToken: cancel);
            return await paces.WaitAsync(route.Tenant, route.Conversation, Patience, cancel);
        }

        if (await paces.WaitAsync(route.Tenant, route.Conversation, ReplyPatience, cancel))
            return true;
        Dropped.Add(1);
        if (dropped.Add(time.GetElapsedTime(began)) is { } count)
            Log.Dropped(log, count);
        return false;
    }

    /// <summary>0.5, 1, 2 s, each give or take a half.</summary>
    private static TimeSpan Backoff(int attempt)
    {
#pragma warning disable CA5394 // Spreading retries asks for no secret randomness.
        return TimeSpan.FromSeconds(0.5 * Math.Pow(2, attempt - 1) * (0.5 + Random.Shared.NextDouble()));
#pragma warning restore CA5394
    }

    private void Report(SendOutcome outcome, HttpMethod method, int status, string code)
    {
        code = code.Length <= 80 && code.All(char.IsAsciiLetterOrDigit) ? code : "?";
        if (outcome == SendOutcome.Alarm)
            Log.Alarm(log, status, code);
        else
            Log.Refused(log, method.Method, status, code, outcome);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Not calling {Host}: it is not among Teams:ServiceHosts.")]
        public static partial void NotAllowed(ILogger log, string host);

        [LoggerMessage(2, LogLevel.Warning, "Teams answered a {Method} with {Status} {Code}: {Outcome}.")]
        public static partial void Refused(ILogger log, string method, int status, string code, SendOutcome outcome);

        [LoggerMessage(
            3, LogLevel.Error,
            "Teams refuses this bot: {Status} {Code}. Check that the bot is registered with this MicrosoftAppId, that its credential is "
            + "valid, and that the tenant's admin allows the app.")]
        public static partial void Alarm(ILogger log, int status, string code);

        [LoggerMessage(
            5, LogLevel.Error,
            "{Count} replies were not sent since this was last said: more are waiting for one tenant or thread "
            + "than Teams takes in two minutes.")]
        public static partial void Dropped(ILogger log, int count);

        [LoggerMessage(4, LogLevel.Warning, "A {Method} to {Host} did not arrive: {Problem}")]
        public static partial void Unreachable(ILogger log, string method, string host, string problem);
    }
}

/// <summary>What the connector answered to one attempt.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Id">What was made, where the attempt succeeded and Teams says so.</param>
/// <param name="Body">Why not, where it was refused.</param>
/// <param name="RetryAfter">How long to wait, where Teams says so.</param>
internal sealed record ConnectorAnswer(HttpStatusCode Status, string? Id, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
