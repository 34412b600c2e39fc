using QuizBot.Core.Bot.Explaining;
using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Questions;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>Questions and answers in personal chat.</summary>
internal sealed class QuizDialog(Learners learners, Reviews reviews, CardChooser chooser, ReminderDialog reminders)
{
    /// <summary>How long a question waits for an answer that is typed as a message.</summary>
    private static readonly TimeSpan TypedWithin = TimeSpan.FromHours(1);

    /// <summary>Asks the question that waits already, or the next one.</summary>
    /// <param name="library">What there is to ask.</param>
    /// <param name="turn">The turn that asks for it.</param>
    /// <param name="request">What kind of question.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<Reply>> AskAsync(Library library, Turn turn, QuizRequest request, CancellationToken cancel)
    {
        if (library.Deck.Cards.Count == 0)
            return Replies.Post(Replies.Line("There are no flashcards in these notes yet. Whoever keeps the notes can run “QuizBot check” on the folder to see why."));
        Topic? topic = null;
        if (request.Topic is not null && !library.Topics.TryFind(request.Topic, out topic))
            return Replies.Post(UnknownTopic(library, request.Topic));

        for (var attempt = 0; attempt < Retry.MostAttempts; attempt++)
        {
            var readProfile = learners.GetAsync(turn.Learner, cancel);
            var readMemories = learners.GetMemoriesAsync(turn.Learner, cancel);
            var stored = await readProfile;
            var memories = await readMemories;

            var profile = stored.Value.Seen(turn);
            var cards = topic is null ? library.Deck.Cards : library.CardsOf(topic);
            if (Waiting(profile, cards, request, turn) is { } waiting && library.Deck.Find(waiting.Card) is { } again)
                return Replies.Post(Question(library, again, waiting));

            HashSet<string> skip = request.Skip ? [.. profile.Open.Select(open => open.Card)] : [];
            var lastSubject = profile.Answered.Count == 0 ? null : library.Deck.Find(profile.Answered[^1].Card)?.Subject;
            var choice = chooser.Choose(cards, memories.GetValueOrDefault, turn.Now, skip, lastSubject, request.More);
            if (choice.Card is not { } card)
                return Replies.Post(AllCaughtUp(choice.NextDue, turn.Now, topic, request.Topic));

            OpenQuestion asked = new(request.Id(turn, profile), card.Id, turn.Now, request.Topic);
            if (await learners.SaveAsync(stored.With(profile.WithOpen(asked)), cancel))
                return Replies.Post(Question(library, card, asked));
        }

        throw Retry.GaveUp();
    }

