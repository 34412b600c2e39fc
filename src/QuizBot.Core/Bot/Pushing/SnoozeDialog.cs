using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Pushing;

/// <summary>Puts a card that came by itself off for an hour, and brings it again.</summary>
internal sealed class SnoozeDialog(Learners learners, Pushes pushes)
{
    private const string What = "snooze";
    private static readonly TimeSpan For = TimeSpan.FromHours(1);

    public static ViewAction Button(OpenQuestion asked, Flashcard card) => new(Verbs.Card, "Snooze")
    {
        Data = new Dictionary<string, string> { [ButtonData.What] = What, [ButtonData.Ask] = asked.Id, [ButtonData.Card] = card.Id },
    };

    public static bool IsFor(Pressed press) => press.Data.GetValueOrDefault(ButtonData.What) == What;

    public async Task<View> HandleAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        var ask = press.Data.GetValueOrDefault(ButtonData.Ask, "");
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn);
        if (turn.RoomKind != RoomKind.Personal || profile.Open.FirstOrDefault(open => open.Id == ask) is not { } asked
            || library.FindStored(asked.Card) is not { } card)
            return AnswerDialog.MovedOn(null);
        var errand = Push.In(turn, PushKind.Snoozed, turn.Now + For) with { Subject = ask };
        await pushes.UpdateAsync(turn.Room, PushKind.Snoozed, _ => errand, cancel);

        // A card that rests takes no typed words.
        await learners.UpdateAsync(
            turn.Learner, now => now.Seen(turn) with { Focus = now.Focus == ask ? null : now.Focus, FocusAt = turn.Now }, cancel);
        var at = Wording.Clock(TimeOnly.FromDateTime(LocalClock.At(errand.Due, profile.TimeZone())));
        return Replies.Line($"It comes back at {at}.", Buttons.Quiz("Answer it now", card.Id));
    }

    /// <summary>Nothing where it was answered meanwhile.</summary>
    public Task<IReadOnlyList<Reply>> PushAsync(Library library, Turn turn, Push errand, CancellationToken cancel) =>
        learners.Retry.UntilSavedAsync<IReadOnlyList<Reply>>(async () =>
        {
            var stored = await learners.GetAsync(turn.Learner, cancel);
            var profile = stored.Value;
            var id = AskIds.From(turn);
            if (profile.IsAway(turn.Now) || profile.Open.FirstOrDefault(open => open.Id == errand.Subject) is not { } asked
                || library.FindStored(asked.Card) is not { } card)
                return (true, []);
            if (PushPace.WaitOfCard(profile, id, turn.Now) is { } until)
            {
                await pushes.UpdateAsync(turn.Room, PushKind.Snoozed, _ => errand with { Due = until, NotBefore = null }, cancel);
                return (true, []);
            }

            var brought = PushPace.Brought(profile, id, turn.Now, PushPace.Ignored(profile)).WithFocus(asked.Id, turn.Now);
            var view = PushView.Card(library, profile, asked, card, "Here it is again, as you asked.", turn.Now);
            return (await learners.SaveAsync(stored.With(brought), cancel), Replies.Post(view));
        }, cancel);
}
