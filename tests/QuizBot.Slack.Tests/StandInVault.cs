using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using QuizBot.Slack.Installs;

namespace QuizBot.Slack.Tests;

/// <summary>A key vault on this machine that answers as the real one does: first it says which token it wants.</summary>
internal sealed class StandInVault : IAsyncDisposable
{
    private readonly WebApplication app;

    private StandInVault(WebApplication app) => this.app = app;

    /// <summary>By name; one named "closed" nobody may read.</summary>
    public ConcurrentDictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    /// <summary>The paths that were asked for with a token.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public static async Task<StandInVault> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var vault = new StandInVault(builder.Build());
        vault.app.Run(vault.AnswerAsync);
        await vault.app.StartAsync();
        return vault;
    }

    /// <summary>The SDK's own client, whose requests to any vault come here.</summary>
    public VaultSecrets Open() => new(new Identity(), new HttpClientTransport(new HttpClient(new Here(new Uri(app.Urls.Single())))));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization != "Bearer of-the-bot")
        {
            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate =
                "Bearer authorization=\"https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555\", resource=\"https://vault.azure.net\"";
            return Task.CompletedTask;
        }

        var path = context.Request.Path.Value!;
        Asked.Enqueue(path);
        var name = path.Split('/')[2];
        if (name == "closed")
            return WriteAsync(context, 403, new() { ["error"] = new JsonObject { ["code"] = "Forbidden", ["message"] = "Caller is not authorized." } });
        return Secrets.TryGetValue(name, out var secret)
            ? WriteAsync(context, 200, new() { ["value"] = secret, ["id"] = $"https://quizbot.vault.azure.net/secrets/{name}/0123456789abcdef" })
            : WriteAsync(context, 404, new() { ["error"] = new JsonObject { ["code"] = "SecretNotFound", ["message"] = "It was not found." } });
    }

    private static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString());
    }

    private sealed class Identity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("of-the-bot", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }

    private sealed class Here(Uri server) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(server, request.RequestUri!.PathAndQuery);
            return base.Send(request, cancellationToken);
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(server, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
