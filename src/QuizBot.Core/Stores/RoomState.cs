using QuizBot.Core.Bot;
using QuizBot.Core.Memory;

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

    /// <summary>What the people here remember, by flashcard id; cards that nobody answered have none.</summary>
    public IReadOnlyDictionary<string, RoomMemory> Memory { get; init; } = new Dictionary<string, RoomMemory>();

    /// <summary>With a card used now.</summary>
    public RoomState WithUse(string card, DateTimeOffset now) => this with { Used = Put(Used, card, now) };

    /// <summary>With what the answers to a round say; to be called once, when it closes.</summary>
    public RoomState WithAnswers(Round round) => round.Answered == 0 ? this
        : this with { Memory = Put(Memory, round.Card, RoomMemory.After(Memory.GetValueOrDefault(round.Card), round.Answered, round.Correct, round.At)) };

    private static SortedDictionary<string, T> Put<T>(IReadOnlyDictionary<string, T> all, string key, T value) =>
        new(all.ToDictionary(), StringComparer.Ordinal) { [key] = value };
}
