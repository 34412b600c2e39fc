using QuizBot.Core.Bot.Explaining;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>
/// What a learner does with a card once it is answered: takes the answer back, says that it was right or a guess, stars, rests, stops or
/// reports the card.
/// </summary>
internal sealed class AfterDialog(Learners learners, Corrections corrections, ReportBook reports)
{
    /// <summary>How long an answer can be taken back.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromHours(1);

    public const string Menu = "menu";

    private const int LongestFault = 300;
    private const string Undo = "undo";
    private const string WasRight = "right";
    private const string Guessed = "guessed";
    private const string Star = "star";
    private const string Unstar = "unstar";
    private const string Later = "later";
    private const string Stop = "stop";
    private const string Resume = "resume";
    private const string Wrong = "wrong";
    private const string Report = "report";

    /// <summary>Input id of what is wrong with a card.</summary>
    private const string Fault = "fault";

    /// <summary>What a result offers besides going on.</summary>
    public static IEnumerable<ViewAction> Buttons(AnsweredQuestion answered, Flashcard card)
    {
        if (card.Kind == FlashcardKind.Typed && !answered.Correct && answered.Picked is not null)
            yield return Button("I was right", WasRight, answered.Id, card);
        yield return Button("More", Menu, answered.Id, card);
    }

    /// <summary>Lets a card rest for the day, also one that is not answered.</summary>
    public static ViewAction NotToday(string ask, Flashcard card) => Button("Not today", Later, ask, card);

    /// <summary>Typed: takes back the last answer.</summary>
    public async Task<View> UndoLastAsync(Library library, Turn turn, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value;
        return profile.Answered.Count > 0 && library.FindStored(profile.Answered[^1].Card) is { } card
            ? await CorrectAsync(library, turn, card, profile.Answered[^1].Id, Correction.Undo, cancel)
            : Replies.Line("There is no answer to take back.", Bot.Buttons.Quiz("Quiz me"));
    }

    /// <summary>Takes what is typed about the card that is open, or was answered last; null where it is nothing of the kind.</summary>
    public async Task<View?> TypedAsync(Library library, Turn turn, Inquiry inquiry, CancellationToken cancel) =>
        SaidOnCard.Of(inquiry.Text) is { } wish && SaidOnCard.IsAboutCard(wish) && inquiry.Learner?.Value is { } profile
            ? await SaidAsync(library, turn, wish, profile, profile.Focused(), cancel)
            : null;

    /// <summary>The same, typed into the answer box of a card.</summary>
    public async Task<View> InBoxAsync(
        Library library, Turn turn, CardWish wish, string ask, Flashcard card, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value;
        return await SaidAsync(library, turn, wish, profile, new(ask, library.StoredId(card), turn.Now), cancel);
    }

