using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using QuizBot.Teams.Activities;
using QuizBot.Teams.Auth;

namespace QuizBot.Teams.Outbound;

/// <summary>The connector's REST interface. Never throws for what Teams answers; says in one word what became of a call.</summary>
internal sealed partial class ConnectorClient(HttpClient http, OutboundTokens tokens, ServiceHosts hosts, Paces paces, TimeProvider time, ILogger<ConnectorClient> log)
{
    private const int Attempts = 4;
    private const int MaxBody = 1 << 20;

    /// <summary>Longest wait for this call's turn, and for what Retry-After asks.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    /// <summary>Says something new in the route's conversation, or answers the route's message.</summary>
    public Task<SendResult> PostAsync(Route route, byte[] activity, CancellationToken cancel) =>
        CallAsync(HttpMethod.Post, route, route.ReplyTo is null ? $"{Conversation(route)}/activities" : Message(route, route.ReplyTo), activity, cancel);

    public Task<SendResult> UpdateAsync(Route route, string message, byte[] activity, CancellationToken cancel) =>
        CallAsync(HttpMethod.Put, route, Message(route, message), activity, cancel);

    public Task<SendResult> DeleteAsync(Route route, string message, CancellationToken cancel) =>
        CallAsync(HttpMethod.Delete, route, Message(route, message), null, cancel);

    /// <summary>Opens the bot's own conversation with a person, or finds the one there is; the result's id is the conversation.</summary>
    public Task<SendResult> OpenPersonalAsync(Route route, string user, CancellationToken cancel) =>
        CallAsync(HttpMethod.Post, route, "v3/conversations", ActivityWriter.PersonalConversation(route, user), cancel);

    private static string Conversation(Route route) => "v3/conversations/" + Uri.EscapeDataString(route.Conversation);

    private static string Message(Route route, string message) => $"{Conversation(route)}/activities/{Uri.EscapeDataString(message)}";

    private async Task<SendResult> CallAsync(HttpMethod method, Route route, string path, byte[]? body, CancellationToken cancel)
    {
        if (!(tokens.IsConfigured ? hosts.Allows(route.Service) : ServiceHosts.IsThisComputer(route.Service)))
        {
            Log.NotAllowed(log, route.Service.Host);
            return new SendResult(SendOutcome.Refused);
        }

        var address = new Uri(route.Service.AbsoluteUri.TrimEnd('/') + "/" + path);
        var renewed = false;
        for (var attempt = 1; ; attempt++)
        {
            if (!await paces.WaitAsync(route.Tenant, route.Conversation, Patience, cancel))
                return new SendResult(SendOutcome.TryLater);
            TimeSpan? wait;
            try
            {
                var token = await tokens.GetAsync(cancel);
                using var request = new HttpRequestMessage(method, address);
                if (token is not null)
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                if (body is not null)
                    request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
                using var response = await http.SendAsync(request, cancel);
                var answer = await response.Content.ReadAsByteArrayAsync(cancel);
                if (response.IsSuccessStatusCode)
                    return new SendResult(SendOutcome.Done, Id(answer));
                if (response.StatusCode == HttpStatusCode.Unauthorized && token is not null && !renewed)
                {
                    renewed = true;
                    tokens.Forget(token);
                    continue;
                }

                var code = ConnectorErrors.Code(answer);
                wait = RetryAfter(response);
                if (response.StatusCode == HttpStatusCode.TooManyRequests && wait is { } quiet)
                    paces.Hold(route.Conversation, quiet);
                var outcome = ConnectorErrors.Judge(response.StatusCode, code);
                if (outcome != SendOutcome.TryLater || attempt == Attempts || wait > Patience)
                {
                    Report(outcome, method, (int)response.StatusCode, code);
                    return new SendResult(outcome) { RetryAfter = wait };
                }
            }
            catch (Exception problem) when (problem is HttpRequestException or TokenUnavailableException || (problem is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                // A post that may have arrived is not sent again: Teams would show it twice.
                var again = problem is TokenUnavailableException or HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } || method != HttpMethod.Post;
                wait = null;
                if (!again || attempt == Attempts)
                {
                    Log.Unreachable(log, method.Method, address.Host, problem.Message);
                    return new SendResult(problem is TokenUnavailableException ? SendOutcome.Alarm : SendOutcome.TryLater);
                }
            }

            await Task.Delay(wait ?? Backoff(attempt), time, cancel);
        }
    }

    /// <summary>0.5, 1, 2 s, each give or take a half.</summary>
    private static TimeSpan Backoff(int attempt)
    {
#pragma warning disable CA5394 // Spreading retries asks for no secret randomness.
        return TimeSpan.FromSeconds(0.5 * Math.Pow(2, attempt - 1) * (0.5 + Random.Shared.NextDouble()));
#pragma warning restore CA5394
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private static string? Id(byte[] body)
    {
        if (body.Length is 0 or > MaxBody)
            return null;
        try
        {
            using var json = JsonDocument.Parse(body);
            return JsonText.Member(json.RootElement, "id");
        }
        catch (JsonException)
        {
            return null;
        }
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

        [LoggerMessage(3, LogLevel.Error, "Teams refuses this bot: {Status} {Code}. Check that the bot is registered with this MicrosoftAppId, that its credential is valid, and that the tenant's admin allows the app.")]
        public static partial void Alarm(ILogger log, int status, string code);

        [LoggerMessage(4, LogLevel.Warning, "A {Method} to {Host} did not arrive: {Problem}")]
        public static partial void Unreachable(ILogger log, string method, string host, string problem);
    }
}
