using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Xunit;

namespace QuizBot.Tests.Playground;

/// <summary>Reads the events of a room as the page does.</summary>
internal sealed class EventReader(HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> items) : IAsyncDisposable
{
    public HttpResponseMessage Response => response;

    /// <summary>Far longer than an event takes on a slow machine: a test that waits for nothing fails, and does not hang.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<EventReader> OpenAsync(HttpResponseMessage response)
    {
        var stream = await response.Content.ReadAsStreamAsync();
        return new EventReader(response, SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator());
    }

    /// <summary>The next event, which must be of that kind.</summary>
    public async Task<JsonObject> NextAsync(string kind)
    {
        Assert.True(await items.MoveNextAsync().AsTask().WaitAsync(Patience), "The stream ended.");
        Assert.Equal(kind, items.Current.EventType);
        return JsonNode.Parse(items.Current.Data)!.AsObject();
    }

    public async Task<bool> EndedAsync() => !await items.MoveNextAsync().AsTask().WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        await items.DisposeAsync();
        response.Dispose();
    }
}
