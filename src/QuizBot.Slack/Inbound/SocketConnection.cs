using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace QuizBot.Slack.Inbound;

/// <summary>One open connection: whole messages in, acknowledgements out.</summary>
internal sealed class SocketConnection : IDisposable
{
    private const int LongestMessage = 1_000_000;
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(20);
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);

    /// <exception cref="WebSocketException">It cannot be reached.</exception>
    public async Task OpenAsync(Uri address, CancellationToken cancel)
    {
        socket.Options.KeepAliveInterval = Alive;
        socket.Options.KeepAliveTimeout = Alive;
        await socket.ConnectAsync(address, cancel);
    }

    /// <summary>One message, or null where the connection ended.</summary>
    /// <exception cref="WebSocketException">It broke.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancel)
    {
        var message = new ArrayBufferWriter<byte>();
        while (true)
        {
            var part = await socket.ReceiveAsync(message.GetMemory(8192), cancel);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            message.Advance(part.Count);
            if (message.WrittenCount > LongestMessage)
                throw new WebSocketException("A message on Slack's socket is too long.");
            if (part.EndOfMessage)
                return message.WrittenMemory;
        }
    }

    /// <summary>False where the connection is gone. Slack delivers again then, which is known and only acknowledged.</summary>
    /// <param name="envelope">The delivery's.</param>
    /// <param name="answer">What the acknowledgement carries; null for nothing.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<bool> TryAcknowledgeAsync(string envelope, JsonObject? answer, CancellationToken cancel)
    {
        var acknowledgement = new JsonObject { ["envelope_id"] = envelope };
        if (answer is not null)
            acknowledgement["payload"] = answer;
        var message = Encoding.UTF8.GetBytes(acknowledgement.ToJsonString());
        await sending.WaitAsync(cancel);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancel);
            return true;
        }
        catch (Exception error) when (error is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            sending.Release();
        }
    }

    public async Task CloseAsync(CancellationToken cancel)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancel);
    }

    public void Dispose()
    {
        socket.Dispose();
        sending.Dispose();
    }
}