    public async Task<View> HandleAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        var ask = press.Data.GetValueOrDefault(ButtonData.Ask, "");
        if (library.Deck.Find(press.Data.GetValueOrDefault(ButtonData.Card, "")) is not { } card)
            return AnswerDialog.MovedOn(null);
        return await DoAsync(
            library, turn, press.Data.GetValueOrDefault(ButtonData.What), ask, card, press.Data.GetValueOrDefault(Fault, ""), cancel);
    }

    private async Task<View> SaidAsync(
        Library library, Turn turn, CardWish wish, LearnerProfile profile, OpenQuestion? open, CancellationToken cancel)
    {
        var (what, isOfAnswer) = wish switch
        {
            CardWish.Star => (Star, false),
            CardWish.Unstar => (Unstar, false),
            CardWish.NotToday => (Later, false),
            CardWish.StopAsking => (Stop, false),
            CardWish.AskAgain => (Resume, false),
            CardWish.Fault => (Wrong, false),
            CardWish.WasRight => (WasRight, true),
            CardWish.Guessed => (Guessed, true),
            _ => (Menu, false),
        };
        var (ask, id) = open is not null && !isOfAnswer ? (open.Id, open.Card)
            : profile.Answered is [.., var last] ? (last.Id, last.Card)
            : ("", "");
        return library.FindStored(id) is { } card
            ? await DoAsync(library, turn, what, ask, card, null, cancel)
            : Replies.Line("That is about a card, and you have none before you. Say “quiz” for one.", Bot.Buttons.Quiz("Quiz me"));
    }

    private async Task<View> DoAsync(
        Library library, Turn turn, string? what, string ask, Flashcard card, string? fault, CancellationToken cancel)
    {
        var id = library.StoredId(card);
        var next = Bot.Buttons.Next(ask.Length > 0 ? ask : null, null);
        switch (what)
        {
            case Menu:
                var profile = (await learners.GetAsync(turn.Learner, cancel)).Value;
                return MenuOf(profile, library, card, ask, turn.Now);
            case Undo:
                return await CorrectAsync(library, turn, card, ask, Correction.Undo, cancel);
            case WasRight when card.Kind != FlashcardKind.Typed:
                return Replies.Line(
                    "Choices are checked against the notes. If the notes are wrong, say “this card is wrong”, "
                    + "and their keeper can read why.",
                    next);
            case WasRight:
                return await CorrectAsync(library, turn, card, ask, Correction.WasRight, cancel);
            case Guessed:
                return await CorrectAsync(library, turn, card, ask, Correction.Guessed, cancel);
            case Star:
                await learners.UpdateAsync(turn.Learner, now => now with { Starred = Added(now.Starred, id) }, cancel);
                return Replies.Line("Starred. “quiz starred” asks all of them.", next);
            case Unstar:
                await learners.UpdateAsync(
                    turn.Learner, now => now with { Starred = [.. now.Starred.Where(other => other != id)] }, cancel);
                return Replies.Line("The star is gone.", next);
            case Later:
                await learners.UpdateAsync(turn.Learner, now => now with
                {
                    Open = [.. now.Open.Where(open => open.Card != id)],
                    Focus = now.Focus == ask ? null : now.Focus,
                    FocusAt = turn.Now,
                    PutOffDay = now.DayOf(turn.Now),
                    PutOff = Added(now.PutOffDay == now.DayOf(turn.Now) ? now.PutOff : [], id),
                }, cancel);
                return Replies.Line("It rests for today.", next);
            case Stop:
                await learners.UpdateAsync(turn.Learner, now => now with { Stopped = Added(now.Stopped, id) }, cancel);
                return Replies.Line(
                    "I will not ask it any more. What you know of it is kept.", next, Button("Ask it again", Resume, ask, card));
            case Resume:
                await learners.UpdateAsync(
                    turn.Learner, now => now with { Stopped = [.. now.Stopped.Where(other => other != id)] }, cancel);
                return Replies.Line("It is back among your cards.", next);
            case Wrong:
                return FaultOf(card, ask);
            case Report:
                var line = ReportLine.Of(fault ?? "");
                if (line.Length == 0)
                    return FaultOf(card, ask, "Write a few words about what is wrong, and then press Send.");
                await reports.AddAsync(turn, new(turn.Now, id, line), cancel);
                return Replies.Line("Thank you. Whoever keeps the notes can read it, without your name.", next);
            default:
                return AnswerDialog.MovedOn(null);
        }
    }

    private static View FaultOf(Flashcard card, string ask, string? missing = null) => new()
    {
        Blocks =
        [
            new TextBlock(card.Prompt),
            .. missing is null ? (Block[])[] : [new TextBlock(missing, Tone.Bad)],
            new InputBlock(Fault, "What is wrong with this card?", "Such as: choice B is right, too", LongestFault),
        ],
        Actions = [Button("Send", Report, ask, card) with { Primary = true, Submits = true }, Button("Never mind", Menu, ask, card)],
        Fallback = missing ?? "What is wrong with this card?",
    };

    private static View MenuOf(LearnerProfile profile, Library library, Flashcard card, string ask, DateTimeOffset now)
    {
        var id = library.StoredId(card);
        var answered = profile.Answered.FirstOrDefault(answer => answer.Id == ask);
        var isFresh = answered is not null && now - answered.At < Within;
        var actions = new List<ViewAction> { Bot.Buttons.Next(ask.Length > 0 ? ask : null, answered?.Topic) };
        if (isFresh)
            actions.Add(Button("Take my answer back", Undo, ask, card));
        if (isFresh && answered!.Correct)
            actions.Add(Button("I guessed", Guessed, ask, card));
        actions.Add(profile.Starred.Contains(id) ? Button("Remove the star", Unstar, ask, card) : Button("Star", Star, ask, card));
        actions.Add(NotToday(ask, card));
        actions.Add(profile.Stopped.Contains(id) ? Button("Ask it again", Resume, ask, card) : StopButton(ask, card));
        actions.Add(Button("This card is wrong", Wrong, ask, card));
        var link = library.NoteOf(card) is { } note ? library.Course.Links?.To(note, card.Line) : null;
        return new()
        {
            Blocks =
            [
                new TextBlock(card.Prompt),
                new TextBlock("What shall I do with this card?", Tone.Subtle),
                .. link is null
                    ? (Block[])[]
                    : [new SourceBlock("Open the note", [new(card.Id, card.NoteId, card.NoteId, card.Prompt, link)])],
            ],
            Actions = actions,
            Fallback = "What shall I do with this card?",
        };
    }

    private async Task<View> CorrectAsync(
        Library library, Turn turn, Flashcard card, string ask, Correction correction, CancellationToken cancel)
    {
        var corrected = await corrections.MakeAsync(library, turn, card, ask, correction, cancel);
        if (corrected is { Outcome: CorrectionOutcome.Done, Picked: { } picked } && correction == Correction.WasRight)
        {
            var report = ReportLine.Of($"A learner says that this is right, too: {picked}");
            await reports.AddAsync(turn, new(turn.Now, library.StoredId(card), report), cancel);
        }

        var next = Bot.Buttons.Next(null, null);
        return corrected.Outcome switch
        {
            CorrectionOutcome.Done => correction switch
            {
                Correction.Undo => Replies.Line(
                    $"Taken back: {(corrected.Picked is { Length: > 0 } picks ? $"“{Wording.Shorten(picks, 80)}”" : "that answer")} "
                    + "counts for nothing.",
                    next,
                    Bot.Buttons.Quiz("Ask it again", card.Id) with { Primary = false }),
                Correction.WasRight => Replies.Line(
                    $"Counted as right. It comes back {Wording.When(corrected.Due ?? turn.Now, turn.Now)}. "
                    + "Whoever keeps the notes can see what you wrote.",
                    next),
                _ => Replies.Line("Honest! It counts, and comes back tomorrow.", next),
            },
            CorrectionOutcome.Already => Replies.Line("That is done already.", next),
            CorrectionOutcome.AnsweredSince => Replies.Line("You have answered that card again since, so this answer stands.", next),
            _ => Replies.Line("That answer is more than an hour old, so it stands.", next),
        };
    }

    /// <summary>Offered in the menu, and where a card is forgotten again and again.</summary>
    public static ViewAction StopButton(string ask, Flashcard card) => Button("Stop asking", Stop, ask, card);

    private static ViewAction Button(string title, string what, string ask, Flashcard card) => new(Verbs.Card, title)
    {
        Data = new Dictionary<string, string> { [ButtonData.What] = what, [ButtonData.Ask] = ask, [ButtonData.Card] = card.Id },
    };

    private static IReadOnlyList<string> Added(IReadOnlyList<string> ids, string id) =>
        [.. ids.Where(other => other != id).Append(id).TakeLast(LearnerProfile.MostMarked)];
}
