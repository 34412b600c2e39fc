using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>Chooses a room's next card: new ones in note order, then the one its people remember least; none twice in a week while there are others.</summary>
public static class RoomChooser
{
    private static readonly TimeSpan Rest = TimeSpan.FromDays(7);

    /// <summary>Null where there are no cards.</summary>
    public static Flashcard? Choose(IReadOnlyList<Flashcard> cards, RoomState room, DateTimeOffset now)
    {
        Flashcard? fresh = null, weakest = null, oldest = null;
        (double Recall, DateTimeOffset Used) least = default;
        DateTimeOffset longestAgo = default;
        foreach (var card in cards)
        {
            if (!room.Used.TryGetValue(card.Id, out var used))
            {
                fresh = card;
                break;
            }

            (double, DateTimeOffset) rank = (room.Memory.GetValueOrDefault(card.Id)?.Recall(now) ?? 0, used);
            if (now - used > Rest && (weakest is null || rank.CompareTo(least) < 0))
                (weakest, least) = (card, rank);
            if (oldest is null || used < longestAgo)
                (oldest, longestAgo) = (card, used);
        }

        return fresh ?? weakest ?? oldest;
    }
}
