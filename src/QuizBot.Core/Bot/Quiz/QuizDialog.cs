using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>Asks, in personal chat: a sitting of so many cards, one after the other.</summary>
internal sealed class QuizDialog(Learners learners, Fsrs fsrs)
{
    private readonly StudyQueue queue = new(fsrs);

    /// <summary>Asks the question that waits already, or the next one; says so where the sitting is over.</summary>
    /// <param name="library">What there is to ask.</param>
    /// <param name="turn">The turn that asks for it.</param>
    /// <param name="request">What kind of question.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<Reply>> AskAsync(Library library, Turn turn, QuizRequest request, CancellationToken cancel)
    {
        if (library.Deck.Cards.Count == 0)
        {
            return Replies.Post(Replies.Line(
                "There are no flashcards in these notes yet. Whoever keeps the notes can run “QuizBot check” on the folder to see why."));
        }

        return await learners.Retry.UntilSavedAsync(() => TryAskAsync(library, turn, request, cancel), cancel);
    }

    /// <summary>A card's question with the buttons that belong to it.</summary>
    public static View Question(Library library, Flashcard card, OpenQuestion asked, string? hint = null, string? place = null) =>
        CardView.Question(library.NoteOf(card), card, Data(asked.Id, card), hint, place);

    public static Dictionary<string, string> Data(string ask, Flashcard card) =>
        new() { [ButtonData.Ask] = ask, [ButtonData.Card] = card.Id };

    private async Task<(bool Saved, IReadOnlyList<Reply> Replies)> TryAskAsync(
        Library library, Turn turn, QuizRequest request, CancellationToken cancel)
    {
        var readProfile = learners.GetAsync(turn.Learner, cancel);
        var readMemories = learners.GetMemoriesAsync(turn.Learner, library.Course.Id, readProfile, cancel);
        var stored = await readProfile;
        var memories = await readMemories;

        var profile = stored.Value.Seen(turn);
        var wish = request.Within(profile, profile.DayOf(turn.Now));
        if (Selection.Find(library, wish.Topic, profile, memories, fsrs, turn.Now) is not { } selection)
            return (true, Replies.Post(SessionView.UnknownTopic(library, wish.Topic!)));
        if (selection.Cards.Count == 0)
            return (true, Replies.Post(Replies.Line(selection.Nothing(), Buttons.Quiz("Quiz me"))));
        var (view, changed) = Choose(library, turn, profile, memories, selection, wish);
        return (ReferenceEquals(changed, stored.Value) || await learners.SaveAsync(stored.With(changed), cancel), Replies.Post(view));
    }

    private (View View, LearnerProfile Profile) Choose(
        Library library, Turn turn, LearnerProfile profile, IReadOnlyDictionary<string, CardMemory> memories, Selection selection,
        QuizRequest request)
    {
        var id = request.Id(turn, profile);
        var isLesson = Sitting.IsLesson(profile, memories, selection, profile.DayOf(turn.Now));
        var waiting = Waiting(library, profile, selection, request, id, turn.Now);
        if (waiting is not null && (waiting.Id == id || GoesOn(profile, request)))
            return (Again(library, waiting, SessionView.Place(profile)), profile.WithFocus(waiting.Id, turn.Now));

        var plan = Sitting.Plan(library, profile, memories, selection, turn.Now, request.More);
        if (selection is { Name: null, Anyway: false })
        {
            profile = Backlog.Found(profile, plan);
            plan = Backlog.Spread(profile, plan);
        }

        var counts = queue.Count(plan);
        var before = profile.Session;
        profile = WithSession(profile, plan, counts, selection, request, isLesson);
        var isOver = profile.Session!.IsOver;
        if (waiting is not null)
        {
            var place = isOver ? null : SessionView.Opening(profile, counts);
            return (Again(library, waiting, place), (isOver ? profile with { Session = before } : profile).WithFocus(waiting.Id, turn.Now));
        }

        if (isOver)
            return (SessionView.Over(library, profile, counts, turn.Now, selection.Name), profile);
        var isBegun = profile.Session is { Done: 0 } && !ReferenceEquals(before, profile.Session);

        plan = plan with
        {
            Cards = Sitting.Left(library, profile.Session, plan.Cards),
            Skip = plan.Skip.Concat(Open(library, profile, request)).ToHashSet(StringComparer.Ordinal),
        };
        var choice = queue.Next(plan);
        if (choice.Card is not { } card)
        {
            var ended = profile with { Session = Ended(profile) };
            return (SessionView.Over(library, ended, counts, turn.Now, selection.Name), ended);
        }

        var asked = new OpenQuestion(id, library.StoredId(card), turn.Now, request.Topic);
        var view = Question(library, card, asked, place: isBegun ? SessionView.Opening(profile, counts) : SessionView.Place(profile));
        if (isBegun && counts.Piled > 0 && Backlog.Said(profile, turn.Now) is { } pile)
            view = view with { Blocks = [new TextBlock(pile), .. view.Blocks], Fallback = $"{pile} {view.Fallback}" };
        return (view, profile.WithOpen(asked, turn.Now));
    }

