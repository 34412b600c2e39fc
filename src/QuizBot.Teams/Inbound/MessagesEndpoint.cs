using System.Buffers;
using System.Net;
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
        var (status, caller) = await AdmitAsync(context);
        if (status != 200)
        {
            context.Response.StatusCode = status;
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
                Log.Refused(log, objection);
                context.Response.StatusCode = 401;
                return;
            }

            if (!IsAllowedTenant(activity))
            {
                Log.OtherTenant(log);
                context.Response.StatusCode = 403;
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

    /// <summary>A press that comes twice wants its answer twice, which the bot has ready; a message is answered by one instance alone.</summary>
    private Task<InvokeAnswer> OnceAsync(string key, Activity activity, Uri service) => deliveries.OnceAsync(key, () => activity.Type == "invoke"
        ? AnswerAsync(activity, service)
        : everywhere.OnceAsync($"teams {key}", () => AnswerAsync(activity, service), InvokeAnswer.Ok, CancellationToken.None));

    private Task<InvokeAnswer> AnswerAsync(Activity activity, Uri service)
    {
        var now = time.GetUtcNow();
        if (activity.Type != "invoke")
            return TurnReader.Read(activity, service, now) is { } heard ? adapter.AnswerAsync(heard) : Task.FromResult(InvokeAnswer.Ok);
        (var input, var otherwise) = InvokeReader.Read(activity);
        return input is null ? Task.FromResult(otherwise) : adapter.AnswerAsync(TurnReader.Read(activity, service, now, input));
    }

    /// <summary>200 where the caller may come in; who it is, where the bot is registered.</summary>
    private async ValueTask<(int Status, Caller? Caller)> AdmitAsync(HttpContext context)
    {
        if (options.AppId is null)
        {
            if (!environment.IsDevelopment())
            {
                if (Interlocked.Exchange(ref closedLogged, 1) == 0)
                    Log.Closed(log);
                return (401, null);
            }

            return (IsFromThisComputer(context) ? 200 : 401, null);
        }

        var (caller, reason) = await gate.EnterAsync(context.Request.Headers.Authorization, context.RequestAborted);
        if (caller is not null)
            return (200, caller);
        Log.Refused(log, reason);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return (401, null);
    }

    /// <summary>Not through a proxy or tunnel, and not from a page of some website.</summary>
    private static bool IsFromThisComputer(HttpContext context)
    {
        var headers = context.Request.Headers;
        return context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && !headers.ContainsKey("Forwarded") && !headers.ContainsKey("X-Forwarded-For") && !headers.ContainsKey("X-Forwarded-Host")
            && !headers.ContainsKey("Origin");
    }

    private Uri Service(Activity activity)
    {
        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var service))
            throw new BadActivityException("serviceUrl is not an address");
        if (options.AppId is null)
            return ServiceHosts.IsThisComputer(service) ? service : throw new BadActivityException("without MicrosoftAppId, serviceUrl can only be on this computer");
        return hosts.Allows(service) ? service : throw new BadActivityException("serviceUrl is not among Teams:ServiceHosts");
    }

    private bool IsAllowedTenant(Activity activity) =>
        options.AllowedTenants.Count == 0
        || (TurnReader.Tenant(activity) is { } tenant && options.AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase));

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
        [LoggerMessage(1, LogLevel.Error, "/api/messages is closed: set MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId and MicrosoftAppPassword (or a certificate or managed identity) to the bot's registration. Without them it answers only this computer, and only with ASPNETCORE_ENVIRONMENT=Development.")]
        public static partial void Closed(ILogger log);

        [LoggerMessage(2, LogLevel.Warning, "A call to /api/messages was refused: {Reason}.")]
        public static partial void Refused(ILogger log, string reason);

        [LoggerMessage(3, LogLevel.Warning, "An activity could not be used: {Problem}.")]
        public static partial void Malformed(ILogger log, string problem);

        [LoggerMessage(4, LogLevel.Warning, "An activity came from a tenant that is not among Teams:AllowedTenants.")]
        public static partial void OtherTenant(ILogger log);
    }
}
