using QuizBot.Core.Bot.Explaining;
using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Chat;
using QuizBot.Core.Explain.Questions;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>
/// Explanations in a room. While a card is open there, nothing tells its answer to everybody: what the card asks is explained alone, to
/// who has answered it; what only mentions the answer, alone to whoever asks.
/// </summary>
internal sealed class RoomTalk(Rooms rooms, ExplainDialog explain)
{
    /// <summary>So many open cards, each in a thread of its own, are looked at.</summary>
    private const int MostOpen = 10;

    /// <summary>Something is typed that is no command: an answer to the open card is not explained to everyone.</summary>
    public async Task<IReadOnlyList<Reply>> SayAsync(Library library, Turn turn, Inquiry inquiry, CancellationToken cancel)
    {
        var open = await OpenAsync(library, turn, cancel);
        if (!inquiry.IsPick
            && open?.FirstOrDefault(card => card.Round.Thread == turn.Thread || card.Round.Thread is null) is { } here
            && (!Requests.IsClear(inquiry.Text)
                || (Grader.GradeSaid(here.Card, inquiry.Text) is { Counts: true, Correct: true }
                    && !await HasAnsweredAsync(turn, here.Round, cancel))))
        {
            return Replies.ToLearner(turn, Replies.Line(
                here.Round.Match is null && SaidOnCard.Of(inquiry.Text) is CardWish.Show or CardWish.GiveUp or CardWish.Hint
                    ? "“Show answer” on the card shows it to you alone; the card earns you nothing then."
                    : "A card is open here: answer with its buttons, in private. "
                        + "What you type here, everybody reads, so I say nothing to it."));
        }

        if (Misunderstood.Of(library, turn, inquiry) is { } view)
            return Replies.ToLearner(turn, view);
        return await ExplainAsync(library, turn, inquiry, open, cancel);
    }

    /// <summary>"explain ..." is typed.</summary>
    public async Task<IReadOnlyList<Reply>> ExplainAsync(Library library, Turn turn, Inquiry inquiry, CancellationToken cancel) =>
        await ExplainAsync(library, turn, inquiry, await OpenAsync(library, turn, cancel), cancel);

    /// <summary>A button explains something.</summary>
    public async Task<IReadOnlyList<Reply>> PressAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        var replies = await explain.PressAsync(library, turn, press, cancel);
        var entry = library.Explainer.Find(press.Data.GetValueOrDefault(ButtonData.Entry, ""));
        return await GuardAsync(library, turn, await OpenAsync(library, turn, cancel), replies, entry is null ? [] : [entry], cancel);
    }

    private async Task<IReadOnlyList<Reply>> ExplainAsync(
        Library library, Turn turn, Inquiry inquiry, IReadOnlyList<OpenCard>? open, CancellationToken cancel)
    {
        foreach (var (round, card) in open ?? [])
        {
            var secret = new Secret(library, card);
            if (secret.IsAbout(inquiry.Answer.Offered) && !await HasAnsweredAsync(turn, round, cancel))
                inquiry.Hide(entry => secret.IsAbout([entry]));
        }

        var replies = await explain.SayAsync(library, turn, inquiry, cancel);
        return await GuardAsync(library, turn, open, replies, inquiry.Answer.Entries, cancel);
    }

    private async Task<IReadOnlyList<Reply>> GuardAsync(
        Library library,
        Turn turn,
        IReadOnlyList<OpenCard>? open,
        IReadOnlyList<Reply> replies,
        IReadOnlyList<Explain.Entries.Entry> entries,
        CancellationToken cancel)
    {
        if (open is null)
            return Alone(replies);
        var isTold = false;
        foreach (var (round, card) in open)
        {
            var secret = new Secret(library, card);
            var isAsked = secret.IsAbout(entries);
            if (isAsked && !await HasAnsweredAsync(turn, round, cancel))
            {
                return Replies.ToLearner(turn, Replies.Line(
                    "That is what a card asks that is open here. Answer it first, with its buttons; then I explain it to you alone."));
            }

            isTold |= isAsked || replies.Any(reply => secret.IsIn(reply.View));
        }

        return isTold ? Alone(replies) : replies;

        IReadOnlyList<Reply> Alone(IReadOnlyList<Reply> all) =>
            [.. all.SelectMany(reply => Replies.ToLearner(turn, ExplainButtons.ForOne(reply.View)))];
    }

    private async Task<bool> HasAnsweredAsync(Turn turn, Round round, CancellationToken cancel) =>
        await rooms.GetAnswerAsync(turn.Room, round, turn.Learner, cancel) is not null;

    /// <summary>
    /// The cards that are open in the room, that of the turn's thread first; null where that cannot be known, for explaining needs no
    /// store.
    /// </summary>
    private async Task<IReadOnlyList<OpenCard>?> OpenAsync(Library library, Turn turn, CancellationToken cancel)
    {
        try
        {
            var room = (await rooms.GetAsync(turn.Room, cancel)).Value;
            string?[] ids = [room.OpenIn(turn.Thread), room.OpenIn(null), .. room.Open.Select(open => open.Id).Reverse()];
            var rounds = await Task.WhenAll(
                ids.OfType<string>().Distinct().Take(MostOpen).Select(id => rooms.GetRoundAsync(turn.Room, id, cancel)));
            return
            [
                .. rounds.Select(round => round?.Value).OfType<Round>()
                    .Where(round => round.Closed is null)
                    .Select(round => library.FindStored(round.Card) is { } card ? new OpenCard(round, card) : null)
                    .OfType<OpenCard>(),
            ];
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    private sealed record OpenCard(Round Round, Flashcard Card);
}
