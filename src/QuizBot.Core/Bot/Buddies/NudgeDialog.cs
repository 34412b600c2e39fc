using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Buddies;

/// <summary>"nudge": a kind word to the study buddy, once a day, where there is a reason for it.</summary>
internal sealed class NudgeDialog(Learners learners, Companions companions, BuddyAnswers answers)
{
    /// <summary>False where the bot says nothing by itself.</summary>
    public bool HasClock { get; init; } = true;

    public async Task<View> HandleAsync(Turn turn, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn);
        if (await companions.OfAsync(profile, cancel) is not { } buddy)
            return Replies.Line("You have no study buddy to nudge. “buddy @name” asks somebody.");
        var name = Companions.NameOf(buddy, "");
        if (Companions.HasStudied(buddy, turn.Now))
            return Replies.Line($"{name} has studied today already. No nudge needed!", Buttons.Quiz("Quiz me"));
        if (buddy.Rest().Contains(buddy.DayOf(turn.Now)))
            return Replies.Line($"{name} rests today: it costs you nothing. I leave them in peace.");
        if (profile.Pairing!.HasNudged(profile.DayOf(turn.Now)))
            return Replies.Line($"You have nudged {name} today. Once a day is enough.");
        if (!HasClock || buddy.Habit.Home is not { } home)
            return Replies.Line($"I cannot reach {name} alone yet: they have not talked to me in a chat of their own.");
        await answers.TellAsync(PushKind.Nudge, turn, home, buddy.Id, null, cancel);
        await learners.UpdateAsync(
            turn.Learner,
            now => now.Pairing?.Who == buddy.Id ? now with { Pairing = now.Pairing with { Nudged = now.DayOf(turn.Now) } } : now,
            cancel);
        return Replies.Line($"I am telling {name} that you think of them.", Buttons.Quiz("Quiz me"));
    }
}
