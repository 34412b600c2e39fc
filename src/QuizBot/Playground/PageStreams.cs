using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using QuizBot.Core.Chat;

namespace QuizBot.Playground;

/// <summary>What the open pages are sent.</summary>
internal sealed class PageStreams(ChatRooms rooms, PlaygroundClock clock, Suggestions suggestions, IHostApplicationLifetime life)
{
    /// <summary>First the whole room, then each change, until the page or the program goes away.</summary>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(
        ChatRoom room, Persona persona, [EnumeratorCancellation] CancellationToken gone)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(gone, life.ApplicationStopping);
        var follower = new Follower(persona.Id);
        room.Follow(follower, out var messages);
        try
        {
            var state = new ShownRoom
            {
                Persona = persona.Id,
                Room = room.Name,
                Personas = Persona.All,
                Suggestions = suggestions.All,
                Messages = messages,
                Mention = room.Kind == RoomKind.Personal ? null : BotMention.Text,
                Clock = Clock(),
                ClockSteps = PlaygroundClock.Steps,
            };
            yield return new SseItem<string>(JsonSerializer.Serialize(state, PlaygroundJson.Of<ShownRoom>()), "state")
            {
                ReconnectionInterval = TimeSpan.FromSeconds(1),
            };
            while (await HasMoreAsync(follower, end.Token))
                while (follower.Events.TryRead(out var item))
                    yield return item;
        }
        finally
        {
            room.Leave(follower);
        }
    }

    /// <summary>Tells every page the time, after it was moved.</summary>
    public void TellTime()
    {
        var item = new SseItem<string>(JsonSerializer.Serialize(Clock(), PlaygroundJson.Of<ClockState>()), "clock");
        foreach (var room in rooms.All)
            room.Publish(item);
    }

    /// <summary>Tells every page that nothing it shows is true any more; it connects anew.</summary>
    public void TellStartOver()
    {
        foreach (var room in rooms.All)
            room.Publish(new SseItem<string>("{}", "over"));
    }

    private ClockState Clock() => new(clock.GetUtcNow(), (int)clock.Ahead.TotalMinutes);

    private static async ValueTask<bool> HasMoreAsync(Follower follower, CancellationToken end)
    {
        try
        {
            return await follower.Events.WaitToReadAsync(end);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
