using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>Who has how many points in a room this week, and who wants to be named at all.</summary>
internal sealed class LeaderboardDialog(Rooms rooms, Learners learners, Pushes pushes, Board board, NameRemoval removal)
{
    public async Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, string typed, CancellationToken cancel) =>
        typed.Trim().ToUpperInvariant() switch
        {
            "OFF" or "HIDE" or "HIDE ME" => Replies.ToLearner(turn, await HideAsync(turn, true, cancel)),
            "ON" or "SHOW" or "SHOW ME" => Replies.ToLearner(turn, await HideAsync(turn, false, cancel)),
            _ when turn.RoomKind == RoomKind.Personal => Replies.Post(
                Replies.Line("Leaderboards belong to rooms: ask me there. To stay unnamed on all of them, say “leaderboard off”.")),
            _ when turn.Input is Pressed => Replies.ToPress(turn, await ShowAsync(turn, isAlone: true, cancel)),
            _ => Replies.Post(await ShowAsync(turn, isAlone: false, cancel)),
        };

    private async Task<View> ShowAsync(Turn turn, bool isAlone, CancellationToken cancel)
    {
        var room = (await rooms.GetAsync(turn.Room, cancel)).Value;
        var week = RoomWeek.Of(room.Zone ?? await RoomWeek.FirstZoneAsync(pushes, turn, cancel), turn.Now);
        var scores = await rooms.GetScoresAsync(turn.Room, week.Monday, cancel);
        if (scores.Count == 0)
        {
            return Replies.Line(
                "Nobody has answered a card here this week. Say “quiz” for one, or “quiz 10” for a match.",
                Buttons.Quiz("Post a card"), Buttons.Say("Play a match", "quiz 10"));
        }

        var shown = await board.ShownAsync(Standings.Of(scores), isAlone ? turn.Learner : null, cancel);
        var table = Board.Table(shown, turn.Learner, isAlone);
        var (people, correct, answered) = (shown.Standings.All.Count, shown.Standings.Correct, shown.Standings.Answered);
        var line = table is null
            ? $"{Wording.Count(scores.Count, "person has", "people have")} answered this week; nobody of them wants to be named."
            : $"{Wording.Count(people, "person", "people")} on the board, {correct} of {answered} right.";
        var first = Board.Line(shown);
        return new()
        {
            Title = "This week",
            Blocks =
            [
                new TextBlock(line),
                .. table is null ? Array.Empty<Block>() : [table],
                new TextBlock($"{week}. What only one of you answered earns nothing. “leaderboard off” keeps you unnamed.", Tone.Subtle),
            ],
            Actions = [Buttons.Quiz("Post a card"), Buttons.Say("Play a match", "quiz 10")],
            Fallback = first is null ? line : $"{line} In front: {first}.",
        };
    }

    private async Task<View> HideAsync(Turn turn, bool hidden, CancellationToken cancel)
    {
        var changed = await learners.UpdateAsync(turn.Learner, profile => profile.Seen(turn) with { Hidden = hidden }, cancel);
        if (hidden)
            await removal.PlanAsync(turn, changed, turn.Now, cancel);
        return Replies.Line(hidden
            ? "Done: nothing I post names you any more, in any room; your points go on counting. “leaderboard on” brings you back."
            : "Done: leaderboards name you again.");
    }
}
