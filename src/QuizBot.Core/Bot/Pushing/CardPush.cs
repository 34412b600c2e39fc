using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Pushing;

/// <summary>
/// Brings a learner one card by schedule, outside of any sitting. A card that still waits is not brought again: another comes, and after
/// some that nobody answered, one kind line and then silence until the learner is back.
/// </summary>
internal sealed class CardPush(Learners learners, Pushes pushes, ZoneFollower zones, Fsrs fsrs)
{
    /// <summary>Cards in a row that nobody answers before the bot falls silent.</summary>
    private const int MostIgnored = 3;

    private readonly StudyQueue queue = new(fsrs);

    /// <param name="library">What there is to ask.</param>
    /// <param name="turn">The errand's turn.</param>
    /// <param name="errand">The errand.</param>
    /// <param name="note">The id of the note to take it from; null for the whole course.</param>
    /// <param name="cards">What to take it from.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<Reply>> AskAsync(
        Library library, Turn turn, Push errand, string? note, IReadOnlyList<Flashcard> cards, CancellationToken cancel)
    {
        var before = (await learners.GetAsync(turn.Learner, cancel)).Value;
        return await zones.IsForLaterAsync(before, errand, turn.Now, cancel)
            ? []
            : await learners.Retry.UntilSavedAsync(() => TryAskAsync(library, turn, note, new(cards, null), cancel), cancel);
    }

    private async Task<(bool Saved, IReadOnlyList<Reply> Replies)> TryAskAsync(
        Library library, Turn turn, string? note, Selection selection, CancellationToken cancel)
    {
        var readProfile = learners.GetAsync(turn.Learner, cancel);
        var memories = await learners.GetMemoriesAsync(turn.Learner, library.Course.Id, readProfile, cancel);
        var stored = await readProfile;
        var profile = stored.Value;
        var id = AskIds.From(turn);
        var isAgain = profile.Habit.Pushed?.Id == id;
        var ignored = isAgain ? profile.Habit.Pushed!.Ignored - 1 : PushPace.Ignored(profile);
        if (profile.IsAway(turn.Now) || ignored > MostIgnored)
            return (true, []);
        if (!isAgain && PushPace.WaitOfCard(profile, id, turn.Now) is { } until)
        {
            await pushes.UpdateAsync(turn.Room, PushKind.Later, _ => Later(turn, note, until), cancel);
            return (true, []);
        }

        var brought = isAgain ? profile : PushPace.Brought(profile, id, turn.Now, ignored + 1);
        if (ignored == MostIgnored)
            return (isAgain || await learners.SaveAsync(stored.With(brought), cancel), Replies.Post(PushView.Quiet(ignored)));
        var asked = profile.Open.FirstOrDefault(open => open.Id == id);
        if (isAgain && asked is null)
            return (true, []);

        var open = profile.Open.Where(other => other != asked).Select(other => library.FindStored(other.Card)).OfType<Flashcard>();
        var plan = Sitting.Plan(library, profile, memories, selection, turn.Now, more: true);
        plan = plan with { Skip = plan.Skip.Concat(open.Select(card => card.Id)).ToHashSet(StringComparer.Ordinal) };
        var choice = queue.Next(plan);
        if ((asked is null ? choice.Card : library.FindStored(asked.Card)) is not { } card)
            return (true, []);
        asked ??= new OpenQuestion(id, library.StoredId(card), turn.Now, note);
        var why = PushView.Why(library, profile, card, memories.GetValueOrDefault(card.Id), choice.Reason, turn.Now);
        var view = PushView.Card(library, profile, asked, card, why, turn.Now);
        return (isAgain || await learners.SaveAsync(stored.With(brought.WithOpen(asked, turn.Now)), cancel), Replies.Post(view));
    }

    private static Push Later(Turn turn, string? note, DateTimeOffset due) =>
        Push.In(turn, PushKind.Later, due) with { Subject = note };
}
