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
    InstallBook installs,
    People people,
    ReplySender sender,
    IBot bot,
    TimeProvider time,
    ILogger<TurnRunner> log) : IDisposable
{
    private const int AtOnce = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
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
                    await Retrying.DoAsync(() => installs.RemoveAsync(removal.Workspace, removal.At, cancel), time, log, cancel);
                else
                    await AnswerAsync(ask!, now, committed, cancel);
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

        await Task.WhenAny(committed.Task, Task.Delay(Patience));
        return true;
    }

    private async Task AnswerAsync(Ask ask, DateTimeOffset now, TaskCompletionSource committed, CancellationToken cancel)
    {
        Install? install = null;
        try
        {
            await Retrying.DoAsync(async () => install = await installs.FindAsync(ask.Workspace, cancel), time, log, cancel);
            if (install is null)
            {
                Log.NotInstalled(log, ask.Workspace.Id);
                await sender.NotInstalledAsync(ask, cancel);
                return;
            }

            if (!IsForBot(ask, install))
                return;
            var turn = await TurnAsync(ask, install, now, cancel);
            IReadOnlyList<Reply> replies = [];
            await Retrying.DoAsync(async () => replies = await HandleAsync(turn, cancel), time, log, cancel);
            committed.TrySetResult();
            await sender.SendAsync(ask, install, turn.Room, replies, cancel);
        }
#pragma warning disable CA1031 // Whatever went wrong, the person must hear of it.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(log, error);
            const string Sorry = "Sorry, something went wrong here and I could not do that. Please try again in a minute.";
            await (install is null ? sender.SayAsync(ask, Sorry, cancel) : sender.SayAsync(ask, install, Sorry, cancel));
        }
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
            Thread = ask.Kind == RoomKind.Channel ? ask.Thread : null,
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
