using QuizBot.Core.Chat;
using QuizBot.Core.Memory;

namespace QuizBot.Core.Stores.Tables;

/// <summary>What is kept about a room.</summary>
public sealed record RoomState
{
    public required RoomId Id { get; init; }

    public RoomKind Kind { get; init; }

    /// <summary>False once the bot was removed from the room.</summary>
    public bool Active { get; init; } = true;

    /// <summary>When the bot said hello here; null for not yet.</summary>
    public DateTimeOffset? Welcomed { get; init; }

    /// <summary>The id of the round that is open; null without one.</summary>
    public string? OpenRound { get; init; }

    /// <summary>When each flashcard was last used here, by id.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Used { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>What the people here remember, by flashcard id; cards that nobody answered have none.</summary>
    public IReadOnlyDictionary<string, RoomMemory> Memory { get; init; } = new Dictionary<string, RoomMemory>();

    /// <summary>The match that is on; null without one.</summary>
    public Game? Match { get; init; }

    /// <summary>The hardest cards of this week and the one before.</summary>
    public IReadOnlyList<HardCard> Hardest { get; init; } = [];

    /// <summary>True once the weekly recap was planned; it stays so when people turn the recap off.</summary>
    public bool RecapPlanned { get; init; }

    /// <summary>With a card used now.</summary>
    public RoomState WithUse(string card, DateTimeOffset now) => this with { Used = Put(Used, card, now) };

    /// <summary>With what the answers to a round say; to be called once, when it closes.</summary>
    public RoomState WithAnswers(Round round)
    {
        if (round.Answered == 0)
            return this;
        var week = round.Week();
        var hardest = HardCard.Harder(
            Hardest.FirstOrDefault(card => card.Week == week), new(week, round.Card, round.Answered, round.Correct));
        return this with
        {
            Memory = Put(
                Memory, round.Card, RoomMemory.After(Memory.GetValueOrDefault(round.Card), round.Answered, round.Correct, round.At)),
            Hardest = [.. Hardest.Where(card => card.Week != week).Append(hardest).OrderBy(card => card.Week).TakeLast(2)],
        };
    }

    private static SortedDictionary<string, T> Put<T>(IReadOnlyDictionary<string, T> all, string key, T value) =>
        new(all.ToDictionary(), StringComparer.Ordinal) { [key] = value };
}

/// <summary>The card that fewest had right in a week of a room.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="Card">The flashcard's id.</param>
/// <param name="Answered">How many answered it; more than 0.</param>
/// <param name="Correct">How many had it right.</param>
public sealed record HardCard(DateOnly Week, string Card, int Answered, int Correct)
{
    /// <summary>The harder of two.</summary>
    public static HardCard Harder(HardCard? one, HardCard other) =>
        one is not null && (long)one.Correct * other.Answered <= (long)other.Correct * one.Answered ? one : other;
}
