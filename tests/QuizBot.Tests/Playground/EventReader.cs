using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Xunit;

namespace QuizBot.Tests.Playground;

/// <summary>Reads the events of a room as the page does.</summary>
internal sealed class EventReader(HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> items) : IAsyncDisposable
{
    public HttpResponseMessage Response => response;

    public static async Task<EventReader> OpenAsync(HttpResponseMessage response)
    {
        var stream = await response.Content.ReadAsStreamAsync();
        return new EventReader(response, SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator());
    }

    /// <summary>The next event, which must be of that kind.</summary>
    public async Task<JsonObject> NextAsync(string kind)
    {
        Assert.True(await items.MoveNextAsync(), "The stream ended.");
        Assert.Equal(kind, items.Current.EventType);
        return JsonNode.Parse(items.Current.Data)!.AsObject();
    }

    public async Task<bool> EndedAsync() => !await items.MoveNextAsync();

    public async ValueTask DisposeAsync()
    {
        await items.DisposeAsync();
        response.Dispose();
    }
}
