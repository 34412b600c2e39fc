using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;
using QuizBot.Teams.Activities;
using QuizBot.Teams.Auth;

namespace QuizBot.Teams.Inbound;

/// <summary><c>POST /api/messages</c>: who calls, then what they sent, then what it means. What to do about it is an adapter's.</summary>
internal sealed partial class MessagesEndpoint(
    TeamsOptions options,
    InboundGate gate,
    Refusals refusals,
    ServiceHosts hosts,
    SeenDeliveries deliveries,
    IDeliveries everywhere,
    ITeamsAdapter adapter,
    IHostEnvironment environment,
    TimeProvider time,
    ILogger<MessagesEndpoint> log)
{
    /// <summary>Largest activity taken, in bytes. Teams sends messages of up to about 100 KB, with an HTML copy beside the text.</summary>
    public const int MaxBody = 1 << 20;

    /// <summary>Of a place in an activity that is told to its sender.</summary>
    private const int LongestPlace = 200;

    private int closedLogged;

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await TakeAsync(context);
        }
        catch (BadHttpRequestException broken)
        {
            refusals.Refuse(context, broken.StatusCode, "its body is broken");
        }
        catch (Exception gone) when (context.RequestAborted.IsCancellationRequested && gone is IOException or OperationCanceledException)
        {
            // Whoever asked has hung up.
        }
    }

    private async Task TakeAsync(HttpContext context)
    {
        var (caller, reason) = await AdmitAsync(context);
        if (reason is not null)
        {
            refusals.Refuse(context, 401, reason);
            return;
        }

        if (!context.Request.HasJsonContentType())
        {
            await RefuseAsync(context, 415, "Send the activity as application/json.");
            return;
        }

        if (await ReadAsync(context) is not { } body)
        {
            await RefuseAsync(context, 413, $"An activity is at most {MaxBody} bytes.");
            return;
        }

        InvokeAnswer answer;
        try
        {
            var activity = JsonSerializer.Deserialize(body.Span, ActivityJsonContext.Default.Activity);
            if (string.IsNullOrEmpty(activity?.Type))
                throw new BadActivityException("it has no type");
            var service = Service(activity);
            if (caller?.Objection(activity) is { } objection)
            {
                refusals.Refuse(context, 401, objection);
                return;
            }

            if (Ban(activity) is { } ban)
            {
                refusals.Refuse(context, 403, ban);
                return;
            }

            answer = TurnReader.OptionalId(activity.Id, "id") is { } id
                ? await OnceAsync($"{activity.Type} {activity.Conversation?.Id} {id}", activity, service)
                : await AnswerAsync(activity, service);
        }
        catch (JsonException problem)
        {
            var place = problem.Path is { Length: <= LongestPlace } path ? path : "$";
            Log.Malformed(log, place);
            await RefuseAsync(context, 400, $"This is not an activity in JSON: look at {place}.");
            return;
        }
        catch (BadActivityException problem)
        {
            Log.Malformed(log, problem.Message);
            await RefuseAsync(context, 400, $"This activity cannot be used: {problem.Message}.");
            return;
        }

        await WriteAsync(context, answer);
    }

    /// <summary>
    /// A press that comes twice wants its answer twice, which the bot has ready; a message is answered by one instance alone.
    /// </summary>
    private Task<InvokeAnswer> OnceAsync(string key, Activity activity, Uri service)
    {
        Task<InvokeAnswer> AnswerHereAsync() => AnswerAsync(activity, service);
        return deliveries.OnceAsync(key, activity.Type == "invoke"
            ? AnswerHereAsync
            : () => everywhere.OnceAsync($"teams {key}", AnswerHereAsync, InvokeAnswer.Ok, CancellationToken.None));
    }

    private Task<InvokeAnswer> AnswerAsync(Activity activity, Uri service)
    {
        var now = time.GetUtcNow();
        if (activity.Type != "invoke")
            return TurnReader.Read(activity, service, now) is { } heard ? adapter.AnswerAsync(heard) : Task.FromResult(InvokeAnswer.Ok);
        (var input, var otherwise) = InvokeReader.Read(activity);
        return input is null ? Task.FromResult(otherwise) : adapter.AnswerAsync(TurnReader.Read(activity, service, now, input));
    }

    /// <summary>Who calls, where the bot is registered; and why they may not come in, where they may not.</summary>
    private async ValueTask<(Caller? Caller, string? Refused)> AdmitAsync(HttpContext context)
    {
        if (options.AppId is not null)
        {
            (var caller, var reason) = await gate.EnterAsync(context.Request.Headers.Authorization, context.RequestAborted);
            return caller is null ? (null, reason) : (caller, null);
        }

        if (environment.IsDevelopment())
            return LocalCaller.Place(context.Request) == CallerPlace.Here
                ? (null, null)
                : (null, "only this computer may call as long as the bot has no registration");
        if (Interlocked.Exchange(ref closedLogged, 1) == 0)
            Log.Closed(log);
        return (null, "the route is closed");
    }

    private Uri Service(Activity activity)
    {
        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service))
            throw new BadActivityException("serviceUrl is not an address");
        if (options.AppId is null)
            return ServiceHosts.IsThisComputer(service)
                ? service
                : throw new BadActivityException("without MicrosoftAppId, serviceUrl can only be on this computer");
        return hosts.Allows(service) ? service : throw new BadActivityException("serviceUrl is not among Teams:ServiceHosts");
    }

    /// <summary>Null where the admin lets the activity's channel and tenant use this bot; else what is against it.</summary>
    private string? Ban(Activity activity)
    {
        if (options.AppId is not null && !options.Channels.Contains(activity.ChannelId, StringComparer.Ordinal))
            return "its channel is not among Teams:Channels";
        return options.AllowedTenants.Count == 0
            || (TurnReader.Tenant(activity) is { } tenant && options.AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase))
            ? null
            : "its tenant is not among Teams:AllowedTenants";
    }

    private static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MaxBody)
            return null;
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > MaxBody)
                return null;
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(message, context.RequestAborted);
    }

    private static async Task WriteAsync(HttpContext context, InvokeAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Body is null)
            return;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.BodyWriter.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(
            1, LogLevel.Error,
            "/api/messages is closed: set MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId and MicrosoftAppPassword "
            + "(or a certificate or managed identity) to the bot's registration. Without them it answers only this computer, and only with "
            + "ASPNETCORE_ENVIRONMENT=Development.")]
        public static partial void Closed(ILogger log);

        [LoggerMessage(3, LogLevel.Warning, "An activity could not be used: {Problem}.")]
        public static partial void Malformed(ILogger log, string problem);
    }
}
