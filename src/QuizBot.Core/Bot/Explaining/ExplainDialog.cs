using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>Questions about the notes, in any room. In a channel the answer is for everyone.</summary>
internal sealed class ExplainDialog(Learners learners)
{
    /// <summary>How long "and S3?" still follows what was explained before.</summary>
    private static readonly TimeSpan FollowedWithin = TimeSpan.FromHours(1);

    private const int MostHits = 25;

    /// <summary>Longer texts are messages: what they name counts, not what is near.</summary>
    private const int LongestLookup = 40;

    /// <summary>What a button brings: the key of the entry to explain.</summary>
    public const string Subject = "term";

    public async Task<IReadOnlyList<Reply>> SayAsync(Library library, Turn turn, string text, CancellationToken cancel)
    {
        var answer = library.Explainer.Answer(text, await PreviousAsync(turn, cancel));
        BotMetrics.Explained(answer.Intent);
        await RememberAsync(turn, answer, cancel);
        return Replies.Post(ExplainView.Of(library.Explainer, answer, text));
    }

    public async Task<IReadOnlyList<Reply>> PressAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        var key = press.Data.GetValueOrDefault(Subject, "");
        if (library.Explainer.Find(key) is not { } entry)
            return Replies.ToPress(turn, Replies.Line("The notes have changed since, and that part is no longer in them.", Buttons.Say("Topics", Commands.TopicList)));
        Answer answer = new(IntentOf(entry), entry);
        await RememberAsync(turn, answer, cancel);
        var view = ExplainView.Of(library.Explainer, answer, "");
        return ExplainButtons.IsForOne(press) ? Replies.ToLearner(turn, ExplainButtons.ForOne(view)) : Replies.Post(view);
    }

    /// <summary>What the notes say about a message, or about the words in a search box; the best first.</summary>
    public static IReadOnlyList<Reply> Search(Library library, string text)
    {
        var found = string.IsNullOrWhiteSpace(text)
            ? library.Explainer.Entries
            : library.Explainer.Answer(text).Entries.Concat(library.Explainer.Mentioned(text)).Concat(text.Length <= LongestLookup ? library.Explainer.Nearest(text, MostHits) : []);
        return [.. found.Distinct().Take(MostHits).Select(entry => new Reply(ReplyKind.Private, ExplainView.Of(library.Explainer, new(IntentOf(entry), entry), "")))];
    }

    private static Intent IntentOf(Entry entry) => entry.Kind switch
    {
        EntryKind.Analogy => Intent.Story,
        EntryKind.Note => Intent.Overview,
        _ => Intent.What,
    };

    /// <summary>Null where nothing was explained lately in this room, or the store cannot be reached: a question has its answer all the same.</summary>
    private async Task<Previous?> PreviousAsync(Turn turn, CancellationToken cancel)
    {
        try
        {
            var profile = (await learners.GetAsync(turn.Learner, cancel)).Value;
            return profile.Explained.LastOrDefault(explained => explained.Room == turn.Room) is { } last && turn.Now - last.At < FollowedWithin
                ? new(last.Entry, last.Intent)
                : null;
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    private async Task RememberAsync(Turn turn, Answer answer, CancellationToken cancel)
    {
        if (answer.Entries is not [var entry, ..])
            return;
        try
        {
            await learners.UpdateAsync(turn.Learner, profile => profile.Seen(turn).WithExplained(new(turn.Room, entry.Key, answer.Intent, turn.Now)), cancel);
        }
        catch (StoreUnavailableException)
        {
            // The next question is read without this one.
        }
    }
}