    /// <summary>The sitting that is on goes on; another day, another topic or the wish for more begins or lengthens one.</summary>
    private static LearnerProfile WithSession(
        LearnerProfile profile, StudyPlan plan, StudyCounts counts, Selection selection, QuizRequest request, bool isLesson)
    {
        var isSame = profile.Session is { } on && on.Day == profile.DayOf(plan.Now) && SameTopic(on.Topic, request.Topic);
        if (isSame && request.More && profile.Session!.IsOver)
        {
            var goal = profile.Session.Done + Math.Min(Sitting.Extra, counts.Askable);
            return profile with { Session = profile.Session with { Goal = goal } };
        }

        if (isSame && (!profile.Session!.IsOver || request.Skip))
            return profile;
        var begun = Sitting.Begin(profile, plan, counts, selection, request.Topic, isLesson);
        return isSame && begun.Goal == 0 ? profile : profile with { Session = begun };
    }

    /// <summary>Whether the sitting that is on is meant: no other one is asked for.</summary>
    private static bool GoesOn(LearnerProfile profile, QuizRequest request) =>
        profile.Session is { IsOver: false } on && (request.Topic is null || SameTopic(on.Topic, request.Topic));

    private static bool SameTopic(string? one, string? other) => string.Equals(one ?? "", other ?? "", StringComparison.OrdinalIgnoreCase);

    private static Session? Ended(LearnerProfile profile) => profile.Session is { } session ? session with { Goal = session.Done } : null;

    private static View Again(Library library, OpenQuestion waiting, string? place) =>
        Question(library, library.FindStored(waiting.Card)!, waiting, place: place);

    /// <summary>Questions that wait are not asked a second time beside themselves.</summary>
    private static IEnumerable<string> Open(Library library, LearnerProfile profile, QuizRequest request) =>
        request.Skip ? profile.Open.Select(open => library.FindStored(open.Card)).OfType<Flashcard>().Select(card => card.Id) : [];

    /// <summary>
    /// The question to put again: the one this very turn has asked before, or the last one that still waits.
    /// </summary>
    private static OpenQuestion? Waiting(
        Library library, LearnerProfile profile, Selection selection, QuizRequest request, string id, DateTimeOffset now) =>
        profile.Open.FirstOrDefault(open => open.Id == id && library.FindStored(open.Card) is not null)
        ?? (request.Skip || profile.Session is { IsOver: true } || IsOfAnotherDay(profile, now) ? null
            : profile.Open.LastOrDefault(open => library.FindStored(open.Card) is { } card && selection.Cards.Contains(card)));

    /// <summary>Another day begins another sitting, whatever was left of the last one.</summary>
    private static bool IsOfAnotherDay(LearnerProfile profile, DateTimeOffset now) =>
        profile.Session is { } session && session.Day != profile.DayOf(now);
}
