using System.Text.Json.Nodes;
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
    Drops drops,
    TimeProvider time,
    ILogger<TurnRunner> log) : IDisposable
{
    private const string TooMany = "You are quicker than I am. I am still busy with your last messages and leave out the newest ones. "
        + "Please try again in a moment.";
    private const int AtOnce = 64;
    private static readonly Func<CancellationToken, Task> Nothing = _ => Task.CompletedTask;
    private static readonly TimeSpan LongestAcknowledgement = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim slots = new(AtOnce, AtOnce);
    private readonly SeenDeliveries told = new(time);

    public void Dispose() => slots.Dispose();

    /// <summary>Takes a delivery in, and says what to acknowledge it with.</summary>
    public async Task<Receipt> TakeAsync(SlackDelivery? delivery)
    {
        if (delivery is null)
            return Receipt.Taken;
        var ask = delivery as Ask;
        if (ask is not null && !seen.IsNew(ask.Id, ask.DeliveryId))
            return Receipt.Taken;
        var now = time.GetUtcNow();
        var committed = new TaskCompletionSource<JsonObject?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var place = queue.TryAdd(delivery.Workspace.Id, ask?.User ?? "", async cancel =>
        {
            try
            {
                if (ask is not null)
                    return await everywhere.OnceAsync(
                        $"slack {ask.Workspace.Id} {ask.Id}", () => AnswerAsync(ask, now, committed, cancel), Nothing, cancel);
                var removal = (Removal)delivery;
                await patience.DoAsync(() => installs.RemoveAsync(removal.Workspace, removal.At, cancel), cancel);
                return Nothing;
            }
            finally
            {
                committed.TrySetResult(null);
            }
        });
        if (place != TurnPlace.Taken)
        {
            drops.Count(place);
            if (place == TurnPlace.PersonFull && ask is not null)
                return TellTooMany(ask);
            seen.Forget(ask?.Id, ask?.DeliveryId);
            return Receipt.Refused;
        }

        await Task.WhenAny(committed.Task, Task.Delay(LongestAcknowledgement));
        committed.TrySetResult(null);
        return new(true, await committed.Task);
    }

    /// <summary>Does what the turn changes; what is returned says what came of it.</summary>
    private async Task<Func<CancellationToken, Task>> AnswerAsync(
        Ask ask, DateTimeOffset now, TaskCompletionSource<JsonObject?> committed, CancellationToken cancel)
    {
        Install? install = null;
        try
        {
            install = await patience.DoAsync(() => installs.FindAsync(ask.Workspace, cancel), cancel);
            if (install is null)
            {
                Log.NotInstalled(log, ask.Workspace.Id);
                return stop => sender.NotInstalledAsync(ask, stop);
            }

            if (!IsForBot(ask, install))
                return Nothing;
            var turn = await TurnAsync(ask, install, now, cancel);
            var replies = await patience.DoAsync(() => HandleAsync(turn, cancel), cancel);

            // A dialog that was acknowledged already is closed: then what is wrong is shown as a page.
            return DialogErrors.Of(ask, replies) is { } errors && committed.TrySetResult(errors)
                ? Nothing
                : stop => SendAsync(ask, install, turn.Room, replies, stop);
        }
#pragma warning disable CA1031 // Whatever went wrong, the person must hear of it.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(log, error);
            return stop => ApologizeAsync(ask, install, stop);
        }
    }

    private async Task SendAsync(Ask ask, Install install, RoomId room, IReadOnlyList<Reply> replies, CancellationToken cancel)
    {
        try
        {
            await sender.SendAsync(ask, install, room, replies, cancel);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(log, error);
            await ApologizeAsync(ask, install, cancel);
        }
    }

    /// <summary>Who was not asked a question is not apologized to.</summary>
    private Task ApologizeAsync(Ask ask, Install? install, CancellationToken cancel) => ask.Input is BotAdded or BotRemoved
        ? Task.CompletedTask
        : install is null ? sender.SayAsync(ask, Apology.Text, cancel) : sender.SayAsync(ask, install, Apology.Text, cancel);

    /// <summary>
    /// Tells a person once in a quarter of an hour that some of what they do is left out. It is not delivered again: there would be no more
    /// room.
    /// </summary>
    private Receipt TellTooMany(Ask ask)
    {
        if (told.IsNew($"{ask.Workspace.Id} {ask.User}"))
        {
            queue.TrySend($"told {ask.Workspace.Id} {ask.User}", async cancel =>
            {
                if (await installs.FindAsync(ask.Workspace, cancel) is { } install)
                    await sender.SayAsync(ask, install, TooMany, cancel);
            });
        }

        return Receipt.Taken;
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
            Alone = ask.Input is BotAdded or BotRemoved ? null : new RoomId("slack", ask.Workspace.Id, ask.User),
            Input = ask.Input is Said said ? await SaidAsync(ask.Workspace.Id, install, said.Text, cancel) : ask.Input,
            Now = now,
        };
    }

    private async Task<Said> SaidAsync(string workspace, Install install, string marked, CancellationToken cancel)
    {
        var text = MessageText.Of(marked, install.Bot);
        var users = MessageText.People(marked, install.Bot);

        // Slack is asked who that is only where it matters, and for one at most: a text can name many, and people who do not exist.
        var person = users.Count == 1 && Command.TryParse(text) is { Spec.NamesPerson: true }
            ? await people.FindAsync(install, users[0], cancel)
            : Person.Unknown;
        return new(text)
        {
            Mentions = [.. users.Select(user => new MentionedPerson(new LearnerId("slack", workspace, user), person.Name, person.Kind))],
        };
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Warning, "A turn came from Slack workspace {Workspace}, where QuizBot is not installed.")]
        public static partial void NotInstalled(ILogger logger, string workspace);

        [LoggerMessage(3, LogLevel.Error, "A turn from Slack failed.")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}

/// <summary>What became of a delivery.</summary>
/// <param name="IsTaken">False where there is no room for it now, and it should be delivered again.</param>
/// <param name="Answer">What the acknowledgement carries; null for nothing.</param>
internal readonly record struct Receipt(bool IsTaken, JsonObject? Answer)
{
    public static Receipt Taken { get; } = new(true, null);

    public static Receipt Refused { get; } = new(false, null);
}
