using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>A week of a room, Monday 00:00 to Sunday in the room's one zone: everyone in it sees the same board.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Zone">The zone's id; null where none is known yet, which is UTC.</param>
internal sealed record RoomWeek(DateOnly Monday, string? Zone)
{
    public RoomWeek Before => this with { Monday = Monday.AddDays(-7) };

    /// <summary>The room's day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset at) => LocalClock.Day(at, Zones.OrUtc(Zone));

    public static RoomWeek Of(string? zone, DateTimeOffset at) => new(CalendarWeek.MondayOf(LocalClock.Day(at, Zones.OrUtc(zone))), zone);

    /// <summary>"Mon 2 Mar to Sun 8 Mar, Europe/Berlin".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Monday:ddd d MMM} to {Monday.AddDays(6):ddd d MMM}, {Zones.Describe(Zone ?? "UTC")}");

    /// <summary>The zone of a room that has none yet: its schedule's, else that of whoever asks; null where neither is known.</summary>
    public static async Task<string?> FirstZoneAsync(Pushes pushes, Turn turn, CancellationToken cancel) =>
        (turn.Input as PushDue)?.Errand.Schedule?.Zone
        ?? (await pushes.GetAsync(turn.Room, PushKind.Card, cancel))?.Value.Schedule?.Zone
        ?? (Zones.TryGet(turn.Zone, out var zone) ? zone.Id : null);
}

/// <summary>Shows and changes the zone of a room's weeks.</summary>
internal sealed class RoomZoneDialog(Rooms rooms, Pushes pushes, RecapDialog recaps)
{
    public async Task<View> HandleAsync(Turn turn, string typed, CancellationToken cancel)
    {
        if (turn.RoomKind == RoomKind.Personal)
            return Replies.Line("Only rooms have a week of their own. When your day starts, “timezone” says and changes.");
        if (typed.Length == 0)
        {
            var room = (await rooms.GetAsync(turn.Room, cancel)).Value;
            var zone = room.Zone ?? await RoomWeek.FirstZoneAsync(pushes, turn, cancel);
            return Replies.Line($"This room's week: {RoomWeek.Of(zone, turn.Now)}. To change its zone, say “room timezone Europe/Berlin”.");
        }

        if (!Zones.TryFind(typed, out var found, out var problem))
            return Replies.Line(problem);
        await rooms.UpdateAsync(turn.Room, room => room with { Kind = turn.RoomKind, Zone = found.Id, IsZoneChosen = true }, cancel);
        await recaps.FollowAsync(turn, found.Id, cancel);
        return Replies.Line($"Done. This room's week: {RoomWeek.Of(found.Id, turn.Now)}. What was answered before stays in its week.");
    }
}
