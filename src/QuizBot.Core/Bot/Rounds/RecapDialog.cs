using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>A room's week on Monday morning: who took part, how much the team remembered, the hardest card, the days it met.</summary>
internal sealed class RecapDialog(Rooms rooms, Pushes pushes)
{
    private static readonly TimeOnly Morning = new(9, 0);

    /// <summary>Plans the recap once, when the room's first answers are in.</summary>
    public async Task<RoomState> PlanAsync(Turn turn, RoomState room, CancellationToken cancel)
    {
        if (room.RecapPlanned || room.Memory.Count == 0)
            return room;
        var zone = Zones.OrUtc((turn.Input as PushDue)?.Errand.Schedule?.Zone, turn.Zone).Id;
        await PlanAsync(turn, zone, cancel);
        return room with { RecapPlanned = true };
    }

    public async Task<View> HandleAsync(Library library, Turn turn, string typed, CancellationToken cancel)
    {
        if (turn.RoomKind == RoomKind.Personal)
            return Replies.Line("The Monday recap is for rooms. Your own weeks are under “stats”.", Buttons.Say("Stats", Commands.Stats));
        switch (typed.Trim().ToUpperInvariant())
        {
            case "OFF" or "STOP":
                await rooms.UpdateAsync(turn.Room, room => room with { RecapPlanned = true }, cancel);
                await pushes.UpdateAsync(turn.Room, PushKind.Recap, _ => null, cancel);
                return Replies.Line("Done: no more recaps on Mondays. “recap on” brings them back.");
            case "ON":
                await PlanAsync(turn, Zones.OrUtc(turn.Zone).Id, cancel);
                await rooms.UpdateAsync(turn.Room, room => room with { RecapPlanned = true }, cancel);
                return Replies.Line("Done: a recap of the week comes on Mondays at 9:00. “recap off” ends it.");
            default:
                var today = LocalClock.Day(turn.Now, Zones.OrUtc(turn.Zone));
                return await WeekAsync(library, turn.Room, CalendarWeek.MondayOf(today), "This week so far", cancel)
                    ?? Replies.Line("Nobody has answered a card here this week, so there is nothing to sum up yet.", Buttons.Quiz("Post a card"));
        }
    }

    /// <summary>The recap of the week before; nothing after a week in which nobody answered.</summary>
    public async Task<IReadOnlyList<Reply>> PushAsync(Library library, Turn turn, Push errand, CancellationToken cancel)
    {
        var day = LocalClock.Day(errand.Due, Zones.OrUtc(errand.Schedule?.Zone));
        var week = await WeekAsync(library, turn.Room, CalendarWeek.MondayOf(day).AddDays(-7), "Last week in this room", cancel);
        return week is null ? [] : Replies.Post(week with { Actions = [Buttons.Quiz("Post a card"), Buttons.Say("No more recaps", $"{Commands.Recap} off")] });
    }

    private async Task PlanAsync(Turn turn, string zone, CancellationToken cancel)
    {
        var schedule = new Schedule { Days = Days.Monday, Time = Morning, Zone = zone };
        var errand = new Push
        {
            Kind = PushKind.Recap,
            Room = turn.Room,
            RoomKind = turn.RoomKind,
            Address = turn.Address,
            Schedule = schedule,
            Due = schedule.Next(turn.Now)!.Value,
        };
        await pushes.UpdateAsync(turn.Room, PushKind.Recap, planned => planned ?? errand, cancel);
    }

    private async Task<View?> WeekAsync(Library library, RoomId room, DateOnly week, string title, CancellationToken cancel)
    {
        var readRoom = rooms.GetAsync(room, cancel);
        var scores = await rooms.GetScoresAsync(room, week, cancel);
        var state = (await readRoom).Value;
        if (scores.Count == 0)
            return null;

        // The round that is still open may be the hardest of the week.
        if (state.OpenRound is { } open && (await rooms.GetRoundAsync(room, open, cancel))?.Value is { Closed: null } last)
            state = state.WithAnswers(last);
        var days = Enumerable.Range(0, 7).Count(day => 2 * scores.Count(score => (score.Days & (1 << day)) != 0) >= scores.Count);
        string[] names = [.. scores.Where(score => !score.Hidden && score.Name.Length > 0).OrderBy(score => score.Name, StringComparer.OrdinalIgnoreCase).Select(score => score.Name)];
        var unnamed = scores.Count - names.Length;
        var who = unnamed == 0 ? Wording.List(names) : names.Length == 0 ? Wording.Count(unnamed, "person", "people") : $"{string.Join(", ", names)} and {unnamed} more";
        int answered = scores.Sum(score => score.Answered), correct = scores.Sum(score => score.Correct);
        var recall = string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100.0 * correct / answered)} % ({correct} of {answered})");
        var facts = new List<Fact>
        {
            new("Took part", who),
            new("Team recall", recall),
            new("Days together", $"{days} (days on which at least half of you answered)"),
        };
        if (state.Hardest.FirstOrDefault(card => card.Week == week) is { } hardest && library.Deck.Find(hardest.Card) is { } flashcard)
            facts.Add(new("Hardest card", $"{flashcard.Prompt} ({hardest.Correct} of {hardest.Answered} right: {flashcard.Answer})"));
        return new()
        {
            Title = title,
            Blocks = [new FactsBlock(facts), .. Standings.Table(scores) is { } table ? new Block[] { table } : []],
            Actions = [Buttons.Quiz("Post a card")],
            Fallback = $"{title}: {who} took part. Team recall {recall}.",
        };
    }
}
