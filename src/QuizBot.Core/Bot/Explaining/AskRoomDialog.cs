using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>"Ask the room": puts a question that the notes do not answer to the channel where the learner studies with others.</summary>
internal sealed class AskRoomDialog(Learners learners, Pushes pushes)
{
    private const int MostLookedAt = 8;

    public async Task<IReadOnlyList<Reply>> PressAsync(Turn turn, Pressed press, CancellationToken cancel)
    {
        var asked = press.Data.GetValueOrDefault(ButtonData.Text, "").Trim();
        if (asked.Length is 0 or > UnansweredQuestions.LongestText)
            return Replies.ToLearner(turn, Replies.Line("That question is gone. Please ask it again."));
        if (turn.RoomKind != RoomKind.Personal)
            return Replies.Post(View(turn.LearnerName, asked));
        if (await ChannelAsync(turn, (await learners.GetAsync(turn.Learner, cancel)).Value, cancel) is not { } known)
        {
            return Replies.ToLearner(turn, Replies.Line(
                "I know no channel of yours in which I post by a schedule. Ask it there yourself; "
                + "once cards come there by “schedule weekdays 09:00”, I can do it for you."));
        }

        var errand = known.Beside(PushKind.Question, turn.Now) with { Subject = asked };
        await pushes.UpdateAsync(known.Room, PushKind.Question, _ => errand, cancel);
        return Replies.ToLearner(turn, Replies.Line(
            "I am asking the channel where you study with others. Whoever knows can answer there."));
    }

    /// <summary>The view, which offers to ask the room only where one is known.</summary>
    public async Task<View> OfferedAsync(Turn turn, LearnerProfile? profile, View view, CancellationToken cancel)
    {
        if (turn.RoomKind != RoomKind.Personal || view.Actions.All(action => action.Verb != Verbs.AskRoom)
            || (profile is not null && await ChannelAsync(turn, profile, cancel) is not null))
            return view;
        return ExplainButtons.WithoutRoom(view);
    }

    /// <summary>What comes by a schedule in the channel where the learner answered last and the bot can speak; null for none.</summary>
    private async Task<Push?> ChannelAsync(Turn turn, LearnerProfile profile, CancellationToken cancel)
    {
        foreach (var room in profile.Rooms.Reverse().Take(MostLookedAt))
        {
            if (await pushes.SpokenToAsync(room, turn.Address is not null, cancel) is { } known)
                return known;
        }

        return null;
    }

    /// <summary>When it is time to ask: who asked in personal chat is not kept, and not told.</summary>
    public static IReadOnlyList<Reply> Push(Push push) => Replies.Post(View(null, push.Subject ?? ""));

    private static View View(string? who, string asked)
    {
        var lead = $"{(string.IsNullOrEmpty(who) ? "Somebody who studies with you" : who)} asks, and the notes do not answer it:";
        return new()
        {
            Title = "Who knows?",
            Blocks = [new TextBlock(lead), new TextBlock($"“{TalkView.Quote(asked, UnansweredQuestions.LongestText)}”", Tone.Heading)],
            Fallback = $"{lead} {Wording.Shorten(asked, UnansweredQuestions.LongestText)}",
        };
    }
}
