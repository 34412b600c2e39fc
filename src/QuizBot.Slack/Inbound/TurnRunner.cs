using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;
using QuizBot.Slack.Installs;
using QuizBot.Slack.Outbound;

namespace QuizBot.Slack.Inbound;

/// <summary>
/// Takes deliveries in. It waits for the bot to have committed what a turn changes, but never longer than a second, so that Slack has
/// its acknowledgement in time; replies are sent afterwards in any case.
/// </summary>
internal sealed partial class TurnRunner(
    TurnQueue queue,
    SeenDeliveries seen,
    IDeliveries everywhere,
    InstallBook installs,
    People people,
    ReplySender sender,
    IBot bot,
    Patience patience,
    TimeProvider time,
    ILogger<TurnRunner> log) : IDisposable
{
    private const int AtOnce = 64;
    private static readonly TimeSpan LongestAcknowledgement = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim slots = new(AtOnce, AtOnce);

    public void Dispose() => slots.Dispose();

    /// <summary>False where there is no room for it now, and it should be delivered again.</summary>
    public async Task<bool> TryTakeAsync(SlackDelivery? delivery)
    {
        if (delivery is null)
            return true;
        var ask = delivery as Ask;
        if (ask is not null && !seen.IsNew(ask.Id, ask.DeliveryId))
            return true;
        var now = time.GetUtcNow();
        var committed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var taken = queue.TryAdd(ask is null ? delivery.Workspace.Id : $"{delivery.Workspace.Id} {ask.User}", async cancel =>
        {
            try
            {
                if (delivery is Removal removal)
                    await patience.DoAsync(() => installs.RemoveAsync(removal.Workspace, removal.At, cancel), cancel);
                else
                    await everywhere.OnceAsync($"slack {ask!.Workspace.Id} {ask.Id}", () => AnswerAsync(ask, now, committed, cancel), false, cancel);
            }
            finally
            {
                committed.TrySetResult();
            }
        });
        if (!taken)
        {
            Log.Full(log);
            seen.Forget(ask?.Id, ask?.DeliveryId);
            return false;
        }

        await Task.WhenAny(committed.Task, Task.Delay(LongestAcknowledgement));
        return true;
    }

    /// <returns>True: whatever became of it, the person has heard of it.</returns>
    private async Task<bool> AnswerAsync(Ask ask, DateTimeOffset now, TaskCompletionSource committed, CancellationToken cancel)
    {
        Install? install = null;
        try
        {
            install = await patience.DoAsync(() => installs.FindAsync(ask.Workspace, cancel), cancel);
            if (install is null)
            {
                Log.NotInstalled(log, ask.Workspace.Id);
                await sender.NotInstalledAsync(ask, cancel);
                return true;
            }

            if (!IsForBot(ask, install))
                return true;
            var turn = await TurnAsync(ask, install, now, cancel);
            var replies = await patience.DoAsync(() => HandleAsync(turn, cancel), cancel);
            committed.TrySetResult();
            await sender.SendAsync(ask, install, turn.Room, replies, cancel);
        }
#pragma warning disable CA1031 // Whatever went wrong, the person must hear of it.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(log, error);
            if (ask.Input is not (BotAdded or BotRemoved))
                await (install is null ? sender.SayAsync(ask, Apology.Text, cancel) : sender.SayAsync(ask, install, Apology.Text, cancel));
        }

        return true;
    }

    private async Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, CancellationToken cancel)
    {
        await slots.WaitAsync(cancel);
        try
        {
            return await bot.HandleAsync(turn, cancel);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>Others join and write too; the bot answers when it is the one who joined, and never itself.</summary>
    private static bool IsForBot(Ask ask, Install install) => ask.Input is BotAdded ? ask.User == install.Bot : ask.User != install.Bot;

    private async Task<Turn> TurnAsync(Ask ask, Install install, DateTimeOffset now, CancellationToken cancel)
    {
        var person = ask.Input is BotAdded or BotRemoved ? Person.Unknown : await people.FindAsync(install, ask.User, cancel);
        return new Turn
        {
            Id = ask.Id,
            Learner = new LearnerId("slack", ask.Workspace.Id, ask.User),
            LearnerName = person.Name,
            Room = new RoomId("slack", ask.Workspace.Id, ask.Kind == RoomKind.Personal ? ask.User : ask.Channel!),
            RoomKind = ask.Kind,
            Zone = person.Zone,
            Locale = person.Locale,
            Input = ask.Input is Said said ? new Said(MessageText.Of(said.Text, install.Bot)) : ask.Input,
            Now = now,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "There is more to do than can be remembered; Slack is asked to deliver again.")]
        public static partial void Full(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning, "A turn came from Slack workspace {Workspace}, where QuizBot is not installed.")]
        public static partial void NotInstalled(ILogger logger, string workspace);

        [LoggerMessage(3, LogLevel.Error, "A turn from Slack failed.")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
