using QuizBot.Core.Bot.Explaining;
using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Bot.Rounds.Matches;
using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>
/// What people do with a room's card, each in private: answer it, look at the answer, say whether they had it. An answer is one row of
/// its own beside the learner's score, so that any number of people may answer at once; then it feeds the learner's memory.
/// </summary>
internal sealed class RoundAnswers(
    Rooms rooms, Learners learners, Reviews reviews, RoundDrawing drawing, MatchDialog matches, AfterDialog after,
    ReminderDialog reminders)
{
    public async Task<IReadOnlyList<Reply>> AnswerAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        if (await ReadPressAsync(turn, press, cancel) is not { IsLobby: false } round)
            return RoundDialog.Gone(turn);
        if (library.FindStored(round.Card) is not { } card)
            return Replies.ToPress(turn, Replies.Line("This card has left the notes since it was posted. Nothing was counted."));
        if (press.Verb == Verbs.Grade)
            return await GradeAsync(library, turn, round, card, press.Data.GetValueOrDefault(ButtonData.Got) == ButtonData.Yes, cancel);
        card = Choices.Mixed(card, round.Id);
        var answer = CardView.AnswerOf(card, press.Data);
        var verdict = answer is null
            ? Verdict.Unreadable("This card has changed since. Here it is as it is now; nothing was counted.")
            : Grader.Grade(card, answer);
        var wish = SaidOnCard.InBox(card, verdict, answer ?? "");
        if (wish is not (null or CardWish.GiveUp))
            return await WishAsync(library, turn, press, round, card, wish.Value, cancel);
        var given = wish is null
            ? new Result(verdict.Correct, verdict.Remark, Picked(card, verdict, answer ?? ""))
            : new(false) { GaveUp = true };
        return verdict.Counts
            ? await CountAsync(library, turn, round, card, given, press.Message, cancel)
            : Replies.ToPress(turn, CardView.Question(library.NoteOf(card), card, RoundView.Data(round, card), verdict.Remark));
    }

    /// <summary>Shows the answer to one person, for whom the card earns nothing from then on.</summary>
    public async Task<IReadOnlyList<Reply>> ShowAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        if (await ReadPressAsync(turn, press, cancel) is not { IsLobby: false } round || library.FindStored(round.Card) is not { } card)
            return RoundDialog.Gone(turn);
        if (round is { Match: not null, Closed: null })
            return RoundDialog.InMatch(turn);
        if (card.Kind != FlashcardKind.Reveal && round.Closed is null)
            await LookAsync(turn, round, cancel);
        return Replies.ToPress(turn, CardView.Shown(library.NoteOf(card), card, RoundView.Data(round, card)));
    }

    /// <summary>What is no answer is not counted as one; to be told is, as a wrong one.</summary>
    private async Task<IReadOnlyList<Reply>> WishAsync(
        Library library, Turn turn, Pressed press, Round round, Flashcard card, CardWish wish, CancellationToken cancel)
    {
        if (wish == CardWish.Show)
            return await ShowAsync(library, turn, press, cancel);
        if (!SaidOnCard.IsAboutCard(wish))
        {
            var remark = wish == CardWish.Hint
                ? "Hints are for our own chat: here everybody answers alone. Nothing was counted."
                : "Nothing was counted. Answer when you like, or leave this card to the others.";
            return Replies.ToPress(turn, CardView.Question(library.NoteOf(card), card, RoundView.Data(round, card), remark));
        }

        // The next card of a room is for everybody, and not this one's to ask for.
        var view = await after.InBoxAsync(library, turn, wish, round.Id, card, cancel);
        return Replies.ToPress(turn, view with { Actions = [.. view.Actions.Where(action => action.Verb != Verbs.Next)] });
    }

    /// <summary>
    /// What someone says of themselves feeds their memory and nothing else. Only a card without an answer to check is counted by it, and is
    /// worth no points.
    /// </summary>
    private async Task<IReadOnlyList<Reply>> GradeAsync(
        Library library, Turn turn, Round round, Flashcard card, bool got, CancellationToken cancel)
    {
        if (round.Match is not null)
            return round.Closed is null ? RoundDialog.InMatch(turn) : RoundDialog.Gone(turn);
        if (card.Kind == FlashcardKind.Reveal)
            return await CountAsync(library, turn, round, card, new(got), null, cancel);
        if (await LookAsync(turn, round, cancel) is not { Looked: true } look)
            return await CountAsync(library, turn, round, card, new(got), null, cancel);
        var attempt = new Attempt(round.Id, got, null) { IsOwnWord = true };
        var review = await reviews.AnswerRoundAsync(library, turn, card, attempt, look.At, null, cancel);
        return Replies.ToPress(turn, ResultOf(library, card, review, new(review.Answered?.Correct ?? got), turn.Now));
    }

    private async Task<IReadOnlyList<Reply>> CountAsync(
        Library library, Turn turn, Round round, Flashcard card, Result given, string? message, CancellationToken cancel)
    {
        var reading = await reviews.ReadAsync(library, turn.Learner, card, cancel);
        var isOver = round.Closed is not null || turn.Now > round.Ends;
        var (answer, isFirst) = isOver
            ? (await rooms.GetAnswerAsync(turn.Room, round, turn.Learner, cancel), false)
            : await SaveAsync(turn, round, card, given, reading, cancel);
        if (answer is null)
        {
            return Replies.ToPress(turn, Replies.Line(
                round.Closed is not null ? $"This card is closed. The answer was: {card.Answer}." : "Time is up for this card."));
        }

        if (answer.Learner is null)
            return Replies.ToPress(turn, Replies.Line("This card was answered by you before you had your data deleted, and counts once."));

        var attempt = new Attempt(round.Id, answer.Looked ? given.Correct : answer.Correct, given.Picked)
        {
            IsOwnWord = card.Kind == FlashcardKind.Reveal,
            Help = answer.Looked ? Help.Answer : Help.None,
        };
        var review = await reviews.AnswerRoundAsync(library, turn, card, attempt, answer.At, reading, cancel);
        if (review.Outcome == ReviewOutcome.Counted)
            await reminders.PlanAsync(turn, review.Profile, cancel);
        var shown = answer.Looked ? given with { AfterLooking = true } : given with { Correct = answer.Correct };
        Reply result = new(ReplyKind.Private, ResultOf(library, card, review, shown, turn.Now, answer.Points));
        return isFirst && round.Match is not null && await matches.AnsweredAsync(library, turn, round, cancel) is { Count: > 0 } onward
            ? [result, .. onward]
            : [result, .. answer.Looked || isOver ? [] : drawing.Edit(library, turn, round, message)];
    }

    /// <summary>Saves an answer, or finds the one that stands already.</summary>
    private async Task<(RoundAnswer? Answer, bool IsFirst)> SaveAsync(
        Turn turn, Round round, Flashcard card, Result given, CardReading reading, CancellationToken cancel)
    {
        var profile = reading.Profile.Value.Seen(turn);
        var points = Points.Of(given.Correct, reading.Memory.Value.Of(card.Id), turn.Now, profile.DayOf);
        RoundAnswer answer = new()
        {
            Learner = turn.Learner,
            Correct = given.Correct,
            At = turn.Now,
            Points = card.Kind == FlashcardKind.Reveal ? 0 : points,
            Picked = card.Kind is FlashcardKind.MultipleChoice or FlashcardKind.MultipleResponse ? given.Picked : null,
        };
        var week = RoomWeek.Of(round.Zone, turn.Now);
        await learners.EnterAsync(profile, turn.Room, cancel);
        return await rooms.Retry.UntilSavedAsync(async () =>
        {
            var score = await rooms.GetScoreAsync(turn.Room, week.Monday, turn.Learner, cancel);
            var counted = score.With(score.Value.Plus(round.Id, answer, week.DayOf(turn.Now)));
            if (await rooms.SaveAsync(turn.Room, round, answer, week.Monday, counted, cancel))
                return (true, (answer, true));
            var before = await rooms.GetAnswerAsync(turn.Room, round, turn.Learner, cancel);
            return (before is not null, (before, false));
        }, cancel);
    }

    /// <summary>Notes that someone has looked, or finds what they did before.</summary>
    private async Task<RoundAnswer?> LookAsync(Turn turn, Round round, CancellationToken cancel)
    {
        RoundAnswer look = new() { Learner = turn.Learner, At = turn.Now, Looked = true };
        await learners.EnterAsync((await learners.GetAsync(turn.Learner, cancel)).Value, turn.Room, cancel);
        return await rooms.InsertAsync(turn.Room, round, look, cancel)
            ? look
            : await rooms.GetAnswerAsync(turn.Room, round, turn.Learner, cancel);
    }

    private static View ResultOf(Library library, Flashcard card, Review review, Result given, DateTimeOffset now, int points = 0)
    {
        var isNew = review.Outcome == ReviewOutcome.Counted;
        var afterwards = Afterwards.Of(review, now, inRoom: true);
        if (points > 0)
            afterwards = afterwards.Prepend(Wording.Count(points, "point"));
        if (!isNew)
            afterwards = afterwards.Append("Already counted");
        var picked = given.AfterLooking ? given.Picked : review.Answered?.Picked ?? given.Picked;
        var view = ResultView.Of(
            library,
            card,
            given with { Remark = isNew ? given.Remark : null, Picked = picked, Help = review.Help },
            afterwards,
            ExplainButtons.ForOne(ExplainButtons.About(library, card)));
        if (!isNew)
            return view;
        view = GoalDialog.Praised(view, review.Profile, now);
        return ReminderDialog.Missing(review.Profile, now) is { } missing
            ? view with { Blocks = [.. view.Blocks, new TextBlock(missing, Tone.Subtle)] }
            : view;
    }

    /// <summary>What was picked or typed; null where there was nothing to pick.</summary>
    private static string? Picked(Flashcard card, Verdict verdict, string answer) =>
        card.Kind == FlashcardKind.Typed ? answer.Trim()
        : verdict.Picked.Count > 0 ? string.Join(RoundAnswer.Between, verdict.Picked)
        : null;

    private async Task<Round?> ReadPressAsync(Turn turn, Pressed press, CancellationToken cancel) =>
        (await rooms.GetRoundAsync(turn.Room, press.Data.GetValueOrDefault(ButtonData.Round, ""), cancel))?.Value;
}
