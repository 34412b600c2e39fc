using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot;

/// <summary>
/// Sees to it that a room is welcomed once, however often and to however many instances its channel tells of the arrival.
/// </summary>
internal sealed class Welcomes(Rooms rooms)
{
    /// <summary>Longer than channels go on telling.</summary>
    private static readonly TimeSpan Once = TimeSpan.FromMinutes(10);

    public async Task<bool> IsFirstAsync(Turn turn, CancellationToken cancel)
    {
        var first = false;
        await rooms.UpdateAsync(
            turn.Room,
            room =>
            {
                first = room.Welcomed is not { } before || (turn.Now - before).Duration() > Once;
                return first ? room.In(turn) with { Welcomed = turn.Now } : room;
            },
            cancel);
        return first;
    }

    /// <summary>
    /// The bot has left: should it come back, it says hello again. Of a room that nothing is kept of, nothing is kept now.
    /// </summary>
    public async Task ForgetAsync(RoomId room, CancellationToken cancel)
    {
        if ((await rooms.GetAsync(room, cancel)).ETag is not null)
            await rooms.UpdateAsync(room, now => now with { Welcomed = null, Active = false }, cancel);
    }
}
