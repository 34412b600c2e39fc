using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>What people say to a card instead of an answer, and about one that they have answered.</summary>
internal enum CardWish
{
    /// <summary>To be told: they do not know.</summary>
    GiveUp,
    Hint,
    Show,
    Repeat,
    Skip,
    Stop,

    /// <summary>Time, or nothing in particular.</summary>
    Wait,

    // What the buttons below a result are called, typed.
    Star,
    Unstar,
    NotToday,
    StopAsking,
    AskAgain,
    Fault,
    WasRight,
    Guessed,
    Menu,
}

/// <summary>Reads <see cref="CardWish"/>es from <c>said-on-card.txt</c>: one a line, its words after a colon, any language.</summary>
internal static class SaidOnCard
{
    private const int Longest = 80;

    private static readonly Dictionary<string, CardWish> Known = Load();

    /// <summary>What may stand before a wish: "hmm, not sure", "ok next one".</summary>
    private static readonly HashSet<string> Sighs =
    [
        "ok", "okay", "hm", "hmm", "hmmm", "um", "uh", "oh", "well", "so", "sorry", "no", "honestly", "and", "then", "please", "just",
        "can", "you",
    ];

    /// <summary>Null for a text that may be an answer.</summary>
    public static CardWish? Of(string text)
    {
        if (text.Length > Longest)
            return null;
        var words = Plain(text).Split(' ');
        for (var from = 0; from < words.Length; from++)
        {
            if (from > 0 && !Sighs.Contains(words[from - 1]))
                break;
            if (Known.TryGetValue(string.Join(' ', words[from..]), out var wish))
                return wish;
        }

        return null;
    }

    /// <summary>The same, typed into the answer box of a card: what is an answer of it stays one, and only a box takes words.</summary>
    public static CardWish? InBox(Flashcard card, Verdict verdict, string typed) =>
        card.Kind == FlashcardKind.Typed && !verdict.Correct ? Of(typed) : null;

    /// <summary>Whether a wish is about a card, answered or not, and not about being asked.</summary>
    public static bool IsAboutCard(CardWish wish) => wish >= CardWish.Star;

    /// <summary>What to say to a wish that needs an open question, where there is none; null for any other.</summary>
    public static View? NothingOpen(CardWish wish, RoomKind room) => wish switch
    {
        CardWish.Stop when room == RoomKind.Personal => Line("All right. Your cards wait until you say “quiz”."),
        CardWish.Stop => Line("Nothing is open here. “quiz stop” ends a match, and “schedule off” the cards that come by themselves."),
        CardWish.Wait => Line("All right. Say “quiz” for a question, or ask me about anything in the notes."),
        CardWish.GiveUp or CardWish.Hint or CardWish.Show or CardWish.Repeat => Line("No question is open here. Say “quiz” for one."),
        _ => null,
    };

    private static View Line(string text) => Replies.Line(text, Buttons.Quiz("Quiz me"), Buttons.Say("Help", Commands.Help));

    private static Dictionary<string, CardWish> Load()
    {
        var known = new Dictionary<string, CardWish>();
        foreach (var (wish, said) in DataFile.Sayings("said-on-card.txt"))
            known.TryAdd(Plain(said), Enum.Parse<CardWish>(wish));
        return known;
    }

    private static string Plain(string text)
    {
        var bare = text.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        var words = string.Join(' ', Words.Of(bare).Select(word => word.Text));
        return words.Length > 0 ? words : text.Trim();
    }
}
