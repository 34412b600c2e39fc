using QuizBot.Core.Cards;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores;
using QuizBot.Core.Views;

namespace QuizBot.Core.Bot;

/// <summary>One flashcard for everyone in a room: answered in private, counted in public, closed by "Reveal" or by the next round.</summary>
internal sealed class RoundDialog(Rooms rooms, Reviews reviews)
{
    private const int AnswersToReveal = 3;
    private static readonly TimeSpan TimeToReveal = TimeSpan.FromHours(1);

    public Task<IReadOnlyList<Reply>> PostAsync(Library library, Turn turn, QuizRequest request, CancellationToken cancel)
    {
        Topic? topic = null;
        if (library.Deck.Cards.Count == 0 || (request.Topic is not null && !library.Topics.TryFind(request.Topic, out topic)))
            return Task.FromResult(Replies.Post(Replies.Line("I could not find cards for that in the notes. Say “topics” to see what there is.")));
        return PostAsync(library, turn, topic is null ? library.Deck.Cards : library.CardsOf(topic), cancel);
    }

    /// <summary>Closes the open round, if there is one, and posts the next.</summary>
    /// <param name="library">What the bot knows.</param>
    /// <param name="turn">What brings the round about; the same turn again brings the same round.</param>
    /// <param name="cards">What to choose from; at least one.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<Reply>> PostAsync(Library library, Turn turn, IReadOnlyList<Flashcard> cards, CancellationToken cancel)
    {
        string id = AskIds.From(turn);
        for (int attempt = 0; attempt < Retry.MostAttempts; attempt++)
        {
            Task<Stored<Round>?> readRepeated = rooms.GetRoundAsync(turn.Room, id, cancel);
            Stored<RoomState> room = await rooms.GetAsync(turn.Room, cancel);
            Stored<Round>? repeated = await readRepeated;
            string? before = repeated is null ? room.Value.OpenRound : repeated.Value.Follows;
            Stored<Round>? previous = before is null ? null : await rooms.GetRoundAsync(turn.Room, before, cancel);
            if (repeated is not null)
                return [.. await ClosedAsync(library, turn, previous?.Value, cancel), .. Posted(library, turn, repeated.Value)];

            Round round = new() { Id = id, Card = RoomChooser.Choose(cards, room.Value, turn.Now)!.Id, At = turn.Now };
            RoomState changed = room.Value.WithUse(round.Card, turn.Now) with { Kind = turn.RoomKind, Active = true, OpenRound = id };
            var rounds = new List<Stored<Round>>();
            if (previous is { Value.Closed: null })
            {
                previous = previous.With(previous.Value with { Closed = turn.Now });
                changed = changed.WithAnswers(previous.Value);
                round = round with { Follows = previous.Value.Id };
                rounds.Add(previous);
            }

            if (await rooms.SaveAsync(room.With(changed), rounds.Append(new(round, null)), cancel))
                return [.. await ClosedAsync(library, turn, round.Follows is null ? null : previous?.Value, cancel), .. Posted(library, turn, round)];
        }

        throw Retry.GaveUp();
    }

    /// <summary>Remembers where the round's card was posted.</summary>
    public async Task PostedAsync(RoomId room, string id, string message, CancellationToken cancel)
    {
        for (int attempt = 0; attempt < Retry.MostAttempts; attempt++)
        {
            if (await rooms.GetRoundAsync(room, id, cancel) is not { } round
                || await rooms.SaveAsync(room, round.With(round.Value with { Message = message }), cancel))
            {
                return;
            }
        }

        throw Retry.GaveUp();
    }

