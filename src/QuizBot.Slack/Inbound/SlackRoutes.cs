using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QuizBot.Slack.Api;
using QuizBot.Slack.Installs;

namespace QuizBot.Slack.Inbound;

/// <summary>The routes that Slack and installing admins call.</summary>
public static partial class SlackRoutes
{
    public static IEndpointRouteBuilder MapSlack(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/slack/events", context => VerifiedAsync(context, EventAsync));
        endpoints.MapPost("/slack/commands", context => VerifiedAsync(context, CommandAsync));
        endpoints.MapPost("/slack/interactions", context => VerifiedAsync(context, InteractionAsync));
        endpoints.MapGet("/slack/install", context => context.RequestServices.GetRequiredService<InstallPages>().BeginAsync(context));
        endpoints.MapGet("/slack/oauth", context => context.RequestServices.GetRequiredService<InstallPages>().EndAsync(context));
        return endpoints;
    }

    /// <summary>Lets nothing through that Slack has not signed, before a byte of it is looked at.</summary>
    private static async Task VerifiedAsync(HttpContext context, Func<HttpContext, ReadOnlyMemory<byte>, Task<int>> next)
    {
        (var refused, var body) = await context.RequestServices.GetRequiredService<SlackGate>().AdmitAsync(context);
        var status = refused ?? await next(context, body);
        if (!context.Response.HasStarted)
            context.Response.StatusCode = status;
    }

    private static async Task<int> EventAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        if (JsonReading.Parse(body) is not { ValueKind: JsonValueKind.Object } envelope)
            return StatusCodes.Status400BadRequest;
        switch (envelope.Text("type"))
        {
            case "url_verification" when envelope.Text("challenge") is { Length: <= 1000 } challenge:
                context.Response.ContentType = "text/plain; charset=utf-8";
                await context.Response.WriteAsync(challenge, context.RequestAborted);
                return StatusCodes.Status200OK;
            case "app_rate_limited":
                Log.RateLimited(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("QuizBot.Slack"));
                return StatusCodes.Status200OK;
            case "event_callback":
                return await TakeAsync(context, EventReader.Read(envelope));
            default:
                return StatusCodes.Status200OK;
        }
    }

    private static async Task<int> CommandAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        if (SlackForm.Read(body.Span) is not { } fields)
            return StatusCodes.Status400BadRequest;

        // Slack tries its certificate check here, without a command.
        if (fields.ContainsKey("ssl_check"))
            return StatusCodes.Status200OK;
        var ask = CommandReader.Read(fields, context.RequestServices.GetRequiredService<IOptions<SlackOptions>>().Value);
        return ask is null ? StatusCodes.Status400BadRequest : await TakeAsync(context, ask);
    }

    private static async Task<int> InteractionAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        if (SlackForm.Read(body.Span)?.GetValueOrDefault("payload") is not { } text
            || JsonReading.Parse(System.Text.Encoding.UTF8.GetBytes(text)) is not { ValueKind: JsonValueKind.Object } payload)
            return StatusCodes.Status400BadRequest;
        return await TakeAsync(
            context, InteractionReader.Read(payload, context.RequestServices.GetRequiredService<IOptions<SlackOptions>>().Value));
    }

    private static async Task<int> TakeAsync(HttpContext context, SlackDelivery? delivery)
    {
        var receipt = await context.RequestServices.GetRequiredService<TurnRunner>().TakeAsync(delivery);
        if (receipt.Answer is { } answer)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
        }

        return receipt.IsTaken ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Warning, "Slack holds events back: more than 30,000 came within an hour.")]
        public static partial void RateLimited(ILogger logger);
    }
}
