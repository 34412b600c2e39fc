namespace QuizBot.Core.Bot;

/// <summary>Finds the dialog that a turn is for.</summary>
public sealed class Router : IBot
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, CancellationToken cancel) => throw new NotImplementedException();

    /// <inheritdoc/>
    public Task PostedAsync(RoomId room, string round, string message, CancellationToken cancel) => throw new NotImplementedException();
}
