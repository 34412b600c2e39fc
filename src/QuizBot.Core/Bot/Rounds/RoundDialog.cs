using NodaTime;
using QuizBot.Core.Bot.Explaining;
using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>One flashcard for everyone in a room: answered in private, counted in public, closed by "Reveal" or by the next round.</summary>
internal sealed class RoundDialog(Rooms rooms, Learners learners, Reviews reviews, RecapDialog recaps)
{
    private readonly RoomNames names = new(learners);
    private const int AnswersToReveal = 3;
    private static readonly TimeSpan TimeToReveal = TimeSpan.FromHours(1);

    public Task<IReadOnlyList<Reply>> PostAsync(Library library, Turn turn, QuizRequest request, CancellationToken cancel)
    {
        Topic? topic = null;
        if (library.Deck.Cards.Count == 0 || (request.Topic is not null && !library.Topics.TryFind(request.Topic, out topic)))
            return Task.FromResult(Replies.Post(Replies.Line("I could not find cards for that in the notes. Say “topics” to see what there is.")));
        return PostAsync(library, turn, topic is null ? library.Deck.Cards : library.CardsOf(topic), cancel);
    }

    /// <summary>Closes the open round, if there is one, and posts the next. While a match is on, a round of its own has to wait.</summary>
    /// <param name="library">What the bot knows.</param>
    /// <param name="turn">What brings the round about; the same turn again brings the same round.</param>
    /// <param name="cards">What to choose from; at least one.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<IReadOnlyList<Reply>> PostAsync(Library library, Turn turn, IReadOnlyList<Flashcard> cards, CancellationToken cancel) =>
        PostAsync(library, turn, AskIds.From(turn), cards, null, cancel);

    /// <summary>As above, with the id that the round gets, and the match it belongs to: one that begins, or the one that is on.</summary>
    public async Task<IReadOnlyList<Reply>> PostAsync(
        Library library, Turn turn, string id, IReadOnlyList<Flashcard> cards, Game? match, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Retry.MostAttempts; attempt++)
        {
            var readRepeated = rooms.GetRoundAsync(turn.Room, id, cancel);
            var room = await rooms.GetAsync(turn.Room, cancel);
            var repeated = await readRepeated;
            var before = repeated is null ? room.Value.OpenRound : repeated.Value.Follows;
            var previous = before is null ? null : await rooms.GetRoundAsync(turn.Room, before, cancel);
            if (repeated is not null)
                return await PostedAsync(library, turn, previous?.Value, repeated.Value, cancel);
            if (room.Value.Match is { } on && on.Id != match?.Id)
                return turn.Input is PushDue ? [] : Replies.Post(Replies.Line($"A match is on: card {on.Number} of {on.Rounds}. Say “quiz stop” to end it.", Buttons.Say("Stop the match", "quiz stop")));
            if (room.Value.Match is null && match is { Number: > 1 })
                return [];

            Round round = new()
            {
                Id = id,
                Card = RoomChooser.Choose(cards, room.Value, turn.Now)!.Id,
                At = turn.Now,
                Day = LocalClock.Day(turn.Now, Zone(turn)),
                Match = match,
                Ends = match is null ? null : turn.Now.AddSeconds(match.Seconds),
            };
            var changed = room.Value.WithUse(round.Card, turn.Now) with { Kind = turn.RoomKind, Active = true, OpenRound = id, Match = match };
            var rounds = new List<Stored<Round>>();
            if (previous is { Value.Closed: null })
            {
                previous = previous.With(previous.Value with { Closed = turn.Now });
                changed = await recaps.PlanAsync(turn, changed.WithAnswers(previous.Value), cancel);
                round = round with { Follows = previous.Value.Id };
                rounds.Add(previous);
            }

            if (await rooms.SaveAsync(room.With(changed), rounds.Append(new(round, null)), cancel))
                return await PostedAsync(library, turn, round.Follows is null ? null : previous?.Value, round, cancel);
        }

