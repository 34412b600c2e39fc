using System.Net.ServerSentEvents;
using System.Threading.Channels;

namespace QuizBot.Playground;

/// <summary>One open page. A page that stops reading is dropped rather than waited for; it connects again and gets everything.</summary>
internal sealed class Follower(string persona)
{
    private const int Waiting = 512;

    private readonly Channel<SseItem<string>> events = Channel.CreateBounded<SseItem<string>>(Waiting);

    public string Persona => persona;

    public ChannelReader<SseItem<string>> Events => events.Reader;

    public void Send(SseItem<string> item)
    {
        if (!events.Writer.TryWrite(item))
            events.Writer.TryComplete();
    }
}
