using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Buddies;

/// <summary>"buddy": how it stands, asks somebody, and ends it.</summary>
internal sealed class BuddyDialog(
    Learners learners, Pushes pushes, BuddyFinder finder, Companions companions, BuddyAnswers answers)
{
    private static readonly string[] OffWords = ["off", "none", "no", "stop", "end"];

    /// <summary>False where the bot says nothing by itself, so that it asks only where the other reads along.</summary>
    public bool HasClock { get; init; } = true;

    /// <param name="turn">The turn that asks.</param>
    /// <param name="typed">Whom they ask, or that it is to end; nothing to see how it stands.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, string typed, CancellationToken cancel)
    {
        var mentions = (turn.Input as Said)?.Mentions ?? [];
        if (mentions.Count == 0 && typed.Trim().Length == 0)
            return Replies.ToLearner(turn, await StandingAsync(turn, cancel));
        if (OffWords.Contains(typed.Trim(), StringComparer.OrdinalIgnoreCase))
            return Replies.ToLearner(turn, await EndAsync(turn, cancel));
        var found = await finder.FindAsync(turn, typed, mentions, cancel);
        return found.Learner is { } who
            ? await AskAsync(turn, who, found.Name, cancel)
            : Replies.ToLearner(turn, found.Why!);
    }

    private async Task<View> StandingAsync(Turn turn, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value;
        if (await companions.CompanyAsync(profile, turn.Now, cancel) is { } company)
        {
            return Replies.Line(
                company.Line, [Buttons.Quiz("Quiz me"), .. company.Nudge is { } nudge ? (ViewAction[])[nudge] : []]);
        }

        return profile.Pairing?.Asked is null ? BuddyView.How : BuddyView.Waits("Whom you named");
    }

    private async Task<IReadOnlyList<Reply>> AskAsync(Turn turn, LearnerId who, string called, CancellationToken cancel)
    {
        if (who == turn.Learner)
            return Say("You are the one person you always study with. A buddy is somebody else.");
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn);
        var other = (await learners.GetAsync(who, cancel)).Value;
        var name = other.Name.Length > 0 || called.Length > 0 ? Companions.NameOf(other, called) : "They";
        if (await companions.OfAsync(profile, cancel) is { } buddy)
        {
            var mine = Companions.NameOf(buddy, "");
            return Say(buddy.Id == who
                ? $"You and {mine} are study buddies already."
                : $"You study with {mine} already. “buddy off” ends that, and then you can ask somebody else.");
        }

        var (mark, theirs) = (Keys.AskMark(turn.Learner, who), Keys.AskMark(who, turn.Learner));
        if (other.Pairing?.Asked == theirs)
            return Replies.ToLearner(turn, (await answers.AgreeAsync(turn, other, cancel)).View);
        if (await companions.OfAsync(other, cancel) is not null)
            return Say($"{name} has a study buddy already.");
        if (other.Pairing?.Declined.Contains(mark) == true)
            return Say($"{name} would rather study alone for now. If that changes, they can ask you.");
        if (profile.Pairing?.Asked == mark)
            return Replies.ToLearner(turn, BuddyView.Waits(name));
        if (profile.Pairing?.HasJustAsked(mark, turn.Now) == true)
            return Say($"I have asked {name} today already, and once a day is enough. They can also ask you.");

        var home = HasClock ? other.Habit.Home : null;
        if (home is null && turn.RoomKind == RoomKind.Personal)
        {
            return Say($"I cannot reach {(name == "They" ? "them" : name)} from here yet. "
                + "Ask where you both are: “@QuizBot buddy @name” in a channel.");
        }

        if (home is not null && (await pushes.GetAsync(home.Room, PushKind.BuddyAsked, cancel))?.Value.Setter is { } first
            && first != turn.Learner)
            return Say($"I am just telling {name} something else. Please ask again in a minute.");
        profile = await learners.UpdateAsync(
            turn.Learner,
            now => now.Seen(turn) with { Pairing = (now.Pairing ?? Pairing.None).Alone(null).WithAsked(mark, theirs, turn.Now) },
            cancel);

        // Both may have asked at the same moment, and neither have seen the other's question.
        other = (await learners.GetAsync(who, cancel)).Value;
        if (other.Pairing?.Asked == theirs)
            return Replies.ToLearner(turn, (await answers.AgreeAsync(turn, other, cancel)).View);
        if (home is null)
            return Replies.Post(BuddyView.Ask(profile, name));
        await answers.TellAsync(PushKind.BuddyAsked, turn, home, who, null, cancel);
        return Say($"I have asked {name}, in our own chat. I will tell you what they say; “buddy off” takes it back.");

        IReadOnlyList<Reply> Say(string text) => Replies.ToLearner(turn, Replies.Line(text));
    }

    private async Task<View> EndAsync(Turn turn, CancellationToken cancel)
    {
        if (await companions.PartAsync(turn.Learner, turn.Now, cancel) is not { } pairing
            || pairing is { Who: null, Asked: null, Parted: null })
            return Replies.Line("You have no study buddy. “buddy @name” asks somebody.");
        await learners.UpdateAsync(
            turn.Learner,
            now => now.Pairing is null ? now : now with { Pairing = now.Pairing.Alone(null) },
            cancel);
        return Replies.Line(
            pairing.Who is not null ? "Done: you study on your own again, and your streak goes on as it was."
            : pairing.Asked is not null ? "Done: I have taken your question back."
            : "Done.",
            Buttons.Quiz("Quiz me"));
    }
}
