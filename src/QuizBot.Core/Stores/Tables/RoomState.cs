using QuizBot.Core.Chat;
using QuizBot.Core.Memory;

namespace QuizBot.Core.Stores.Tables;

/// <summary>What is kept about a room.</summary>
/// <remarks>Cards are named with their course; without it in rows from before courses had ids.</remarks>
public sealed record RoomState
{
    /// <summary>Most cards whose use and memory are kept; those used longest ago are let go.</summary>
    public const int MostCards = 500;

    public required RoomId Id { get; init; }

    public RoomKind Kind { get; init; }

    /// <summary>False once the bot was removed from the room.</summary>
    public bool Active { get; init; } = true;

    /// <summary>As in <see cref="Turn.Team"/>.</summary>
    public string? Team { get; init; }

    /// <summary>When the bot said hello here; null for not yet.</summary>
    public DateTimeOffset? Welcomed { get; init; }

    /// <summary>
    /// The zone of the room's weeks: chosen, else its schedule's, else that of who first asked for a card; null for none yet.
    /// </summary>
    public string? Zone { get; init; }

    /// <summary>True where people chose the zone.</summary>
    public bool IsZoneChosen { get; init; }

    /// <summary>The rounds that are open, one a thread.</summary>
    public IReadOnlyList<RoundInThread> Open { get => field ?? []; init; } = [];

    /// <summary>The round that was open when a room had one; null since there is one a thread.</summary>
    public string? OpenRound { get; init; }

    /// <summary>When each flashcard was last used here.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Used { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>What the people here remember; cards that nobody answered have none.</summary>
    public IReadOnlyDictionary<string, RoomMemory> Memory { get; init; } = new Dictionary<string, RoomMemory>();

    /// <summary>The match that is on; null without one.</summary>
    public Game? Match { get; init; }

    /// <summary>The hardest cards of this week and the one before.</summary>
    public IReadOnlyList<HardCard> Hardest { get; init; } = [];

    /// <summary>True once the weekly recap was planned; it stays so when people turn the recap off.</summary>
    public bool RecapPlanned { get; init; }

    /// <summary>The id of the round that is open in a thread (null for none); null where there is none.</summary>
    public string? OpenIn(string? thread) => Open.FirstOrDefault(open => open.Thread == thread)?.Id ?? (thread is null ? OpenRound : null);

    /// <summary>As a turn shows it: the bot is there.</summary>
    public RoomState In(Turn turn) => this with { Kind = turn.RoomKind, Active = true, Team = turn.Team ?? Team };

    /// <summary>With a round open in its thread, in place of the one before.</summary>
    public RoomState WithOpen(Round round) => this with
    {
        Open = [.. Open.Where(open => open.Thread != round.Thread).Append(new(round.Thread, round.Id, round.At))],
        OpenRound = round.Thread is null ? null : OpenRound,
    };

    /// <summary>With what the answers to a round say, which closes with it.</summary>
    public RoomState WithClosed(Round round)
    {
        var closed = this with
        {
            Open = [.. Open.Where(open => open.Id != round.Id)],
            OpenRound = OpenRound == round.Id ? null : OpenRound,
        };
        return round.IsLobby ? closed : closed.WithAnswers(round);
    }

    /// <summary>With a card used now.</summary>
    public RoomState WithUse(string card, DateTimeOffset now) => this with { Used = Put(Used, card, now, used => used) };

    /// <summary>With what the answers to a round say.</summary>
    public RoomState WithAnswers(Round round)
    {
        if (round.Answered == 0)
            return this;
        var memory = RoomMemory.After(Memory.GetValueOrDefault(round.Card), round.Answered, round.Correct, round.At);
        var answered = this with { Memory = Put(Memory, round.Card, memory, known => known.At) };
        if (round.Correct == round.Answered)
            return answered;
        var missed = new HardCard(round.Week(), round.Card, round.Answered, round.Correct);
        var hardest = HardCard.Harder(Hardest.FirstOrDefault(card => card.Week == missed.Week), missed);
        var others = Hardest.Where(card => card.Week != missed.Week);
        return answered with { Hardest = [.. others.Append(hardest).OrderBy(card => card.Week).TakeLast(2)] };
    }

    private static SortedDictionary<string, T> Put<T>(IReadOnlyDictionary<string, T> all, string key, T value, Func<T, DateTimeOffset> at)
    {
        SortedDictionary<string, T> put = new(all.ToDictionary(), StringComparer.Ordinal) { [key] = value };
        while (put.Count > MostCards)
            put.Remove(put.MinBy(pair => at(pair.Value)).Key);
        return put;
    }
}

/// <param name="Thread">As in <see cref="Turn.Thread"/>.</param>
/// <param name="Id">The round's id.</param>
/// <param name="At">When it was posted.</param>
public sealed record RoundInThread(string? Thread, string Id, DateTimeOffset At);

/// <summary>The card that fewest had right in a week of a room; one that was missed.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="Card">The flashcard.</param>
/// <param name="Answered">How many answered it.</param>
/// <param name="Correct">How many had it right; fewer than <paramref name="Answered"/>, but in older rows.</param>
public sealed record HardCard(DateOnly Week, string Card, int Answered, int Correct)
{
    /// <summary>The harder of two.</summary>
    public static HardCard Harder(HardCard? one, HardCard other) =>
        one is not null && (long)one.Correct * other.Answered <= (long)other.Correct * one.Answered ? one : other;
}
