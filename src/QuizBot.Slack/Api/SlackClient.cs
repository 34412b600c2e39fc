using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace QuizBot.Slack.Api;

/// <summary>
/// Slack's Web API, as much of it as the bot uses. Obeys Retry-After, tries again what is worth it, and never throws for what Slack
/// answers or fails to. A message may be sent twice where an answer was lost, never not at all.
/// </summary>
internal sealed partial class SlackClient(
    IHttpClientFactory clients, IOptions<SlackOptions> options, Pace pace, TimeProvider time, ILogger<SlackClient> log)
{
    /// <summary>Name of the HTTP client: no redirects, no request logging, since addresses and headers are secrets here.</summary>
    public const string HttpName = "slack";

    private const int Attempts = 5;
    private const long LongestAnswer = 4_000_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>Calls a method with a JSON body. Calls with <paramref name="conversation"/> wait for their turn in it.</summary>
    public Task<SlackAnswer> CallAsync(
        string method, string token, JsonObject arguments, CancellationToken cancel, string? conversation = null) =>
        CallAsync(
            method, token, conversation, () => new StringContent(arguments.ToJsonString(), Encoding.UTF8, "application/json"), cancel);

    /// <summary>Calls a method that takes a form, as those that read do.</summary>
    public Task<SlackAnswer> ReadAsync(string method, string? token, Dictionary<string, string> arguments, CancellationToken cancel) =>
        CallAsync(method, token, null, () => new FormUrlEncodedContent(arguments), cancel);

    /// <summary>Posts to a response address. False where it is used up, too old, or not reached.</summary>
    public async Task<bool> RespondAsync(Uri hook, JsonObject message, CancellationToken cancel)
    {
        if (!options.Value.IsHook(hook))
            throw new ArgumentException("Responses go to Slack's hooks host only.", nameof(hook));
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, hook)
            {
                Content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json"),
            };
            using var response = await SendAsync(request, cancel);
            if (response is { IsSuccessStatusCode: true })
                return true;
            if (attempt == Attempts || (response is not null && !IsWorthRetrying(response.StatusCode)))
            {
                Log.HookFailed(log, (int?)response?.StatusCode ?? 0);
                return false;
            }

            await Task.Delay(RetryAfter(response) ?? Backoff(attempt), time, cancel);
        }
    }

    private async Task<SlackAnswer> CallAsync(
        string method, string? token, string? conversation, Func<HttpContent> content, CancellationToken cancel)
    {
        var held = $"{method} {token}";
        for (var attempt = 1; ; attempt++)
        {
            await pace.WaitForMethodAsync(held, cancel);
            if (conversation is not null)
                await pace.WaitAsync($"{conversation} {token}", cancel);
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Method(method)) { Content = content() };
            if (token is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await SendAsync(request, cancel);
            if (conversation is not null)
                pace.Arrived($"{conversation} {token}");
            var answer = await ReadAsync(response, cancel);
            var again = response is null || IsWorthRetrying(response.StatusCode)
                || answer.Error is SlackAnswer.NoAnswer or "ratelimited" or "internal_error" or "fatal_error"
                    or "service_unavailable" or "request_timeout";
            if (!again || attempt == Attempts)
            {
                if (!answer.Ok)
                    Log.CallFailed(
                        log, method, answer.Error!, string.Join("; ", answer.Body.Items("response_metadata", "messages").Take(5)));
                return answer;
            }

            if (RetryAfter(response) is { } wait)
                pace.Hold(held, wait);
            else
                await Task.Delay(Backoff(attempt), time, cancel);
        }
    }

    /// <summary>Null where there was no answer.</summary>
    private async Task<HttpResponseMessage?> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using var client = clients.CreateClient(HttpName);
            client.MaxResponseContentBufferSize = LongestAnswer;
            return await client.SendAsync(request, cancel);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<SlackAnswer> ReadAsync(HttpResponseMessage? response, CancellationToken cancel)
    {
        if (response is null)
            return SlackAnswer.None;
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            return new SlackAnswer("ratelimited", default);
        if (JsonReading.Parse(await response.Content.ReadAsByteArrayAsync(cancel)) is not { ValueKind: JsonValueKind.Object } body)
            return SlackAnswer.None;
        return new SlackAnswer(body.IsTrue("ok") ? null : body.Text("error") ?? SlackAnswer.NoAnswer, body);
    }

    private static bool IsWorthRetrying(HttpStatusCode status) => status == HttpStatusCode.TooManyRequests || (int)status >= 500;

    private static TimeSpan? RetryAfter(HttpResponseMessage? response)
    {
        TimeSpan? wait =
            response?.StatusCode == HttpStatusCode.TooManyRequests ? response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1) : null;
        return wait > LongestWait ? LongestWait : wait;
    }

    private static TimeSpan Backoff(int attempt) => TimeSpan.FromMilliseconds((200 << attempt) + RandomNumberGenerator.GetInt32(200));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Slack answered {Method} with {Error}. {Details}")]
        public static partial void CallFailed(ILogger logger, string method, string error, string details);

        [LoggerMessage(2, LogLevel.Warning, "A response address of Slack answered with status {Status}.")]
        public static partial void HookFailed(ILogger logger, int status);
    }
}

/// <summary>Slack did not answer what the bot must know before it can go on. Trying again later may help.</summary>
public sealed class SlackUnavailableException : Exception
{
    public SlackUnavailableException()
    {
    }

    public SlackUnavailableException(string message)
        : base(message)
    {
    }

    public SlackUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
