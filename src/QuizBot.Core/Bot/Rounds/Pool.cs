using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>The cards that a room's round or match is about.</summary>
/// <param name="Cards">In the order of the notes.</param>
/// <param name="About">What they are about, in words that <see cref="Find"/> reads; null for everything.</param>
/// <param name="IsWeak">True for those that the room remembers least.</param>
internal sealed record Pool(IReadOnlyList<Flashcard> Cards, string? About, bool IsWeak)
{
    public const string Weak = "weak";

    /// <param name="library">What there is.</param>
    /// <param name="wanted">"weak", a topic, both, or nothing.</param>
    /// <returns>Null where the notes have nothing of that name.</returns>
    public static Pool? Find(Library library, string? wanted)
    {
        var words = (wanted ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isWeak = words.Contains(Weak, StringComparer.OrdinalIgnoreCase);
        var about = string.Join(' ', words.Where(word => !word.Equals(Weak, StringComparison.OrdinalIgnoreCase)));
        if (about.Length == 0)
            return new(library.Deck.Cards, isWeak ? Weak : null, isWeak);
        return library.Topics.TryFind(about, out var topic) ? new(library.CardsOf(topic), wanted!.Trim(), isWeak) : null;
    }

    /// <summary>Only the cards whose answer can be checked.</summary>
    public Pool WithAnswers() => this with { Cards = [.. Cards.Where(card => card.Kind != FlashcardKind.Reveal)] };

    /// <summary>There is at least one card.</summary>
    public Flashcard Choose(Library library, RoomState room, DateTimeOffset now) => Choose(library, room, now, 1)[0];

    /// <summary>So many different cards, or all there are.</summary>
    public IReadOnlyList<Flashcard> Choose(Library library, RoomState room, DateTimeOffset now, int count)
    {
        var chosen = IsWeak ? RoomChooser.Weakest(library, Cards, room, now).Take(count).ToList() : [];
        while (chosen.Count < count && RoomChooser.Choose(library, [.. Cards.Except(chosen)], room, now) is { } next)
        {
            chosen.Add(next);
            room = room.WithUse(library.StoredId(next), now);
        }

        return chosen;
    }
}
