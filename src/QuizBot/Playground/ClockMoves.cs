using QuizBot.Core.Stores.Tables;
using QuizBot.Pushing;

namespace QuizBot.Playground;

/// <summary>
/// Moves the clock as time goes by: what is due on the way is done in its order, each at its own time, before the clock goes on.
/// </summary>
/// <param name="pushes">Null where nothing comes by itself.</param>
internal sealed class ClockMoves(
    PlaygroundClock clock, ChatRooms rooms, Sandbox sandbox, PlaygroundChat chat, PageStreams pages, PushService? pushes) : IDisposable
{
    public const string TooFar = "That is as far ahead as the clock goes. “Start over” sets it back.";

    private readonly SemaphoreSlim one = new(1);

    public void Dispose() => one.Dispose();

    /// <summary>False, and nothing happens, when that would be further than the clock goes.</summary>
    public Task<bool> StepAsync(TimeSpan step, CancellationToken cancel) => OneAtATimeAsync(() => WalkAsync(step, cancel), cancel);

    /// <summary>Goes to the next scheduled card; where none is planned, to whatever comes next.</summary>
    /// <returns>What happened, in words for the person at the page.</returns>
    public Task<string> ToNextAsync(CancellationToken cancel) => OneAtATimeAsync(
        async () =>
        {
            if (pushes is not { IsOn: true })
                return "Nothing comes by itself while Push:Enabled is false.";
            var ahead = (await sandbox.WaitingAsync(cancel)).Where(waiting => waiting.Due > clock.GetUtcNow()).ToList();
            var card = ahead.Find(waiting => waiting.Kind is PushKind.Card or PushKind.Later or PushKind.Snoozed);
            if ((card ?? ahead.FirstOrDefault()) is not { } next)
                return "Nothing is scheduled. Say “schedule daily 09:00” in a chat, and cards come by themselves.";
            return await WalkAsync(next.Due - clock.GetUtcNow(), cancel) ? $"{Words(next.Kind)} in {next.Room.Title}." : TooFar;
        },
        cancel);

    /// <summary>
    /// Forgets all that the playground's people have done and said, and sets the clock back to the system's. The same again after a failure
    /// goes on with it.
    /// </summary>
    public Task StartOverAsync(CancellationToken cancel) => OneAtATimeAsync(
        async () =>
        {
            await chat.AloneAsync(
                async () =>
                {
                    foreach (var room in rooms.All)
                        await AloneAsync(room, () => sandbox.ForgetAsync(room, cancel), cancel);
                    foreach (var persona in Persona.All)
                        await sandbox.ForgetAsync(persona, cancel);
                    clock.Reset();
                    foreach (var room in rooms.All)
                        room.Clear();
                },
                cancel);
            pages.TellStartOver();
            return true;
        },
        cancel);

    private static string Words(PushKind kind) => kind switch
    {
        PushKind.Card or PushKind.Later => "A scheduled card",
        PushKind.Snoozed => "A card that was put off",
        PushKind.Match => "The next step of a match",
        PushKind.MatchStart => "A scheduled match",
        PushKind.Recap => "The recap of the week",
        PushKind.Question => "A question for the room",
        PushKind.Names => "A name that is taken off the cards",
        _ => "The evening reminder, which speaks up only for a streak at stake,",
    };

    private async Task<bool> WalkAsync(TimeSpan step, CancellationToken cancel)
    {
        var end = clock.Ahead + step;
        if (end > PlaygroundClock.Furthest)
            return false;
        await DoWhatIsDueAsync(cancel);
        while (pushes is { IsOn: true } && await NextAsync(end - clock.Ahead, cancel) is { } next)
            await MoveAsync(next, cancel);
        await MoveAsync(end - clock.Ahead, cancel);
        return true;
    }

    private Task MoveAsync(TimeSpan step, CancellationToken cancel)
    {
        clock.TryMove(step);
        pages.TellTime();
        return DoWhatIsDueAsync(cancel);
    }

    /// <summary>How long until something is due; null where that is longer than there is time.</summary>
    private async Task<TimeSpan?> NextAsync(TimeSpan left, CancellationToken cancel)
    {
        var waiting = await sandbox.WaitingAsync(cancel);
        var now = clock.GetUtcNow();
        return waiting.Where(each => each.Due > now).Select(each => (TimeSpan?)(each.Due - now)).FirstOrDefault(until => until <= left);
    }

    private async Task DoWhatIsDueAsync(CancellationToken cancel)
    {
        if (pushes is not { IsOn: true })
            return;
        foreach (var shard in rooms.All.Select(Sandbox.Shard).Distinct())
            await pushes.VisitNowAsync(shard, cancel);
    }

    private Task AloneAsync(ChatRoom room, Func<Task> work, CancellationToken cancel) =>
        pushes is null ? work() : pushes.AloneAsync(Sandbox.Shard(room), _ => work(), cancel);

    private async Task<T> OneAtATimeAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            return await work();
        }
        finally
        {
            one.Release();
        }
    }
}
