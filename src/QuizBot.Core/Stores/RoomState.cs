using QuizBot.Core.Bot;

namespace QuizBot.Core.Stores;

/// <summary>What is kept about a room.</summary>
public sealed record RoomState
{
    public required RoomId Id { get; init; }

    public RoomKind Kind { get; init; }

    /// <summary>False once the bot was removed from the room.</summary>
    public bool Active { get; init; } = true;

    /// <summary>The id of the round that is open; null without one.</summary>
    public string? OpenRound { get; init; }

    /// <summary>When each flashcard was last used here, by id.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Used { get; init; } = new Dictionary<string, DateTimeOffset>();
}
