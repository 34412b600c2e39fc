using QuizBot.Core.Bot.Explaining;
using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Bot.Rounds;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot;

/// <summary>What the bot says when it is time for an errand.</summary>
internal sealed class PushRouter(QuizDialog quiz, RoundDialog round, MatchDialog match, RecapDialog recap, ReminderDialog reminder)
{
    public Task<IReadOnlyList<Reply>> HandleAsync(Library library, Turn turn, Push errand, CancellationToken cancel) => errand.Kind switch
    {
        PushKind.Card => CardAsync(library, turn, errand, cancel),
        PushKind.Match => match.NextAsync(library, turn, errand, cancel),
        PushKind.Recap => recap.PushAsync(library, turn, errand, cancel),
        PushKind.Reminder => reminder.PushAsync(turn, errand, cancel),
        PushKind.Question => Task.FromResult(AskRoomDialog.Push(errand)),
        _ => Nothing,
    };

    private static Task<IReadOnlyList<Reply>> Nothing => Task.FromResult<IReadOnlyList<Reply>>([]);

    /// <summary>Where its note has left the course, the schedule goes on with all notes; without any card, nothing is said.</summary>
    private Task<IReadOnlyList<Reply>> CardAsync(Library library, Turn turn, Push errand, CancellationToken cancel)
    {
        var note = errand.Schedule?.NoteId;
        var cards = note is null ? [] : library.Deck.OfNote(note);
        if (cards.Count == 0)
            (note, cards) = (null, library.Deck.Cards);
        return cards.Count == 0 ? Nothing
            : turn.RoomKind == RoomKind.Personal ? quiz.AskAsync(library, turn, QuizRequest.Push(note), cancel)
            : round.PostAsync(library, turn, cards, cancel);
    }
}
