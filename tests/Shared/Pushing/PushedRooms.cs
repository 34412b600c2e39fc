using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace QuizBot.Tests.Shared;

/// <summary>The rooms behind a <see cref="StandInConnector"/> that pushers post to; it keeps count.</summary>
internal sealed class PushedRooms
{
    private int posts;

    /// <summary>Times at which each room took a post.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<DateTimeOffset>> Taken { get; } = [];

    /// <summary>Times at which each room was told 429 or 403.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<DateTimeOffset>> Refused { get; } = [];

    /// <summary>Rooms that the bot was removed from.</summary>
    public Func<string, bool> IsGone { get; set; } = _ => false;

    /// <summary>Rooms that want to wait at the first try.</summary>
    public Func<string, bool> IsBusyAtFirst { get; set; } = _ => false;

    public TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a room thinks before it answers.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>False to keep no times, for measurements.</summary>
    public bool Remembers { get; set; } = true;

    /// <summary>Posts that were taken.</summary>
    public int Posts => Volatile.Read(ref posts);

    public PushedRooms At(StandInConnector connector)
    {
        connector.On(HttpMethods.Post, "/", TakeAsync).On(HttpMethods.Put, "/", TakeAsync);
        return this;
    }

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
