using System.Collections.Concurrent;
using QuizBot.Core.Chat;

namespace QuizBot.Slack.Tests;

/// <summary>Remembers the turns it was given and answers them as the test says.</summary>
internal sealed class ScriptedBot : IBot
{
    public ConcurrentQueue<Turn> Turns { get; } = new();

    public ConcurrentQueue<(RoomId Room, string Round, string Message)> Posted { get; } = new();

    public Func<Turn, Task<IReadOnlyList<Reply>>> Script { get; set; } = _ => Task.FromResult<IReadOnlyList<Reply>>([]);

    /// <summary>Answers every turn with these.</summary>
    public void Always(params Reply[] replies) => Script = _ => Task.FromResult<IReadOnlyList<Reply>>(replies);

    public static View Line(string text) => new() { Fallback = text, Blocks = [new TextBlock(text)] };

    public Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, CancellationToken cancel)
    {
        Turns.Enqueue(turn);
        return Script(turn);
    }

    public Task PostedAsync(RoomId room, string round, string message, CancellationToken cancel)
    {
        Posted.Enqueue((room, round, message));
        return Task.CompletedTask;
    }
}
