using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Questions;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>Questions about the notes, in any room. In a channel the answer is for everyone.</summary>
internal sealed class ExplainDialog(Learners learners, UnansweredQuestions unanswered, AskRoomDialog askRoom)
{
    private const int MostHits = 25;

    /// <summary>Longer texts are messages: what they name counts, not what is near.</summary>
    private const int LongestLookup = 40;

    /// <summary>Reads who asks. Where the store cannot be reached, what is no answer to a card is explained all the same.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached, and the text may be an answer to a card.</exception>
    public async Task<Inquiry> ReadAsync(Library library, Turn turn, string text, CancellationToken cancel)
    {
        Stored<LearnerProfile>? learner = null;
        try
        {
            learner = await learners.GetAsync(turn.Learner, cancel);
        }
        catch (StoreUnavailableException) when (turn.RoomKind != RoomKind.Personal || Requests.IsClear(text))
        {
        }

        return new(turn, text, learner, library.Explainer);
    }

    public async Task<IReadOnlyList<Reply>> SayAsync(Library library, Turn turn, Inquiry inquiry, CancellationToken cancel)
    {
        BotMetrics.Explained(inquiry.Answer.Intent);
        await RememberAsync(library, turn, inquiry.Answer, inquiry.Learner, cancel);
        var kept = inquiry.Answer is { IsPick: false, Intent: Intent.None or Intent.Unsure }
            ? await TellAuthorsAsync(library, turn, inquiry, cancel)
            : null;
        var view = ExplainView.Of(library.Explainer, inquiry.Answer, inquiry.Text);
        if (inquiry.Answer.IsPick)
            view = ExplainButtons.WithoutRoom(view);
        return Replies.Post(await OfferedAsync(turn, inquiry, kept is null ? view : ExplainButtons.For(kept, view), cancel));
    }

    public async Task<IReadOnlyList<Reply>> PressAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        var key = press.Data.GetValueOrDefault(ButtonData.Entry, "");
        if (library.Explainer.Find(key) is not { } entry)
        {
            return Replies.ToPress(turn, Replies.Line(
                "The notes have changed since, and that part is no longer in them.", Buttons.Say("Topics", Commands.TopicList)));
        }

        Answer answer = new(IntentOf(entry), entry);
        await RememberAsync(library, turn, answer, null, cancel);
        await TellAuthorsAsync(library, press, entry, cancel);
        var view = ExplainView.Of(library.Explainer, answer, "");
        return ExplainButtons.IsForOne(press) ? Replies.ToLearner(turn, ExplainButtons.ForOne(view)) : Replies.Post(view);
    }

    /// <summary>What the notes say about a message, or about the words in a search box; the best first.</summary>
    public static IReadOnlyList<Reply> Search(Library library, string text)
    {
        var found = string.IsNullOrWhiteSpace(text) ? library.Explainer.Entries : Found(library.Explainer, text);
        return
        [
            .. found.Distinct()
                .Take(MostHits)
                .Select(entry => new Reply(ReplyKind.Private, ExplainView.Of(library.Explainer, new(IntentOf(entry), entry), ""))),
        ];
    }

    /// <summary>What a message names, in its order, is found as it is; what answers it otherwise comes first.</summary>
    private static IEnumerable<Entry> Found(Explainer explainer, string text)
    {
        var (answer, named) = (explainer.Answer(text).Entries, explainer.Mentioned(text));
        var first = answer.All(named.Contains) ? named : answer;
        return first.Concat(named).Concat(text.Length <= LongestLookup ? explainer.Nearest(text, MostHits) : []);
    }

    /// <summary>Keeps a question that the notes do not answer, without who asked it.</summary>
    /// <returns>What it is kept under; null where it is not.</returns>
    private async Task<string?> TellAuthorsAsync(Library library, Turn turn, Inquiry inquiry, CancellationToken cancel)
    {
        var text = ReportLine.Of(inquiry.Text);
        if (text.Length > UnansweredQuestions.LongestText || !Requests.IsClear(text))
            return null;
        try
        {
            UnansweredQuestion question = new(text, DateOnly.FromDateTime(turn.Now.UtcDateTime));
            return await unanswered.AddAsync(library.Course.Id, AskIds.From(turn), question, cancel);
        }
        catch (StoreUnavailableException)
        {
            // The learner has their answer; the authors miss one question.
            return null;
        }
    }

    /// <summary>Keeps what was meant by a question that was not surely understood.</summary>
    private async Task TellAuthorsAsync(Library library, Pressed press, Entry meant, CancellationToken cancel)
    {
        try
        {
            if (press.Data.GetValueOrDefault(ButtonData.Question) is { } kept)
                await unanswered.MeansAsync(library.Course.Id, kept, meant.Key, cancel);
        }
        catch (StoreUnavailableException)
        {
            // As above.
        }
    }

    /// <summary>Where the store cannot be reached, no channel is known.</summary>
    private async Task<View> OfferedAsync(Turn turn, Inquiry inquiry, View view, CancellationToken cancel)
    {
        try
        {
            return await askRoom.OfferedAsync(turn, inquiry.Learner?.Value, view, cancel);
        }
        catch (StoreUnavailableException)
        {
            return await askRoom.OfferedAsync(turn, null, view, cancel);
        }
    }

    private static Intent IntentOf(Entry entry) => entry.Kind switch
    {
        EntryKind.Analogy => Intent.Story,
        EntryKind.Note => Intent.Overview,
        _ => Intent.What,
    };

    /// <param name="library">Has the notes.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="answer">What was explained.</param>
    /// <param name="learner">As read in this turn; null to read it now.</param>
    /// <param name="cancel">Gives up.</param>
    private async Task RememberAsync(Library library, Turn turn, Answer answer, Stored<LearnerProfile>? learner, CancellationToken cancel)
    {
        if (answer.Entries.Count == 0 && answer.Offered.Count == 0 && answer.Intent != Intent.Neither)
            return;
        try
        {
            if (learner is null || !await learners.SaveAsync(learner.With(Explained(learner.Value)), cancel))
                await learners.UpdateAsync(turn.Learner, Explained, cancel);
        }
        catch (StoreUnavailableException)
        {
            // The next question is read without this one.
        }

        LearnerProfile Explained(LearnerProfile profile)
        {
            var told = library.Explainer.Told(answer, Inquiry.PreviousOf(profile, turn))!;
            return profile.Seen(turn).WithExplained(
                new(turn.Room, told.Keys is [var first, ..] ? first : "", told.Intent, turn.Now)
                {
                    Beside = [.. told.Keys.Skip(1)],
                    Before = told.Before,
                    Offered = told.Offered,
                    Others = told.Others,
                });
        }
    }
}
