using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace QuizBot.Tests.Shared;

/// <summary>Answers like the connector of Teams, on loopback. A request that nobody registered fails the test that caused it.</summary>
internal sealed class StandInConnector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<Received> received = Channel.CreateUnbounded<Received>();
    private readonly List<Rule> rules = [];
    private readonly ConcurrentQueue<string> unexpected = new();

    private StandInConnector(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    /// <summary>The address as activities carry it: without a slash at its end.</summary>
    public string Url => app.Urls.Single();

    public bool HasMore => received.Reader.Count > 0;

    public static async Task<StandInConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new StandInConnector(app);
        app.Run(connector.HandleAsync);
        await app.StartAsync();
        return connector;
    }

    /// <summary>From now on requests of this method whose path starts so get this answer; rules registered first win.</summary>
    public StandInConnector On(
        string method, string path, int status = 200, string body = "{\"id\":\"posted-1\"}", string? retryAfter = null, bool once = false) =>
        Add(new(method, path, once, async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var asked = await reader.ReadToEndAsync();
            context.Response.StatusCode = status;
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body);
            received.Writer.TryWrite(new Received(method, Target(context), context.Request.Headers.Authorization, asked));
        }));

    /// <summary>From now on requests of this method whose path starts so are answered by a test itself, and not kept for <see cref="NextAsync"/>.</summary>
    public StandInConnector On(string method, string path, RequestDelegate answer) => Add(new(method, path, Once: false, answer));

    /// <summary>The next request, as soon as it is there.</summary>
    public async Task<Received> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await received.Reader.ReadAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (!unexpected.IsEmpty)
            throw new InvalidOperationException("Nobody registered " + string.Join(", ", unexpected));
    }

    private static string Target(HttpContext context) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    private StandInConnector Add(Rule rule)
    {
        lock (rules)
            rules.Add(rule);
        return this;
    }

    private Task HandleAsync(HttpContext context)
    {
        var path = Target(context);
        if (Take(context.Request.Method, path) is { } rule)
            return rule.Answer(context);
        unexpected.Enqueue($"{context.Request.Method} {path}");
        context.Response.StatusCode = StatusCodes.Status418ImATeapot;
        return Task.CompletedTask;
    }

    private Rule? Take(string method, string path)
    {
        lock (rules)
        {
            var found = rules.Find(rule => rule.Method == method && path.StartsWith(rule.Path, StringComparison.Ordinal));
            if (found is { Once: true })
                rules.Remove(found);
            return found;
        }
    }

    private sealed record Rule(string Method, string Path, bool Once, RequestDelegate Answer);
}

/// <summary>A request that the stand-in got.</summary>
/// <param name="Path">As it was sent, escaped.</param>
internal sealed record Received(string Method, string Path, string? Authorization, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>The card of a posted activity.</summary>
    public JsonNode Card => Json["attachments"]![0]!["content"]!;
}