    /// <summary>Grades what a press brings and shows the result.</summary>
    public async Task<IReadOnlyList<Reply>> AnswerAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        if (!TryReadPress(library, press, out var ask, out var card))
            return Replies.ToPress(turn, MovedOn(null));
        var verdict = Grader.Grade(card, CardView.AnswerOf(card, press.Data));
        return verdict.Counts
            ? Replies.ToPress(turn, await ResultAsync(library, turn, card, ask, verdict.Correct, verdict.Remark, cancel))
            : Replies.ToPress(turn, CardView.Question(library.NoteOf(card), card, Data(ask, card), verdict.Remark));
    }

    /// <summary>Counts what the learner says about a card they have seen the answer of.</summary>
    public async Task<IReadOnlyList<Reply>> GradeAsync(Library library, Turn turn, Pressed press, CancellationToken cancel) =>
        TryReadPress(library, press, out var ask, out var card) && press.Data.GetValueOrDefault("got") is "yes" or "no"
            ? Replies.ToPress(turn, await ResultAsync(library, turn, card, ask, press.Data["got"] == "yes", null, cancel))
            : Replies.ToPress(turn, MovedOn(null));

    public static IReadOnlyList<Reply> Show(Library library, Turn turn, Pressed press) =>
        Replies.ToPress(turn, TryReadPress(library, press, out var ask, out var card)
            ? CardView.Shown(library.NoteOf(card), card, Data(ask, card))
            : MovedOn(null));

    /// <summary>Takes a message as the answer to the question asked last; null where none waits for one, or the message is a question itself.</summary>
    public async Task<IReadOnlyList<Reply>?> TypedAsync(Library library, Turn turn, Inquiry inquiry, CancellationToken cancel)
    {
        if (inquiry.Learner?.Value is not { } profile || profile.Open.Count == 0 || turn.Now - profile.Open[^1].At > TypedWithin)
            return null;
        var asked = profile.Open[^1];
        if (library.Deck.Find(asked.Card) is not { Kind: not FlashcardKind.Reveal } card)
            return null;
        var verdict = Grader.GradeSaid(card, inquiry.Text);
        return verdict.Counts && (verdict.Correct || !IsAsking(inquiry))
            ? Replies.Post(await ResultAsync(library, turn, card, asked.Id, verdict.Correct, verdict.Remark, cancel))
            : null;
    }

    /// <summary>True for a question that has an answer, and for "thanks"; one that the notes know nothing about may well be meant as an answer.</summary>
    private static bool IsAsking(Inquiry inquiry) => Requests.IsClear(inquiry.Text) && inquiry.Answer.Intent != Intent.None;

    private async Task<View> ResultAsync(
        Library library, Turn turn, Flashcard card, string ask, bool correct, string? remark, CancellationToken cancel)
    {
        var review = await reviews.AnswerAsync(turn, card, ask, correct, cancel);
        if (review.Answered is not { } answered)
            return MovedOn(null);
        if (review.Outcome == ReviewOutcome.Counted)
            await reminders.PlanAsync(turn, review.Profile, cancel);
        var afterwards = Afterwards(review, turn.Now);
        if (review.Outcome == ReviewOutcome.Already)
            afterwards = afterwards.Append("Already counted");
        return CardView.Result(
            library.NoteOf(card), card, answered.Correct, review.Outcome == ReviewOutcome.Counted ? remark : null, afterwards,
            [Buttons.Next(ask, answered.Topic), .. ExplainButtons.About(library, card)]);
    }

    internal static IEnumerable<string> Afterwards(Review review, DateTimeOffset now)
    {
        if (review.Answered is { } answered)
            yield return $"Comes back {Wording.When(answered.Due, now)}";
        var streak = review.Profile.Streak.Current(now, review.Profile.TimeZone(), review.Profile.DaysOff);
        if (streak > 0)
            yield return $"Streak: {Wording.Count(streak, "day")}";
    }

    internal static View MovedOn(string? topic) =>
        Replies.Line("That card is from a while ago and has moved on. Nothing was counted.", Buttons.Quiz("Quiz me", topic));

    private static View Question(Library library, Flashcard card, OpenQuestion asked) =>
        CardView.Question(library.NoteOf(card), card, Data(asked.Id, card));

    private static Dictionary<string, string> Data(string ask, Flashcard card) => new() { ["ask"] = ask, ["card"] = card.Id };

    /// <summary>Reads which card a press is about. That it was asked is checked where the answer is counted.</summary>
    private static bool TryReadPress(Library library, Pressed press, out string ask, out Flashcard card)
    {
        ask = press.Data.GetValueOrDefault("ask", "");
        card = library.Deck.Find(press.Data.GetValueOrDefault("card", ""))!;
        return card is not null && ask.Length is > 0 and <= 64;
    }

    /// <summary>The question to put again: the one this very turn has asked before, or the last one that still waits.</summary>
    private static OpenQuestion? Waiting(LearnerProfile profile, IReadOnlyList<Flashcard> cards, QuizRequest request, Turn turn)
    {
        var id = request.Id(turn, profile);
        return profile.Open.FirstOrDefault(open => open.Id == id)
            ?? (request.Skip ? null : profile.Open.LastOrDefault(open => cards.Any(card => card.Id == open.Card)));
    }

    private static View AllCaughtUp(DateTimeOffset? nextDue, DateTimeOffset now, Topic? topic, string? typed)
    {
        var where = topic is null ? "" : $" on {topic.Name}";
        var next = nextDue is { } due ? $" The next card comes back {Wording.When(due, now)}." : "";
        return Replies.Line($"You are all caught up{where}.{next} Want to keep going with the ones you know least well?", Buttons.KeepGoing(typed));
    }

    private static View UnknownTopic(Library library, string typed)
    {
        var near = library.Topics.Nearest(typed, 3);
        var text = $"I could not find “{Wording.Shorten(typed, 60)}” in the notes.";
        return near.Count == 0
            ? Replies.Line(text + " Say “topics” to see what there is.", Buttons.Say("Topics", Commands.TopicList))
            : Replies.Line($"{text} Did you mean {Wording.List([.. near.Select(topic => topic.Name)], "or")}?", [.. near.Select(topic => Buttons.Say($"Quiz: {topic.Name}", $"quiz {topic.Name}"))]);
    }
}
