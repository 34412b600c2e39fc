using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>Answers like the connector of Teams, on loopback. A request that nobody registered fails the test that caused it.</summary>
internal sealed class StandInConnector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<Received> received = Channel.CreateUnbounded<Received>();
    private readonly ConcurrentQueue<(string Method, string Path, Func<HttpContext, Task> Answer, bool Once)> rules = new();
    private readonly ConcurrentQueue<string> unexpected = new();

    private StandInConnector(WebApplication app) => this.app = app;

    public string Url { get; private set; } = "";

    public static async Task<StandInConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new StandInConnector(app);
        app.Run(connector.HandleAsync);
        await app.StartAsync();
        connector.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return connector;
    }

    /// <summary>From now on requests of this method whose path starts so get this answer; rules registered first win.</summary>
    public StandInConnector On(string method, string path, int status = 200, string body = "{\"id\":\"posted-1\"}", string? retryAfter = null, bool once = false)
    {
        rules.Enqueue((method, path, async context =>
        {
            context.Response.StatusCode = status;
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body);
        }, once));
        return this;
    }

    /// <summary>The same, once a test lets it.</summary>
    public StandInConnector On(string method, string path, Task release)
    {
        rules.Enqueue((method, path, async context =>
        {
            await release;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{\"id\":\"posted-1\"}");
        }, false));
        return this;
    }

    /// <summary>The next request, as soon as it is there.</summary>
    public async Task<Received> NextAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        return await received.Reader.ReadAsync(limit.Token);
    }

    public bool HasMore => received.Reader.Count > 0;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Assert.Empty(unexpected);
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var rule = Take(context.Request.Method, path);
        if (rule is null)
        {
            unexpected.Enqueue($"{context.Request.Method} {path}");
            context.Response.StatusCode = 418;
        }
        else
        {
            await rule(context);
        }

        received.Writer.TryWrite(new Received(context.Request.Method, path, context.Request.Headers.Authorization, body));
    }

    private Func<HttpContext, Task>? Take(string method, string path)
    {
        lock (rules)
        {
            foreach (var rule in rules)
            {
                if (rule.Method != method || !path.StartsWith(rule.Path, StringComparison.Ordinal))
                    continue;
                if (rule.Once)
                {
                    var others = rules.Where(other => other != rule).ToList();
                    rules.Clear();
                    others.ForEach(rules.Enqueue);
                }

                return rule.Answer;
            }

            return null;
        }
    }
}
