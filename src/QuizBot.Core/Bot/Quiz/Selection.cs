using System.Globalization;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>The cards that a learner wants to study.</summary>
/// <param name="Cards">In the order of the notes.</param>
/// <param name="Name">What to call them; null for the whole course.</param>
internal sealed record Selection(IReadOnlyList<Flashcard> Cards, string? Name)
{
    private const double WeakBelow = 0.8;
    private const int MostWeak = 30;

    /// <summary>How many cards are wanted; null where the day decides.</summary>
    public int? Count { get; private init; }

    /// <summary>True where the cards are wanted whether due or not.</summary>
    public bool Anyway { get; private init; }

    /// <param name="library">What there is.</param>
    /// <param name="wanted">"", a topic, "15", "weak", "missed", "starred", "domain 2", in the learner's words; null for
    /// everything.</param>
    /// <param name="profile">Whose stars and misses count.</param>
    /// <param name="memory">The learner's memory of a card by its id.</param>
    /// <param name="fsrs">What predicts recall.</param>
    /// <param name="now">When.</param>
    /// <returns>Null where the notes have nothing of that name.</returns>
    public static Selection? Find(
        Library library, string? wanted, LearnerProfile profile, IReadOnlyDictionary<string, CardMemory> memory, Fsrs fsrs,
        DateTimeOffset now)
    {
        var all = library.Deck.Cards;
        switch (wanted?.Trim().ToUpperInvariant())
        {
            case null or "" or "TODAY":
                return new(all, null);
            case "WEAK" or "WEAKEST" or "HARD":
                var weak = all
                    .Where(card => memory.GetValueOrDefault(card.Id) is { } known
                        && (known.Lapses > 1 || fsrs.Recall(known, now) < WeakBelow))
                    .OrderBy(card => fsrs.Recall(memory[card.Id], now))
                    .Take(MostWeak)
                    .ToList();
                return new(weak, "what you know least well") { Anyway = true, Count = weak.Count };
            case "MISSED" or "WRONG" or "MISTAKES":
                var missed = Of(library, profile.Session?.Missed is { Count: > 0 } ids ? ids
                    : [.. profile.Answered.Where(answer => !answer.Correct).Select(answer => answer.Card).Distinct()]);
                return new(missed, "what you missed") { Anyway = true, Count = missed.Count };
            case "STARRED" or "STARS" or "STAR" or "FAVORITES" or "FAVOURITES":
                var starred = Of(library, profile.Starred);
                return new(starred, "what you starred") { Anyway = true, Count = starred.Count };
        }

        var number = wanted.Trim();
        if (number.All(char.IsAsciiDigit))
        {
            return int.TryParse(number, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= Sitting.Longest
                ? new(all, null) { Anyway = true, Count = count }
                : new([], null) { Count = 0 };
        }

        if (wanted.StartsWith("domain ", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(wanted.AsSpan(7), NumberStyles.None, CultureInfo.InvariantCulture, out var domain))
        {
            var notes = library.Course.Notes.Where(note => note.Domain == domain).SelectMany(note => library.Deck.OfNote(note.Id)).ToList();
            return notes.Count == 0 ? null : new(notes, $"domain {Wording.Digits(domain)}");
        }

        if (library.Deck.Find(wanted) is { } one)
            return new([one], null) { Anyway = true, Count = 1 };
        return library.Topics.TryFind(wanted, out var topic) ? new(library.CardsOf(topic), topic.Name) : null;
    }

    /// <summary>What to say where there is nothing in it.</summary>
    public string Nothing() => Name switch
    {
        "what you starred" => "Nothing is starred yet. After an answer, press More and then Star.",
        "what you missed" => "You have missed nothing lately.",
        "what you know least well" => "Nothing is weak right now. Answer some cards first.",
        null when Count == 0 => $"A sitting has 1 to {Sitting.Longest} cards. “quiz 15” asks fifteen.",
        null => "There are no cards for that.",
        _ => $"There are no cards about {Wording.Shorten(Name, 60)}.",
    };

    private static List<Flashcard> Of(Library library, IEnumerable<string> ids) =>
        [.. ids.Select(library.FindStored).OfType<Flashcard>().DistinctBy(card => card.Id)];
}
