using QuizBot.Core.Bot.Explaining;
using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Questions;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>What a learner does with a question in personal chat: answers it, asks for help, or gives up.</summary>
internal sealed class AnswerDialog(
    Learners learners, Reviews reviews, QuizDialog quiz, AfterDialog after, ReminderDialog reminders, Companions companions)
{
    /// <summary>After this long a message that is not the right answer is taken for something else.</summary>
    private static readonly TimeSpan TypedWithin = TimeSpan.FromHours(12);

    /// <summary>Grades what a press brings and shows the result.</summary>
    public async Task<IReadOnlyList<Reply>> AnswerAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        if (!TryReadPress(library, press, out var ask, out var card))
            return Replies.ToPress(turn, MovedOn(null));
        if (CardView.AnswerOf(card, press.Data) is not { } answer)
        {
            return Replies.ToPress(turn, CardView.Question(
                library.NoteOf(card),
                card,
                QuizDialog.Data(ask, card),
                "This card has changed since. Here it is as it is now; nothing was counted."));
        }

        var verdict = Grader.Grade(card, answer);
        if (SaidOnCard.InBox(card, verdict, answer) is { } wish)
        {
            if (SaidOnCard.IsAboutCard(wish))
            {
                var done = await after.InBoxAsync(library, turn, wish, ask, card, cancel);
                return wish == CardWish.NotToday ? Replies.ToPress(turn, done) : Replies.Post(done);
            }

            var asked = new OpenQuestion(ask, library.StoredId(card), turn.Now);
            return Replies.ToPress(turn, (await WishAsync(library, turn, card, asked, wish, cancel))[0].View);
        }

        return verdict.Counts
            ? Replies.ToPress(turn, await ResultAsync(library, turn, card, AttemptOf(ask, card, verdict, answer), verdict.Remark, cancel))
            : Replies.ToPress(turn, CardView.Question(library.NoteOf(card), card, QuizDialog.Data(ask, card), verdict.Remark));
    }

    /// <summary>Counts what the learner says about a card they have seen the answer of.</summary>
    public async Task<IReadOnlyList<Reply>> GradeAsync(Library library, Turn turn, Pressed press, CancellationToken cancel) =>
        TryReadPress(library, press, out var ask, out var card)
        && press.Data.GetValueOrDefault(ButtonData.Got) is ButtonData.Yes or ButtonData.No
            ? Replies.ToPress(turn, await ResultAsync(
                library, turn, card, new(ask, press.Data[ButtonData.Got] == ButtonData.Yes, null) { IsOwnWord = true }, null, cancel))
            : Replies.ToPress(turn, MovedOn(null));

    public async Task<IReadOnlyList<Reply>> ShowAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        if (!TryReadPress(library, press, out var ask, out var card))
            return Replies.ToPress(turn, MovedOn(null));
        return Replies.ToPress(turn, await ShownAsync(library, turn, ask, card, cancel));
    }

    /// <summary>
    /// Takes a message as said about the question that was shown last; null where none takes it, or the message is a question itself. The
    /// question stays in that case.
    /// </summary>
    public async Task<IReadOnlyList<Reply>?> TypedAsync(Library library, Turn turn, Inquiry inquiry, CancellationToken cancel)
    {
        if (inquiry.Learner?.Value is not { } profile)
            return null;
        var text = inquiry.Text;
        if (profile.Answered.FirstOrDefault(answered => answered.Said == turn.Id) is { } repeated
            && library.FindStored(repeated.Card) is { } before)
        {
            return Replies.Post(await ResultAsync(
                library, turn, before, new(repeated.Id, repeated.Correct, repeated.Picked), null, cancel));
        }

        if (inquiry.IsPick || profile.Focused() is not { } asked || library.FindStored(asked.Card) is not { } found)
            return null;
        var card = Choices.Mixed(found, asked.Id);
        var verdict = Grader.GradeSaid(card, text);
        if (verdict is { Counts: true, Correct: true })
            return Replies.Post(await ResultAsync(library, turn, card, AttemptOf(asked.Id, card, verdict, text), verdict.Remark, cancel));
        if (SaidOnCard.Of(text) is { } wish)
            return SaidOnCard.IsAboutCard(wish) ? null : await WishAsync(library, turn, card, asked, wish, cancel);
        var isOld = turn.Now - (profile.FocusAt ?? asked.At) > TypedWithin;
        return !verdict.Counts || isOld || Command.Meant(text) is not null || IsAsking(inquiry) ? null
            : Replies.Post(await ResultAsync(library, turn, card, AttemptOf(asked.Id, card, verdict, text), verdict.Remark, cancel));
    }

    internal static View MovedOn(string? topic) =>
        Replies.Line("That card is from a while ago and has moved on. Nothing was counted.", Buttons.Quiz("Quiz me", topic));

    private async Task<IReadOnlyList<Reply>> WishAsync(
        Library library, Turn turn, Flashcard card, OpenQuestion asked, CardWish wish, CancellationToken cancel)
    {
        switch (wish)
        {
            case CardWish.GiveUp:
                return Replies.Post(await ResultAsync(library, turn, card, new(asked.Id, false, null), null, cancel, gaveUp: true));
            case CardWish.Hint:
                await learners.UpdateAsync(turn.Learner, profile => Again(Helped(profile, asked.Id, Help.Hint)), cancel);
                return Replies.Post(QuizDialog.Question(library, card, asked, Hints.For(library, card, asked.Help != Help.None)));
            case CardWish.Show:
                return Replies.Post(await ShownAsync(library, turn, asked.Id, card, cancel));
            case CardWish.Skip:
                return await quiz.AskAsync(library, turn, QuizRequest.Next(), cancel);
            case CardWish.Stop:
                var left = await learners.UpdateAsync(
                    turn.Learner,
                    profile => profile with
                    {
                        Focus = null,
                        FocusAt = turn.Now,
                        Session = profile.Session is { } on ? on with { Goal = on.Done } : null,
                    },
                    cancel);
                var lines = left.Session is { Done: > 0 }
                    ? SessionView.Summary(left, null, turn.Now)
                    : ["All right. Say “quiz” whenever you like to go on."];
                return Replies.Post(Replies.Line(string.Join("\n", lines), Buttons.Quiz("Go on")));
            case CardWish.Wait:
                await learners.UpdateAsync(turn.Learner, Again, cancel);
                return Replies.Post(QuizDialog.Question(
                    library, card, asked, "Take your time. “hint”, “skip” and “show answer” work, too."));
            default:
                await learners.UpdateAsync(turn.Learner, Again, cancel);
                return Replies.Post(QuizDialog.Question(library, card, asked));
        }

        // What is typed next is about the card again.
        LearnerProfile Again(LearnerProfile profile) =>
            profile.Open.Any(open => open.Id == asked.Id) ? profile.WithFocus(asked.Id, turn.Now) : profile;
    }

    /// <summary>Shows the answer; "why?" is about it from now on.</summary>
    private async Task<View> ShownAsync(Library library, Turn turn, string ask, Flashcard card, CancellationToken cancel)
    {
        await learners.UpdateAsync(turn.Learner, Shown, cancel);
        return CardView.Shown(library.NoteOf(card), card, QuizDialog.Data(ask, card));

        LearnerProfile Shown(LearnerProfile profile)
        {
            var helped = Helped(profile, ask, Help.Answer);
            return helped == profile ? profile : Reviews.About(helped, library, turn, card);
        }
    }

    /// <summary>
    /// True for a question that has an answer, and for "thanks"; one that the notes know nothing about may well be meant as an answer.
    /// </summary>
    private static bool IsAsking(Inquiry inquiry) => Requests.IsClear(inquiry.Text) && inquiry.Answer.Intent != Intent.None;

    private static LearnerProfile Helped(LearnerProfile profile, string ask, Help help) =>
        profile.Open.Any(open => open.Id == ask && open.Help < help) ? profile.WithHelp(ask, help) : profile;

    private static Attempt AttemptOf(string ask, Flashcard card, Verdict verdict, string text) =>
        new(ask, verdict.Correct, card.Kind == FlashcardKind.Typed ? text.Trim() : string.Join(ResultView.Between, verdict.Picked));

    private async Task<View> ResultAsync(
        Library library, Turn turn, Flashcard card, Attempt attempt, string? remark, CancellationToken cancel, bool gaveUp = false)
    {
        var review = await reviews.AnswerAsync(library, turn, card, attempt, cancel);
        if (review.Answered is not { } answered)
            return MovedOn(null);
        var isNew = review.Outcome == ReviewOutcome.Counted;
        if (isNew)
            await reminders.PlanAsync(turn, review.Profile, cancel);
        var result = new Result(answered.Correct, isNew ? remark : null, answered.Picked, review.Help) { GaveUp = gaveUp };
        var afterwards = Afterwards.Of(review, turn.Now);
        if (!isNew)
            afterwards = afterwards.Append("Already counted");
        var ends = isNew && review.Profile.Session is { IsOver: true } session
            && session.Day == review.Profile.DayOf(turn.Now) && session.Done > 0;
        var view = ResultView.Of(
            library,
            card,
            result,
            afterwards,
            [
                .. ends ? SessionView.Onward(review.Profile, null) : [Buttons.Next(attempt.Ask, answered.Topic)],
                .. ExplainButtons.About(library, card),
                .. Confusions.IsLeech(review) ? (ViewAction[])[AfterDialog.StopButton(attempt.Ask, card)] : [],
                .. AfterDialog.Buttons(answered, card),
            ]);
        if (isNew)
            view = GoalDialog.Praised(view, review.Profile, turn.Now);
        var company = ends ? await companions.CompanyAsync(review.Profile, turn.Now, cancel) : null;
        var summary = ends ? SessionView.Summary(review.Profile, null, turn.Now) : [];
        if (company is not null)
            summary = [.. summary, company.Line];
        return view with
        {
            Actions = company?.Nudge is { } nudge && view.Actions.Count < View.MaxActions ? [.. view.Actions, nudge] : view.Actions,
            Blocks =
            [
                .. view.Blocks,
                .. Confusions.After(library, review),
                .. summary.Select((line, i) => new TextBlock(line, i == 0 ? Tone.Heading : Tone.Body)),
            ],
        };
    }

    /// <summary>Reads which card a press is about. That it was asked is checked where the answer is counted.</summary>
    private static bool TryReadPress(Library library, Pressed press, out string ask, out Flashcard card)
    {
        ask = press.Data.GetValueOrDefault(ButtonData.Ask, "");
        card = library.Deck.Find(press.Data.GetValueOrDefault(ButtonData.Card, ""))!;
        return card is not null && ask.Length is > 0 and <= 64;
    }
}