    public async Task<IReadOnlyList<Reply>> AnswerAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        if (await ReadPressAsync(library, turn, press, cancel) is not ({ } round, { } card))
            return Gone(turn);
        Verdict verdict = press.Verb == Verbs.Grade
            ? new Verdict(press.Data.GetValueOrDefault("got") == "yes", null)
            : Grading.Grade(card, CardView.AnswerOf(card, press.Data));
        return verdict.Counts
            ? await CountAsync(library, turn, round, card, verdict, cancel)
            : Replies.ToPress(turn, CardView.Question(library.NoteOf(card), card, Data(round), verdict.Remark));
    }

    public async Task<IReadOnlyList<Reply>> ShowAsync(Library library, Turn turn, Pressed press, CancellationToken cancel) =>
        await ReadPressAsync(library, turn, press, cancel) is ({ } round, { } card)
            ? Replies.ToPress(turn, CardView.Shown(library.NoteOf(card), card, Data(round)))
            : Gone(turn);

    public async Task<IReadOnlyList<Reply>> RevealAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        for (int attempt = 0; attempt < Retry.MostAttempts; attempt++)
        {
            Stored<RoomState> room = await rooms.GetAsync(turn.Room, cancel);
            if (await rooms.GetRoundAsync(turn.Room, press.Data.GetValueOrDefault("round", ""), cancel) is not { } round)
                return Gone(turn);
            if (round.Value.Closed is not null)
                return await ClosedAsync(library, turn, round.Value, cancel, press.Message);
            if (round.Value.Answered < AnswersToReveal && turn.Now - round.Value.At < TimeToReveal)
            {
                return Replies.ToPress(turn, Replies.Line(
                    $"Let others have a go first: the answer can be shown once {AnswersToReveal} people have answered or an hour has passed."));
            }

            Round closed = round.Value with { Closed = turn.Now };
            if (await rooms.SaveAsync(room.With(room.Value.WithAnswers(closed)), [round.With(closed)], cancel))
                return await ClosedAsync(library, turn, closed, cancel, press.Message);
        }

        throw Retry.GaveUp();
    }

    private async Task<IReadOnlyList<Reply>> CountAsync(
        Library library, Turn turn, Round pressed, Flashcard card, Verdict verdict, CancellationToken cancel)
    {
        for (int attempt = 0; attempt < Retry.MostAttempts; attempt++)
        {
            Task<Stored<Round>?> readRound = rooms.GetRoundAsync(turn.Room, pressed.Id, cancel);
            Task<Stored<RoundAnswer>?> readAnswer = rooms.GetAnswerAsync(turn.Room, pressed.Id, turn.Learner, cancel);
            Stored<Round> round = (await readRound)!;
            RoundAnswer? answer = (await readAnswer)?.Value;
            Round counted = round.Value;
            if (answer is null)
            {
                if (counted.Closed is not null)
                    return Replies.ToPress(turn, Replies.Line($"This card is closed. The answer was: {card.Answer}."));
                answer = new(turn.Learner, turn.LearnerName, verdict.Correct, turn.Now);
                counted = counted with { Answered = counted.Answered + 1, Correct = counted.Correct + (verdict.Correct ? 1 : 0) };
                if (!await rooms.SaveAsync(turn.Room, round.With(counted), answer, cancel))
                    continue;
            }

            Review review = await reviews.AnswerRoundAsync(turn, card, counted.Id, answer.Correct, answer.At, cancel);
            IEnumerable<string> afterwards = QuizDialog.Afterwards(review, turn.Now);
            if (review.Outcome != ReviewOutcome.Counted)
                afterwards = afterwards.Append("Already counted");
            View result = CardView.Result(library.NoteOf(card), card, answer.Correct, review.Outcome == ReviewOutcome.Counted ? verdict.Remark : null, afterwards);
            return [new(ReplyKind.Private, result), .. Edit(RoundView.Open(library.NoteOf(card), card, counted), counted, turn)];
        }

        throw Retry.GaveUp();
    }

    private static IReadOnlyList<Reply> Posted(Library library, Turn turn, Round round)
    {
        Flashcard? card = library.Deck.Find(round.Card);
        return card is null ? Gone(turn) : [new(ReplyKind.Post, RoundView.Open(library.NoteOf(card), card, round)) { Round = round.Id }];
    }

    private async Task<IReadOnlyList<Reply>> ClosedAsync(Library library, Turn turn, Round? round, CancellationToken cancel, string? message = null)
    {
        if (round is null || library.Deck.Find(round.Card) is not { } card)
            return [];
        IReadOnlyList<RoundAnswer> answers = await rooms.GetAnswersAsync(turn.Room, round.Id, cancel);
        return Edit(RoundView.Closed(library.NoteOf(card), card, round, answers), round with { Message = round.Message ?? message }, turn);
    }

    private static IReadOnlyList<Reply> Edit(View view, Round round, Turn turn) =>
        (round.Message ?? (turn.Input as Pressed)?.Message) is { } message ? [new(ReplyKind.Edit, view) { Message = message }] : [];

    private static IReadOnlyList<Reply> Gone(Turn turn) =>
        Replies.ToPress(turn, Replies.Line("That card is from a while ago and has moved on. Nothing was counted."));

    internal static Dictionary<string, string> Data(Round round) => new() { ["round"] = round.Id, ["card"] = round.Card };

    private async Task<(Round?, Flashcard?)> ReadPressAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        Round? round = (await rooms.GetRoundAsync(turn.Room, press.Data.GetValueOrDefault("round", ""), cancel))?.Value;
        return (round, round is null ? null : library.Deck.Find(round.Card));
    }
}
