using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using QuizBot.Core.Chat;

namespace QuizBot.Tests.Shared;

/// <summary>A bot that says what a test tells it to, and remembers what it heard.</summary>
public sealed class ScriptedBot : IBot
{
    public ScriptedBot(params Reply[] replies) => Always(replies);

    public ScriptedBot(Func<Turn, IReadOnlyList<Reply>> script) => Script = turn => Task.FromResult(script(turn));

    public ConcurrentQueue<Turn> Turns { get; } = new();

    public ConcurrentQueue<(RoomId Room, string Round, string Message)> Posted { get; } = new();

    public ConcurrentQueue<(RoomId Room, string Entry, string Message)> Explained { get; } = new();

    public Func<Turn, Task<IReadOnlyList<Reply>>> Script { get; set; }

    /// <summary>Answers every turn with these from now on.</summary>
    [MemberNotNull(nameof(Script))]
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

    public Task ExplainedAsync(RoomId room, string entry, string message, CancellationToken cancel)
    {
        Explained.Enqueue((room, entry, message));
        return Task.CompletedTask;
    }
}
