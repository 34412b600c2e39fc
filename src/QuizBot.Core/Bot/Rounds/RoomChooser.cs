using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>
/// Chooses a room's next card: first what its people are likely to have forgotten, else a new one, with notes mixed by their share of the
/// exam and like cards apart; no note twice running and no card twice in a week while there are others. Where several are as good, each
/// room has its own order.
/// </summary>
public static class RoomChooser
{
    /// <summary>A card that fewer would remember goes before a new one.</summary>
    private const double LikelyForgotten = 0.7;

    /// <summary>What is assumed of a card that was posted and that nobody answered.</summary>
    private const double Unknown = 0.75;

    private const int Remembered = 12;
    private static readonly TimeSpan Rest = TimeSpan.FromDays(7);

    /// <summary>Null where there are no cards.</summary>
    public static Flashcard? Choose(Library library, IReadOnlyList<Flashcard> cards, RoomState room, DateTimeOffset now)
    {
        Flashcard[] used = [.. room.Used.OrderBy(one => one.Value).Select(one => library.FindStored(one.Key)).OfType<Flashcard>()];
        Known[] known = [.. cards.Select(card => Of(library, room, card, now))];
        Known[] rested = [.. known.Where(one => one.Used is not { } used || now - used > Rest)];
        if (rested.Length == 0)
            return known.MinBy(one => one.Used)?.Card;
        var last = used.Length == 0 ? null : used[^1].NoteId;
        if (rested.Any(one => one.Card.NoteId != last))
            rested = [.. rested.Where(one => one.Card.NoteId != last)];
        if (rested.Where(one => one.Used is not null && one.Recall < LikelyForgotten).MinBy(one => (one.Recall, one.Used)) is { } forgotten)
            return forgotten.Card;
        return rested.Any(one => one.Used is null)
            ? New(library, [.. rested.Where(one => one.Used is null).Select(one => one.Card)], room, used)
            : rested.MinBy(one => (one.Recall, one.Used))!.Card;
    }

    /// <summary>The cards that people here answered and remember least, the weakest first.</summary>
    public static IReadOnlyList<Flashcard> Weakest(Library library, IReadOnlyList<Flashcard> cards, RoomState room, DateTimeOffset now) =>
        [.. cards.Where(card => MemoryOf(library, room, card) is not null).OrderBy(card => MemoryOf(library, room, card)!.Recall(now))];

    private static Flashcard New(Library library, IReadOnlyList<Flashcard> fresh, RoomState room, Flashcard[] used)
    {
        var seen = used.CountBy(card => card.NoteId).ToDictionary();
        var note = fresh.GroupBy(card => card.NoteId).MinBy(group => (Next(group.Key), Chance(room, group.Key)))!;
        Flashcard[] recent = [.. used.TakeLast(Remembered)];
        return note.MinBy(card => Unfit(card) + NewCards.Nearness(recent, card) + Chance(room, card.Id))!;

        double Next(string id) => (seen.GetValueOrDefault(id) + 1) / Math.Max(Sitting.Weight(library, id), double.Epsilon);
    }

    /// <summary>How little a card suits many people at once: what can be picked is answered at a glance.</summary>
    private static double Unfit(Flashcard card) => (card.Derived ? 0.5 : 0) + card.Kind switch
    {
        FlashcardKind.MultipleChoice => 0,
        FlashcardKind.Reveal => 10,
        _ => 1,
    };

    /// <summary>0 to 1; the same for a room and a card, another one for another room.</summary>
    private static double Chance(RoomState room, string id) =>
        StableShuffle.Hash($"{room.Id.Workspace}\n{room.Id.Conversation}\n{id}") / (double)ulong.MaxValue;

    private static Known Of(Library library, RoomState room, Flashcard card, DateTimeOffset now)
    {
        var memory = MemoryOf(library, room, card);
        var used = room.Used.TryGetValue(library.StoredId(card), out var at) || room.Used.TryGetValue(card.Id, out at) ? at : memory?.At;
        return new(card, used, memory?.Recall(now) ?? Unknown);
    }

    private static RoomMemory? MemoryOf(Library library, RoomState room, Flashcard card) =>
        room.Memory.GetValueOrDefault(library.StoredId(card)) ?? room.Memory.GetValueOrDefault(card.Id);

    /// <param name="Card">The card.</param>
    /// <param name="Used">When it was asked here last; null for never.</param>
    /// <param name="Recall">The share of people who would remember it.</param>
    private sealed record Known(Flashcard Card, DateTimeOffset? Used, double Recall);
}
