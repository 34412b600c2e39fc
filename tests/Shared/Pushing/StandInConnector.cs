using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace QuizBot.Tests.Shared.Pushing;

/// <summary>Takes what pushers post, on a free loopback port, and keeps count.</summary>
internal sealed class StandInConnector : IAsyncDisposable
{
    private readonly WebApplication app;
    private int posts;

    private StandInConnector(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    /// <summary>Times at which each room took a post.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<DateTimeOffset>> Taken { get; } = [];

    /// <summary>Times at which each room was told 429 or 403.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<DateTimeOffset>> Refused { get; } = [];

    /// <summary>Rooms that the bot was removed from.</summary>
    public Func<string, bool> IsGone { get; set; } = _ => false;

    /// <summary>Rooms that want to wait at the first try.</summary>
    public Func<string, bool> IsBusyAtFirst { get; set; } = _ => false;

    public TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How long it thinks before it answers.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>False to keep no times, for measurements.</summary>
    public bool Remembers { get; set; } = true;

    /// <summary>Posts that were taken.</summary>
    public int Posts => Volatile.Read(ref posts);

    public static async Task<StandInConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        // The bot is what is on trial; this end must not run out of threads or connections first.
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        var app = builder.Build();
        var connector = new StandInConnector(app);
        app.Run(connector.TakeAsync);
        await app.StartAsync();
        return connector;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var room = context.Request.Path.Value![1..];
        await context.Request.Body.CopyToAsync(Stream.Null);
        if (Latency > TimeSpan.Zero)
            await Task.Delay(Latency);
        if (IsGone(room))
        {
            Refused.GetOrAdd(room, _ => new()).Enqueue(DateTimeOffset.UtcNow);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (IsBusyAtFirst(room) && Refused.TryAdd(room, new([DateTimeOffset.UtcNow])))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return;
        }

        if (HttpMethods.IsPost(context.Request.Method))
        {
            Interlocked.Increment(ref posts);
            if (Remembers)
                Taken.GetOrAdd(room, _ => new()).Enqueue(DateTimeOffset.UtcNow);
        }

        await context.Response.WriteAsync($$"""{"id":"{{context.TraceIdentifier}}"}""");
    }
}