        throw Retry.GaveUp();
    }

    /// <summary>Ends a match and closes its open round.</summary>
    public async Task<IReadOnlyList<Reply>> CloseAsync(Library library, Turn turn, Game match, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Retry.MostAttempts; attempt++)
        {
            var room = await rooms.GetAsync(turn.Room, cancel);
            var open = room.Value.OpenRound is { } id ? await rooms.GetRoundAsync(turn.Room, id, cancel) : null;
            if (open?.Value.Match?.Id != match.Id)
                open = null;
            var changed = room.Value.Match?.Id == match.Id ? room.Value with { Match = null } : room.Value;
            if (open is { Value.Closed: null })
            {
                open = open.With(open.Value with { Closed = turn.Now });
                changed = await recaps.PlanAsync(turn, changed.WithAnswers(open.Value), cancel);
            }

            if (await rooms.SaveAsync(room.With(changed), open is null ? [] : [open], cancel))
                return await ClosedAsync(library, turn, open?.Value, cancel);
        }

        throw Retry.GaveUp();
    }

    /// <summary>The scores of a match's rounds so far.</summary>
    public async Task<IReadOnlyList<Score>> ScoresAsync(RoomId room, Game match, CancellationToken cancel)
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, match.Number)
            .Select(number => rooms.GetAnswersAsync(room, AskIds.OfMatch(room, match.Id, number), cancel)));
        return Standings.Of(answers.SelectMany(round => round).Where(answer => !answer.Looked));
    }

    /// <summary>Remembers where the round's card was posted.</summary>
    public async Task PostedAsync(RoomId room, string id, string message, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Retry.MostAttempts; attempt++)
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
        if (press.Verb == Verbs.Grade)
            return await GradeAsync(library, turn, round, card, press.Data.GetValueOrDefault(ButtonData.Got) == ButtonData.Yes, cancel);
        var verdict = CardView.AnswerOf(card, press.Data) is { } answer
                ? Grader.Grade(card, answer)
                : Verdict.Unreadable("This card has changed since. Here it is as it is now; nothing was counted.");
        return verdict.Counts
            ? await CountAsync(library, turn, round, card, verdict, cancel)
            : Replies.ToPress(turn, CardView.Question(library.NoteOf(card), card, Data(round), verdict.Remark));
    }

    /// <summary>Shows the answer to one person, for whom the card earns nothing from then on.</summary>
    public async Task<IReadOnlyList<Reply>> ShowAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        if (await ReadPressAsync(library, turn, press, cancel) is not ({ } round, { } card))
            return Gone(turn);
        if (round is { Match: not null, Closed: null })
            return InMatch(turn);
        if (card.Kind != FlashcardKind.Reveal && round.Closed is null)
            await rooms.InsertAsync(turn.Room, round.Id, Look(turn), cancel);
        return Replies.ToPress(turn, CardView.Shown(library.NoteOf(card), card, Data(round)));
    }

    public async Task<IReadOnlyList<Reply>> RevealAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Retry.MostAttempts; attempt++)
        {
            var room = await rooms.GetAsync(turn.Room, cancel);
            if (await rooms.GetRoundAsync(turn.Room, press.Data.GetValueOrDefault(ButtonData.Round, ""), cancel) is not { } round)
                return Gone(turn);
            if (round.Value.Closed is not null)
                return await ClosedAsync(library, turn, round.Value, cancel, press.Message);
            if (round.Value.Match is not null)
                return InMatch(turn);
            if (round.Value.Answered < AnswersToReveal && turn.Now - round.Value.At < TimeToReveal)
            {
                return Replies.ToPress(turn, Replies.Line(
                    $"Let others have a go first: the answer can be shown once {AnswersToReveal} people have answered or an hour has passed."));
            }

            var closed = round.Value with { Closed = turn.Now };
            var changed = await recaps.PlanAsync(turn, room.Value.WithAnswers(closed), cancel);
            if (await rooms.SaveAsync(room.With(changed), [round.With(closed)], cancel))
                return await ClosedAsync(library, turn, closed, cancel, press.Message);
        }

        throw Retry.GaveUp();
    }

    /// <summary>
    /// What someone says of themselves feeds their memory and nothing else. Only a card without an answer to check is counted by it, and is worth no points.
    /// </summary>
    private async Task<IReadOnlyList<Reply>> GradeAsync(Library library, Turn turn, Round round, Flashcard card, bool got, CancellationToken cancel)
    {
        if (round.Match is not null)
            return round.Closed is null ? InMatch(turn) : Gone(turn);
        if (card.Kind == FlashcardKind.Reveal)
            return await CountAsync(library, turn, round, card, new Verdict(got, null), cancel);
        var look = Look(turn);
        if (!await rooms.InsertAsync(turn.Room, round.Id, look, cancel))
            look = (await rooms.GetAnswerAsync(turn.Room, round.Id, turn.Learner, cancel))?.Value ?? look;
        if (!look.Looked)
            return await CountAsync(library, turn, round, card, new Verdict(got, null), cancel);
        var review = await reviews.AnswerRoundAsync(library, turn, card, new(round.Id, got, null) { IsOwnWord = true }, look.At, cancel);
        return Replies.ToPress(turn, Result(library, turn, card, review, review.Answered?.Correct ?? got, null));
    }

    private async Task<IReadOnlyList<Reply>> CountAsync(
        Library library, Turn turn, Round pressed, Flashcard card, Verdict verdict, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Retry.MostAttempts; attempt++)
        {
            var readRound = rooms.GetRoundAsync(turn.Room, pressed.Id, cancel);
            var readAnswer = rooms.GetAnswerAsync(turn.Room, pressed.Id, turn.Learner, cancel);
            var readScore = rooms.GetScoreAsync(turn.Room, pressed.Week(), turn.Learner, cancel);
            var readProfile = learners.GetAsync(turn.Learner, cancel);
            var readMemory = learners.GetMemoryAsync(turn.Learner, library.Course.Id, card.NoteId, cancel);
            var round = (await readRound)!;
            var answer = (await readAnswer)?.Value;
            var score = await readScore;
            var profile = (await readProfile).Value;
            var memory = (await readMemory).Value.Of(card.Id);
            var counted = round.Value;
            if (answer is null)
            {
                if (counted.Closed is not null)
                    return Replies.ToPress(turn, Replies.Line($"This card is closed. The answer was: {card.Answer}."));
                if (turn.Now > counted.Ends)
                    return Replies.ToPress(turn, Replies.Line("Time is up for this card; the next one is on its way."));
                answer = new(turn.Learner, turn.LearnerName, verdict.Correct, turn.Now)
                {
                    Points = card.Kind == FlashcardKind.Reveal ? 0 : Points.Of(verdict.Correct, memory is null ? null : Fsrs.Default.Recall(memory, turn.Now)),
                    Hidden = profile.Hidden,
                };
                counted = counted with { Answered = counted.Answered + 1, Correct = counted.Correct + (verdict.Correct ? 1 : 0) };
                if (!await rooms.SaveAsync(turn.Room, round.With(counted), answer, score.With(score.Value.Plus(answer, counted.LocalDay())), cancel))
                    continue;
            }

            var given = new Attempt(counted.Id, answer.Looked ? verdict.Correct : answer.Correct, Picked(card, verdict))
            {
                IsOwnWord = card.Kind == FlashcardKind.Reveal,
                Help = answer.Looked ? Help.Answer : Help.None,
            };
            var review = await reviews.AnswerRoundAsync(library, turn, card, given, answer.At, cancel);
            var correct = answer.Looked ? review.Answered?.Correct ?? false : answer.Correct;
            var result = Result(library, turn, card, review, correct, review.Outcome == ReviewOutcome.Counted ? verdict : null, answer.Points);
            return [new(ReplyKind.Private, result), .. Edit(RoundView.Open(library.NoteOf(card), card, counted), counted, turn)];
        }

        throw Retry.GaveUp();
    }

    private static View Result(Library library, Turn turn, Flashcard card, Review review, bool correct, Verdict? verdict, int points = 0)
    {
        var afterwards = Afterwards.Of(review, turn.Now);
        if (points > 0)
            afterwards = afterwards.Prepend(Wording.Count(points, "point"));
        if (review.Outcome != ReviewOutcome.Counted)
            afterwards = afterwards.Append("Already counted");
        return ResultView.Of(
            library,
            card,
            new(correct, verdict?.Remark, review.Answered?.Picked ?? (verdict is null ? null : Picked(card, verdict)), review.Help),
            afterwards,
            ExplainButtons.ForOne(ExplainButtons.About(library, card)));
    }

    /// <summary>What people see when a round is posted: the one before closed, and the new card.</summary>
    private async Task<IReadOnlyList<Reply>> PostedAsync(Library library, Turn turn, Round? previous, Round round, CancellationToken cancel)
    {
        var closed = await ClosedAsync(library, turn, previous, cancel);
        if (library.Deck.Find(round.Card) is not { } card)
            return [.. closed, .. Gone(turn)];
        var standings = round.Match is { Number: > 1 } match ? Standings.Line(await ScoresAsync(turn.Room, match with { Number = match.Number - 1 }, cancel)) : null;
        return [.. closed, new(ReplyKind.Post, RoundView.Open(library.NoteOf(card), card, round, standings)) { Round = round.Id }];
    }

    private async Task<IReadOnlyList<Reply>> ClosedAsync(Library library, Turn turn, Round? round, CancellationToken cancel, string? message = null)
    {
        if (round is null || library.Deck.Find(round.Card) is not { } card)
            return [];
        var answers = await rooms.GetAnswersAsync(turn.Room, round.Id, cancel);
        var who = await names.LineAsync([.. answers.Where(answer => !answer.Looked).OrderBy(answer => answer.At).Select(answer => answer.Learner)], cancel);
        return Edit(RoundView.Closed(library, card, round, who), round with { Message = round.Message ?? message }, turn);
    }

    private static string? Picked(Flashcard card, Verdict verdict) =>
        verdict.Picked.Count > 0 ? string.Join(ResultView.Between, verdict.Picked) : null;

    private static IReadOnlyList<Reply> Edit(View view, Round round, Turn turn) =>
        (round.Message ?? (turn.Input as Pressed)?.Message) is { } message
            ? [new(ReplyKind.Edit, view) { Message = message, Order = round.Closed is null ? round.Answered : int.MaxValue }]
            : [];

    private static RoundAnswer Look(Turn turn) => new(turn.Learner, turn.LearnerName, false, turn.Now) { Looked = true };

    private static IReadOnlyList<Reply> InMatch(Turn turn) => Replies.ToPress(turn, Replies.Line("In a match the answer comes when the time is up."));

    private static IReadOnlyList<Reply> Gone(Turn turn) =>
        Replies.ToPress(turn, Replies.Line("That card is from a while ago and has moved on. Nothing was counted."));

    /// <summary>The zone of the schedule or, where somebody asked, of that person; UTC where neither is known.</summary>
    private static DateTimeZone Zone(Turn turn) => Zones.OrUtc((turn.Input as PushDue)?.Errand.Schedule?.Zone, turn.Zone);

    internal static Dictionary<string, string> Data(Round round) => new() { [ButtonData.Round] = round.Id, [ButtonData.Card] = round.Card };

    private async Task<(Round?, Flashcard?)> ReadPressAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        var round = (await rooms.GetRoundAsync(turn.Room, press.Data.GetValueOrDefault(ButtonData.Round, ""), cancel))?.Value;
        return (round, round is null ? null : library.Deck.Find(round.Card));
    }
}
