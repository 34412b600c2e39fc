using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>
/// A room's week on Monday, at the hour of its schedule: who took part, how much the team remembered, the hardest card, the days it met.
/// </summary>
internal sealed class RecapDialog(Rooms rooms, Pushes pushes, RoomNames names, Board board)
{
    private static readonly TimeOnly Morning = new(9, 0);

    /// <summary>Plans the recap once, when the room's first answers are in.</summary>
    public async Task<RoomState> PlanAsync(Turn turn, RoomState room, CancellationToken cancel)
    {
        if (room.RecapPlanned || room.Memory.Count == 0)
            return room;
        await PlanAsync(turn, room.Zone, cancel);
        return room with { RecapPlanned = true };
    }

    /// <summary>Moves a planned recap to the room's zone and the hour of its schedule, as they are now.</summary>
    public async Task FollowAsync(Turn turn, string? zone, CancellationToken cancel)
    {
        var schedule = await ScheduleAsync(turn.Room, zone, cancel);
        await pushes.UpdateAsync(
            turn.Room,
            PushKind.Recap,
            planned => planned is null || planned.Schedule == schedule
                ? planned
                : planned with { Schedule = schedule, Due = schedule.Next(turn.Now)!.Value },
            cancel);
    }

    public async Task<View> HandleAsync(Library library, Turn turn, string typed, CancellationToken cancel)
    {
        if (turn.RoomKind == RoomKind.Personal)
            return Replies.Line("The Monday recap is for rooms. Your own weeks are under “stats”.", Buttons.Say("Stats", Commands.Stats));
        var room = (await rooms.GetAsync(turn.Room, cancel)).Value;
        var zone = room.Zone ?? await RoomWeek.FirstZoneAsync(pushes, turn, cancel);
        switch (typed.Trim().ToUpperInvariant())
        {
            case "OFF" or "STOP":
                await rooms.UpdateAsync(turn.Room, now => now with { RecapPlanned = true }, cancel);
                await pushes.RemoveAsync(turn.Room, PushKind.Recap, cancel);
                return Replies.Line("Done: no more recaps on Mondays. “recap on” brings them back.");
            case "ON":
                await PlanAsync(turn, zone, cancel);
                await rooms.UpdateAsync(turn.Room, now => now with { RecapPlanned = true }, cancel);
                var planned = await ScheduleAsync(turn.Room, zone, cancel);
                return Replies.Line(
                    $"Done: a recap of the week comes on Mondays at {Wording.Clock(planned.Time)} ({Zones.Describe(planned.Zone)}). "
                    + "“recap off” ends it.");
            default:
                return await WeekAsync(library, turn.Room, RoomWeek.Of(zone, turn.Now), "This week so far", cancel)
                    ?? Replies.Line(
                        "Nobody has answered a card here this week, so there is nothing to sum up yet.", Buttons.Quiz("Post a card"));
        }
    }

    /// <summary>The recap of the week before; nothing after a week in which nobody answered.</summary>
    public async Task<IReadOnlyList<Reply>> PushAsync(Library library, Turn turn, Push errand, CancellationToken cancel)
    {
        var room = (await rooms.GetAsync(turn.Room, cancel)).Value;
        var before = RoomWeek.Of(room.Zone ?? errand.Schedule?.Zone, errand.Due).Before;
        var week = await WeekAsync(library, turn.Room, before, "Last week in this room", cancel);
        ViewAction[] actions = [Buttons.Quiz("Post a card"), Buttons.Say("No more recaps", $"{Commands.Recap} off")];
        return week is null ? [] : Replies.Post(week with { Actions = actions });
    }

    private async Task PlanAsync(Turn turn, string? zone, CancellationToken cancel)
    {
        var schedule = await ScheduleAsync(turn.Room, zone, cancel);
        var errand = Push.In(turn, PushKind.Recap, schedule.Next(turn.Now)!.Value) with { Schedule = schedule };
        await pushes.UpdateAsync(turn.Room, PushKind.Recap, planned => planned ?? errand, cancel);
    }

    private async Task<Schedule> ScheduleAsync(RoomId room, string? zone, CancellationToken cancel)
    {
        var card = (await pushes.GetAsync(room, PushKind.Card, cancel))?.Value.Schedule;
        return new() { Days = Days.Monday, Time = card?.Time ?? Morning, Zone = Zones.OrUtc(zone).Id };
    }

    private async Task<View?> WeekAsync(Library library, RoomId room, RoomWeek week, string title, CancellationToken cancel)
    {
        var readRoom = rooms.GetAsync(room, cancel);
        var scores = await rooms.GetScoresAsync(room, week.Monday, cancel);
        var (state, open) = await WithOpenAsync((await readRoom).Value, cancel);
        if (scores.Count == 0)
            return null;
        var days = Enumerable.Range(0, 7).Count(day => 2 * scores.Count(score => (score.Days & (1 << day)) != 0) >= scores.Count);
        var shown = await board.ShownAsync(Standings.Of(scores), null, cancel);
        var table = Board.Table(shown);

        // Whose answers are counted beside a table stands in it: what is left over would be those of who stays unnamed.
        LearnerId[] people = [.. shown.Standings.All.Select(standing => standing.Learner)];
        var who = table is null ? Wording.Count(scores.Count, "person", "people") : await names.LineAsync(people, people.Length, cancel);
        var answered = table is null ? scores.Sum(score => score.Answered) : shown.Standings.Answered;
        var correct = table is null ? scores.Sum(score => score.Correct) : shown.Standings.Correct;
        var recall = string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100.0 * correct / answered)} % ({correct} of {answered})");
        var facts = new List<Fact>
        {
            new("Took part", who),
            new("Team recall", recall),
            new("Days together", $"{days} (days on which at least half of you answered)"),
        };
        if (state.Hardest.FirstOrDefault(card => card.Week == week.Monday && card.Correct < card.Answered) is { } hardest
            && library.FindStored(hardest.Card) is { } flashcard)
        {
            var answer = open.Contains(hardest.Card) ? "still open" : flashcard.Answer;
            var line = $"{flashcard.Prompt} ({hardest.Correct} of {hardest.Answered} right: {answer})";
            var others = open.Where(card => card != hardest.Card).Select(library.FindStored).OfType<Flashcard>();
            if (others.All(card => !new Secret(library, card).IsIn(Replies.Line(line))))
                facts.Add(new("Hardest card", line));
        }

        return new()
        {
            Title = title,
            Blocks =
            [
                new FactsBlock(facts),
                .. table is null ? Array.Empty<Block>() : [table],
                new TextBlock(week.ToString(), Tone.Subtle),
            ],
            Actions = [Buttons.Quiz("Post a card")],
            Fallback = $"{title}: {who} took part. Team recall {recall}.",
        };
    }

    /// <summary>A round that is still open may be the hardest of the week; no answer of an open card is told.</summary>
    private async Task<(RoomState Room, IReadOnlySet<string> Open)> WithOpenAsync(RoomState room, CancellationToken cancel)
    {
        var cards = new HashSet<string>();
        foreach (var id in room.Open.Select(open => open.Id).Append(room.OpenRound ?? "").Where(id => id.Length > 0))
        {
            if ((await rooms.GetRoundAsync(room.Id, id, cancel))?.Value is not { Closed: null } round)
                continue;
            var count = RoundCount.Of(null, await rooms.GetAnswersAsync(room.Id, id, cancel));
            room = room.WithAnswers(round with { Answered = count.Answered, Correct = count.Correct });
            cards.Add(round.Card);
        }

        return (room, cards);
    }
}
