using System.Collections.Concurrent;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot;

/// <summary>
/// Keeps the addresses of rooms with errands new. The store is asked once for each room and process, and again when the address
/// changes; an answer does not wait for that while nothing is known to have changed.
/// </summary>
internal sealed class Addresses(Pushes pushes)
{
    private const int MostKnown = 10_000;

    private readonly ConcurrentDictionary<RoomId, string> known = [];

    public async Task SeenAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Address is not { Length: > 0 and <= Push.LongestAddress } address || turn.Input is PushDue or BotRemoved)
            return;
        var met = known.TryGetValue(turn.Room, out var before);
        if (before == address || (!met && turn.Input is Pressed { Verb: Verbs.Answer or Verbs.Grade or Verbs.Show }))
            return;
        await pushes.UpdateAllAsync(
            turn.Room,
            errand => errand.Address == address && errand.Active ? errand : Awake(errand, address, turn.Now),
            cancel);
        if (known.Count >= MostKnown)
            known.Clear();
        known[turn.Room] = address;
    }

    /// <summary>A room that speaks is one the bot can speak in.</summary>
    public Task WakeAsync(Turn turn, CancellationToken cancel) =>
        pushes.UpdateAllAsync(
            turn.Room, errand => errand.Active ? errand : Awake(errand, turn.Address ?? errand.Address, turn.Now), cancel);

    /// <summary>The bot cannot speak in the room any more.</summary>
    public Task RestAsync(RoomId room, CancellationToken cancel)
    {
        known.TryRemove(room, out _);
        return pushes.UpdateAllAsync(room, errand => errand.Active ? errand with { Active = false } : errand, cancel);
    }

    private static Push Awake(Push errand, string? address, DateTimeOffset now) =>
        errand.Active
            ? errand with { Address = address }
            : (errand.Next(now) ?? errand) with { Address = address, Active = errand.Schedule?.Next(now) is not null };
}
