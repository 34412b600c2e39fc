namespace QuizBot.Core.Bot;

/// <summary>Turn in, replies out: finds the dialog that a turn is for.</summary>
public sealed class Router
{
    /// <summary>
    /// Answers one turn. What it changes is committed before it returns, so replies can be sent, lost and asked for again.
    /// Never throws for what people write or press.
    /// </summary>
    public Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>Remembers where a round's card was posted. Call it for each sent reply that has a <see cref="Reply.Round"/>.</summary>
    public Task PostedAsync(RoomId room, string round, string message, CancellationToken cancel) => throw new NotImplementedException();
}
