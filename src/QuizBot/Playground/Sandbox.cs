using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Playground;

/// <summary>What the store holds about the playground's people and rooms. Whatever else is in it is not touched.</summary>
internal sealed class Sandbox(ChatRooms rooms, IEntityStore store, Retry retry)
{
    private const int Page = 1_000;

    private readonly Learners learners = new(store, retry);
    private readonly Rooms kept = new(store, retry);
    private readonly Pushes pushes = new(store, retry);

    public static string Shard(ChatRoom room) => Keys.Shard(room.Id);

    /// <summary>True until the bot has said hello in the room.</summary>
    public async Task<bool> IsNewAsync(ChatRoom room, CancellationToken cancel) =>
        (await kept.GetAsync(room.Id, cancel)).Value.Welcomed is null;

    /// <summary>Everything that waits for its time, the first first.</summary>
    public async Task<IReadOnlyList<Waiting>> WaitingAsync(CancellationToken cancel)
    {
        var waiting = new List<Waiting>();
        foreach (var room in rooms.All)
        {
            var planned = await pushes.GetAllAsync(room.Id, cancel);
            waiting.AddRange(planned.Where(plan => plan.Value.Active).Select(plan => new Waiting(room, plan.Value.Kind, plan.Value.Due)));
            var late = await pushes.OutAsync(Shard(room), null, Page, cancel);
            var here = late.Where(push => push.Room == room.Id);
            waiting.AddRange(here.Select(push => new Waiting(room, push.Kind, push.NotBefore ?? push.Due)));
        }

        return [.. waiting.OrderBy(each => each.Due)];
    }

    /// <summary>Forgets a room and what was to come in it.</summary>
    public async Task ForgetAsync(ChatRoom room, CancellationToken cancel)
    {
        foreach (var kind in Enum.GetValues<PushKind>())
        {
            if (await pushes.GetAsync(room.Id, kind, cancel) is not null)
                await pushes.UpdateAsync(room.Id, kind, _ => null, cancel);
            await pushes.TakeBackAsync(room.Id, kind, cancel);
        }

        await kept.DeleteAsync(room.Id, cancel);
    }

    /// <summary>Forgets what a persona has learned and set.</summary>
    public Task ForgetAsync(Persona persona, CancellationToken cancel) => learners.DeleteAsync(ChatRooms.Learner(persona), cancel);

    /// <summary>Something that comes by itself.</summary>
    internal sealed record Waiting(ChatRoom Room, PushKind Kind, DateTimeOffset Due);
}
