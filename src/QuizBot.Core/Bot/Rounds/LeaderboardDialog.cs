using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>Who has how many points in a room this week.</summary>
internal sealed class LeaderboardDialog(Rooms rooms, Learners learners)
{
    public async Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, string typed, CancellationToken cancel) =>
        typed.Trim().ToUpperInvariant() switch
        {
            "OFF" or "HIDE" or "HIDE ME" => Replies.ToLearner(turn, await HideAsync(turn, true, cancel)),
            "ON" or "SHOW" or "SHOW ME" => Replies.ToLearner(turn, await HideAsync(turn, false, cancel)),
            _ when turn.RoomKind == RoomKind.Personal => Replies.Post(Replies.Line("Leaderboards belong to rooms: ask me there. To stay unnamed on all of them, say “leaderboard off”.")),
            _ => Replies.Post(await ShowAsync(turn, cancel)),
        };

    private async Task<View> ShowAsync(Turn turn, CancellationToken cancel)
    {
        var scores = await rooms.GetScoresAsync(turn.Room, Week(turn), cancel);
        if (scores.Count == 0)
            return Replies.Line("Nobody has answered a card here this week. Say “quiz” for one, or “quiz 10” for a match.", Buttons.Quiz("Post a card"), Buttons.Say("Play a match", "quiz 10"));
        var unnamed = scores.Count(score => score.Hidden);
        var line = $"{Wording.Count(scores.Count, "person has", "people have")} answered this week, {scores.Sum(score => score.Correct)} of {scores.Sum(score => score.Answered)} right.";
        var choice = unnamed == 0 ? "To stay unnamed here, say “leaderboard off”." : $"{Wording.Count(unnamed, "person stays", "people stay")} unnamed, as you can with “leaderboard off”.";
        return new()
        {
            Title = "This week",
            Blocks = [new TextBlock(line), .. Standings.Table(scores) is { } table ? new Block[] { table } : [], new TextBlock(choice, Tone.Subtle)],
            Actions = [Buttons.Quiz("Post a card"), Buttons.Say("Play a match", "quiz 10")],
            Fallback = $"{line} {(Standings.Line(scores) is { } first ? $"In front: {first}." : "")}".TrimEnd(),
        };
    }

    private async Task<View> HideAsync(Turn turn, bool hidden, CancellationToken cancel)
    {
        await learners.UpdateAsync(turn.Learner, profile => profile.Seen(turn) with { Hidden = hidden }, cancel);
        for (var attempt = 0; attempt < Retry.MostAttempts; attempt++)
        {
            var score = await rooms.GetScoreAsync(turn.Room, Week(turn), turn.Learner, cancel);
            if (score.ETag is null || await rooms.SaveAsync(turn.Room, Week(turn), score.With(score.Value with { Hidden = hidden }), cancel))
                break;
        }

        return Replies.Line(hidden
            ? "Done: leaderboards no longer name you; your points go on counting. “leaderboard on” brings you back."
            : "Done: leaderboards name you again.");
    }

    private static DateOnly Week(Turn turn) =>
        CalendarWeek.MondayOf(LocalClock.Day(turn.Now, Zones.OrUtc(turn.Zone)));
}
