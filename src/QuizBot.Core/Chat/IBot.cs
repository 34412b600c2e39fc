namespace QuizBot.Core.Chat;

/// <summary>The bot as an edge sees it.</summary>
public interface IBot
{
    /// <summary>
    /// Answers one turn. What it changes is committed before it returns, so replies can be sent, lost and asked for again:
    /// the same turn twice changes things once. Never throws for what people write or press.
    /// </summary>
    Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, CancellationToken cancel);

    /// <summary>
    /// Remembers where a round's card was posted. Edges call it for each sent reply that has a <see cref="Reply.Round"/>.
    /// </summary>
    Task PostedAsync(RoomId room, string round, string message, CancellationToken cancel);

    /// <summary>
    /// Remembers what a message explains, for people who rate it (<see cref="Rated"/>). Edges whose channel has buttons for that call it
    /// for each message that they put them under.
    /// </summary>
    Task ExplainedAsync(RoomId room, string entry, string message, CancellationToken cancel);
}
