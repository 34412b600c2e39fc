using System.Collections.Concurrent;
using QuizBot.Core.Chat;

namespace QuizBot.Teams.Tests;

/// <summary>A bot that says what a test tells it to, and remembers what it heard.</summary>
internal sealed class ScriptedBot(Func<Turn, IReadOnlyList<Reply>> script) : IBot
{
    public ConcurrentQueue<Turn> Heard { get; } = new();

    public ConcurrentQueue<(RoomId Room, string Round, string Message)> Posted { get; } = new();

    public Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, CancellationToken cancel)
    {
        Heard.Enqueue(turn);
        return Task.FromResult(script(turn));
    }

    public Task PostedAsync(RoomId room, string round, string message, CancellationToken cancel)
    {
        Posted.Enqueue((room, round, message));
        return Task.CompletedTask;
    }
}
