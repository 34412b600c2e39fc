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
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value;
        foreach (var room in profile.Rooms.Reverse().Take(MostLookedAt))
        {
            var known = (await pushes.GetAllAsync(room, cancel))
                .Select(push => push.Value)
                .FirstOrDefault(push => push is { Active: true, Address: not null });
            if (known is null)
                continue;
            await pushes.UpdateAsync(room, PushKind.Question, _ => new Push
            {
                Kind = PushKind.Question,
                Room = room,
                RoomKind = known.RoomKind,
                Address = known.Address,
                Due = turn.Now,
                Subject = asked,
            }, cancel);
            return Replies.ToLearner(turn, Replies.Line(
                "I am asking the channel where you study with others. Whoever knows can answer there."));
        }

        return Replies.ToLearner(turn, Replies.Line(
            "I know no channel of yours in which I post by a schedule. Ask it there yourself; "
            + "once cards come there by “schedule weekdays 09:00”, I can do it for you."));
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
