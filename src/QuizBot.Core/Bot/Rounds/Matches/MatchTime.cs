using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Rounds.Matches;

/// <summary>How long the cards of a match are open: those that take more than one pick get more time.</summary>
public static class MatchTime
{
    /// <summary>From the lobby's post to the first card, when somebody is there to play.</summary>
    public const int Lobby = 20;

    /// <summary>The same for a match that comes by schedule, of which people have to learn first.</summary>
    public const int ScheduledLobby = 120;

    private const int EachPart = 8;
    private const int ToType = 15;
    private const int ToCompare = 10;

    /// <summary>Seconds left at which the lobby is edited.</summary>
    public static IReadOnlyList<int> Countdown { get; } = [60, 20, 10, 5];

    /// <param name="card">The card.</param>
    /// <param name="seconds">What a card with one pick has.</param>
    public static int For(Flashcard card, int seconds) => seconds + card.Kind switch
    {
        FlashcardKind.Ordering => EachPart * card.Choices.Count,
        FlashcardKind.Matching => EachPart * card.Left.Count,
        FlashcardKind.Typed => ToType,
        FlashcardKind.MultipleResponse => ToCompare,
        _ => 0,
    };

    /// <summary>The seconds that a round of a match is open.</summary>
    public static int Of(Round round) => (int)Math.Round(((round.Ends ?? round.At) - round.At).TotalSeconds);
}
