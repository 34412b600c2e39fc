using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Buddies;

/// <summary>Yes and no to a question, and what is brought to buddies unasked.</summary>
internal sealed class BuddyAnswers(Learners learners, Pushes pushes, Companions companions)
{
    private static readonly View TakenBack = Replies.Line("That question was answered, or was taken back. Nothing was changed.");

    /// <summary>Somebody presses a button of a question. Whoever was not asked changes nothing.</summary>
    public async Task<IReadOnlyList<Reply>> PressAsync(Turn turn, Pressed press, CancellationToken cancel)
    {
        var who = turn.Learner with { User = press.Data.GetValueOrDefault(BuddyView.Who, "") };
        var asking = (await learners.GetAsync(who, cancel)).Value;
        var mark = Keys.AskMark(who, turn.Learner);
        var isAgain = asking.Pairing?.Who == turn.Learner;
        if (!isAgain && asking.Pairing?.Asked is null)
            return Done(turn, press, TakenBack);
        if (!isAgain && asking.Pairing?.Asked != mark)
        {
            return Replies.ToPress(turn, turn.RoomKind == RoomKind.Personal
                ? TakenBack
                : Replies.Line(who == turn.Learner
                    ? "You asked that yourself: the answer is theirs."
                    : "That question is for somebody else."));
        }

        if (press.Data.GetValueOrDefault(ButtonData.Sure) != ButtonData.Yes)
            return isAgain ? Replies.ToPress(turn, TakenBack) : await DeclineAsync(turn, press, asking, mark, cancel);
        var (view, isDone) = await AgreeAsync(turn, asking, cancel);
        return isDone ? Done(turn, press, view) : Replies.ToPress(turn, view);
    }

    /// <summary>
    /// Makes buddies of the one who speaks and the one who asked them; each row is written once, and doing it again completes what was cut
    /// short.
    /// </summary>
    public async Task<(View View, bool IsDone)> AgreeAsync(Turn turn, LearnerProfile asking, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value;
        if (await companions.OfAsync(profile, cancel) is { } buddy && buddy.Id != asking.Id)
            return (Replies.Line(
                $"You study with {Companions.NameOf(buddy, "")} already. “buddy off” ends that, and then you can say yes."), false);

        var mark = Keys.AskMark(asking.Id, turn.Learner);
        var since = asking.Pairing is { Who: { } already, Since: { } then } && already == turn.Learner ? then : turn.Now;
        await learners.UpdateAsync(
            turn.Learner,
            now => now.Pairing?.Who == asking.Id
                ? now
                : now.Seen(turn) with { Pairing = (now.Pairing ?? Pairing.None).With(asking.Id, since) },
            cancel);
        var other = await learners.UpdateAsync(
            asking.Id,
            now => now.Pairing is { Who: null, Asked: { } asked } && asked == mark
                ? now with { Pairing = now.Pairing.With(turn.Learner, since) }
                : now,
            cancel);
        if (other.Pairing?.Who != turn.Learner)
        {
            await learners.UpdateAsync(
                turn.Learner, now => now.Pairing?.Who == asking.Id ? now with { Pairing = now.Pairing.Alone(null) } : now, cancel);
            return (TakenBack, false);
        }

        if (asking.Pairing?.Who != turn.Learner && other.Habit.Home is { } home)
            await TellAsync(PushKind.BuddyAnswered, turn, home, asking.Id, ButtonData.Yes, cancel);
        return (BuddyView.Agreed(Companions.NameOf(other, "")), true);
    }

    /// <summary>Brings something of the one who speaks to somebody's own chat.</summary>
    public Task TellAsync(
        PushKind kind, Turn turn, PersonalRoom home, LearnerId whom, string? subject, CancellationToken cancel) =>
        pushes.UpdateAsync(home.Room, kind, _ => new Push
        {
            Kind = kind,
            Room = home.Room,
            RoomKind = RoomKind.Personal,
            Address = home.Address,
            Learner = whom,
            Setter = turn.Learner,
            Due = turn.Now,
            Subject = subject,
        }, cancel);

    /// <summary>What an errand says; nothing where it has become untrue since, or who set it is gone.</summary>
    /// <returns>Null where it has to wait, because something else came just before.</returns>
    public async Task<IReadOnlyList<Reply>?> PushAsync(Turn turn, Push errand, CancellationToken cancel)
    {
        if (errand.Setter is not { } setter)
            return [];
        var other = (await learners.GetAsync(setter, cancel)).Value;
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value;
        return errand.Kind switch
        {
            PushKind.BuddyAsked => other.Pairing?.Asked == Keys.AskMark(setter, turn.Learner)
                ? Replies.Post(BuddyView.Ask(other, null))
                : [],
            PushKind.BuddyAnswered when errand.Subject == ButtonData.Yes =>
                (await companions.OfAsync(profile, cancel))?.Id == setter
                    ? Replies.Post(BuddyView.Agreed(Companions.NameOf(other, "")))
                    : [],
            PushKind.BuddyAnswered => Replies.Post(Replies.Line(
                $"{Companions.NameOf(other, "")} thanks you, and would rather study alone for now.")),
            _ => await NudgeAsync(turn, profile, other, cancel),
        };
    }

    private async Task<IReadOnlyList<Reply>?> NudgeAsync(
        Turn turn, LearnerProfile profile, LearnerProfile buddy, CancellationToken cancel)
    {
        if ((await companions.OfAsync(profile, cancel))?.Id != buddy.Id
            || Companions.HasStudied(profile, turn.Now) || profile.IsAway(turn.Now))
            return [];
        var id = AskIds.From(turn);
        if (PushPace.Wait(profile, id, turn.Now) is not null)
            return null;
        await learners.UpdateAsync(turn.Learner, now => PushPace.Brought(now, id, turn.Now, PushPace.Ignored(now)), cancel);
        var days = await companions.TogetherAsync(profile, buddy, turn.Now, cancel);
        var keeps = days > 0 ? $"keeps your {Wording.Count(days, "day")} together going" : "makes it a day together";
        return Replies.Post(Replies.Line(
            $"{Companions.NameOf(buddy, "")} thinks of you: one card today {keeps}.", Buttons.Quiz("Quiz me")));
    }

    private async Task<IReadOnlyList<Reply>> DeclineAsync(
        Turn turn, Pressed press, LearnerProfile asking, string mark, CancellationToken cancel)
    {
        await learners.UpdateAsync(
            turn.Learner, now => now.Seen(turn) with { Pairing = (now.Pairing ?? Pairing.None).WithDeclined(mark) }, cancel);
        await learners.UpdateAsync(
            asking.Id, now => now.Pairing?.Asked == mark ? now with { Pairing = now.Pairing with { Asked = null } } : now, cancel);
        if (asking.Habit.Home is { } home)
            await TellAsync(PushKind.BuddyAnswered, turn, home, asking.Id, ButtonData.No, cancel);
        return Done(turn, press, Replies.Line("All right. I will say so kindly; if you change your mind, “buddy @name” asks them."));
    }

    /// <summary>In a room the question goes for everybody, and what came of it is between those two.</summary>
    private static IReadOnlyList<Reply> Done(Turn turn, Pressed press, View view) =>
        turn.RoomKind == RoomKind.Personal || press.Message is not { } message
            ? Replies.ToPress(turn, view)
            : [.. Replies.ToPress(turn, view), new(ReplyKind.Edit, BuddyView.Answered) { Message = message }];
}
