using QuizBot.Core.Bot.Buddies;
using QuizBot.Core.Bot.Explaining;
using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Bot.Pushing;
using QuizBot.Core.Bot.Rounds;
using QuizBot.Core.Bot.Rounds.Matches;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot;

/// <summary>What the bot says when it is time for an errand; null where the errand has to wait, because something else is on.</summary>
internal sealed class PushRouter(
    CardPush card, SnoozeDialog snooze, RoundDialog round, MatchDialog match, RecapDialog recap, NameRemoval removal,
    ReminderDialog reminder, BuddyAnswers buddies)
{
    public async Task<IReadOnlyList<Reply>?> HandleAsync(Library library, Turn turn, Push errand, CancellationToken cancel) =>
        errand.Kind switch
        {
            PushKind.Card or PushKind.Later => await CardAsync(library, turn, errand, cancel),
            PushKind.Snoozed => await snooze.PushAsync(library, turn, errand, cancel),
            PushKind.Match => await match.NextAsync(library, turn, errand, cancel),
            PushKind.MatchStart when MatchRequest.TryParse(errand.Subject ?? "") is { } request =>
                await match.StartAsync(library, turn, request, cancel),
            PushKind.Recap => await recap.PushAsync(library, turn, errand, cancel),
            PushKind.Names => await removal.PushAsync(library, turn, errand, cancel),
            PushKind.Reminder => await reminder.PushAsync(turn, errand, cancel),
            PushKind.BuddyAsked or PushKind.BuddyAnswered or PushKind.Nudge => await buddies.PushAsync(turn, errand, cancel),
            PushKind.Question => AskRoomDialog.Push(errand),
            _ => [],
        };

    /// <summary>Where its note has left the course, the schedule goes on with all notes; without any card, nothing is said.</summary>
    private async Task<IReadOnlyList<Reply>?> CardAsync(Library library, Turn turn, Push errand, CancellationToken cancel)
    {
        var note = errand.Kind == PushKind.Later ? errand.Subject : errand.Schedule?.NoteId;
        var cards = note is null ? [] : library.Deck.OfNote(note);
        if (cards.Count == 0)
            (note, cards) = (null, library.Deck.Cards);
        return cards.Count == 0 ? []
            : turn.RoomKind == RoomKind.Personal ? await card.AskAsync(library, turn, errand, note, cards, cancel)
            : await round.PushAsync(library, turn, cards, cancel);
    }
}
